import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { answer } from '../../src/cli/answer.ts';
import { UsageError } from '../../src/cli/command.ts';
import { upgrade } from '../../src/cli/upgrade.ts';
import { defineStep } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { ask, pass } from '../../src/flows/run/verdict.ts';
import type { WorkItem } from '../../src/flows/run/worklist.ts';
import { type Desk, openDesk } from './support/open-desk.ts';

function item(id: string, more: Partial<WorkItem> = {}): WorkItem {
  return {
    id,
    title: { de: `Punkt ${id}`, en: `Item ${id}` },
    detail: [{ de: 'So geht es.', en: 'This is how.' }],
    choices: [{ id: 'done', label: { de: 'Erledigt', en: 'Done' } }],
    ...more,
  };
}

const FILE = {
  id: 'table',
  kind: 'file' as const,
  label: { de: 'Tabelle', en: 'Table' },
  optional: false,
};

const WORK = defineStep({
  id: 'work',
  phase: 'prepare',
  title: same('Arbeit'),
  why: same('why'),
  guide: [],
  interruptible: true,
  changes: false,
  run: () => [],
  worklist: () => ({
    sections: [
      {
        id: 'one',
        title: same('Anna'),
        items: [
          item('a1', {
            table: {
              caption: same('Nummern'),
              head: [same('Nr'), same('Ort')],
              rows: [[same('416'), same('✓')]],
            },
          }),
          item('a2', {
            choices: [
              { id: 'done', label: { de: 'Erledigt', en: 'Done' } },
              { id: 'never', label: { de: 'Nie erledigen …', en: 'Never …' } },
            ],
          }),
          item('a3', { locked: { de: 'Erst a1.', en: 'First a1.' } }),
        ],
      },
      {
        id: 'many',
        title: same('Viele'),
        items: Array.from({ length: 30 }, (_, at) => item(`n${at}`)),
      },
      {
        id: 'read',
        title: same('Lesen'),
        items: [
          item('t', {
            choices: [{ id: 'record', label: { de: 'Erfassen', en: 'Record' }, fields: [FILE] }],
          }),
        ],
      },
    ],
  }),
  judge: (_, ctx) =>
    ctx.answer('list')
      ? pass(same('fertig'))
      : ask({
          id: 'list',
          kind: 'worklist',
          text: { de: 'Bitte abarbeiten.', en: 'Please work.' },
          choices: [{ id: 'finish', label: { de: 'Abschließen', en: 'Finish' } }],
          who: 'operator',
        }),
});

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk([WORK]);
  onTestFinished(() => desk.close());
  await desk.type(upgrade, 'pbx');
  await desk.until('asked', 'work');
});

it('shows what is open, how far it is, and the commands that settle an item', async () => {
  const { text } = await desk.type(answer, 'pbx');
  expect(text).toContain('0 von 34 erledigt');
  expect(text).toContain('Anna: 0 von 3 erledigt');
  expect(text).toContain(
    '  [ ] a1   Punkt a1\n        So geht es.\n        Nummern\n          Nr   Ort\n          416  ✓',
  );
  expect(text).toContain('  [-] a3   Punkt a3\n        (Erst a1.)');
  expect(text).toContain('  [ ] n19');
  expect(text).not.toContain('  [ ] n20');
  expect(text).toContain('… und 10 weitere');
  expect(text).toMatch(/answer pbx \d+\.done --item a1 {3}Erledigt/);
  expect(text).toMatch(
    /answer pbx \d+\.record --item t {3}Erfassen\n +--file table=… {3}Tabelle \(Pfad einer Datei\)/,
  );
  expect(text).toMatch(/answer pbx \d+\.finish {3}Abschließen/);
});

it('settles several items at once and leaves the question open', async () => {
  const { code } = await desk.type(answer, 'pbx', 'work.done', '--item', 'a1', '--item', 'a2');
  expect(code).toBe(0);
  const { text } = await desk.type(answer, 'pbx');
  expect(text).toContain('2 von 34 erledigt');
  expect(text).not.toContain('[ ] a1');
  expect((await desk.type(answer, 'pbx', 'work.reopen', '--item', 'a1')).code).toBe(0);
  expect((await desk.type(answer, 'pbx')).text).toContain('1 von 34 erledigt');
});

it('says who has done an item already, instead of listing what else could be said of it', async () => {
  await desk.type(answer, 'pbx', 'work.done', '--item', 'a1');
  const again = await desk.type(answer, 'pbx', 'work.done', '--item', 'a1');
  expect(again.error?.message).toMatch(
    /Punkt a1: schon erledigt als „Erledigt“ von .*, \d{4}-\d\d-\d\d .* UTC\. Es wurde nichts/,
  );
});

it('says as what it was settled, in the words of the list, when something else is wanted now', async () => {
  await desk.type(answer, 'pbx', 'work.never', '--item', 'a2');
  const other = await desk.type(answer, 'pbx', 'work.done', '--item', 'a2');
  expect(other.error?.message).toContain('Punkt a2: schon erledigt als „Nie erledigen“ von');
});

it('shows no commands to somebody they would be refused to, but who may answer', async () => {
  const other = await openDesk([WORK], { operators: ['U0OTHER'], approvers: ['berta'] });
  onTestFinished(() => other.close());
  await other.ask({ do: 'start', server: 'pbx' }, 'U0OTHER');
  await other.until('asked', 'work');
  const { text } = await other.type(answer, 'pbx');
  expect(text).toContain('Punkt a1');
  expect(text).toContain('• Abschließen');
  expect(text).not.toContain('answer pbx');
  expect(text).toMatch(/Sie dürfen diese Frage nicht beantworten\. Das dürfen: U0OTHER, berta/);
});

it('takes only what can be said of all items', async () => {
  const unknown = await desk.type(answer, 'pbx', 'work.done', '--item', 'zz');
  expect(unknown.error).toBeInstanceOf(UsageError);
  expect(unknown.error?.message).toContain('kein Punkt „zz“');
  const mixed = await desk.type(answer, 'pbx', 'work.done', '--item', 'a1', '--item', 't');
  expect(mixed.error?.message).toContain('„done“ steht nicht zur Wahl');
  expect((await desk.type(answer, 'pbx', 'work.done', '--item', 'a3')).code).toBe(1);
});

it('hands in the content of a file, in whatever encoding it has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ucware-file-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'users.csv');
  await writeFile(path, Buffer.from('Größe;1', 'latin1'));
  const { code } = await desk.type(
    answer,
    'pbx',
    'work.record',
    '--item',
    't',
    '--file',
    `table=${path}`,
  );
  expect(code).toBe(0);
  const entered = desk.store.journal.find(({ event }) => event.type === 'entered');
  expect(entered?.event).toMatchObject({ items: ['t'], answer: { values: { table: 'Größe;1' } } });
});

it('says which file it cannot take, and why', async () => {
  const words = (path: string) => ['pbx', 'work.record', '--item', 't', '--file', path];
  const gone = await desk.type(answer, ...words('table=/nowhere/users.csv'));
  expect(gone.error?.message).toContain('--file /nowhere/users.csv: ENOENT');
  const unnamed = await desk.type(answer, ...words('users.csv'));
  expect(unnamed.error?.message).toContain('--file users.csv: field=path');
  const other = await desk.type(answer, ...words('list=/dev/null'));
  expect(other.error?.message).toContain('kein Feld „list“');
  const empty = await desk.type(answer, ...words('table=/dev/null'));
  expect(empty.error?.message).toContain('Die Datei ist leer');
});
