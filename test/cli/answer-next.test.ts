import { expect, it, onTestFinished } from 'vitest';
import { answer } from '../../src/cli/answer.ts';
import { upgrade } from '../../src/cli/upgrade.ts';
import { defineStep } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { ask, pass } from '../../src/flows/run/verdict.ts';
import { openDesk } from './support/open-desk.ts';

/** Asks about one file after the other under the same id, as conversations about lists do. */
const FILES = defineStep({
  id: 'files',
  phase: 'prepare',
  title: same('Dateien'),
  why: same('why'),
  guide: [],
  interruptible: true,
  changes: false,
  run: () => [],
  judge: (_, ctx) => {
    const before = ctx.answer('file');
    if (before?.choice === 'keep') return pass(same('done'));
    const edits = before?.choice === 'edit' ? before.values['text'] : undefined;
    return ask({
      id: 'file',
      exhibits: edits === undefined ? [] : [{ title: same('1'), code: edits }],
      kind: 'choice',
      text: same(before?.choice === 'next' ? 'Die zweite?' : 'Die erste?'),
      choices: [
        { id: 'next', label: same('Weiter') },
        {
          id: 'edit',
          label: same('Bearbeiten'),
          fields: [{ id: 'text', kind: 'multiline', label: same('Zeilen') }],
        },
        { id: 'keep', label: same('Behalten') },
      ],
      who: 'operator',
    });
  },
});

it('calls an answer that leads to the next file accepted, and one that changes nothing not enough', async () => {
  const desk = await openDesk([FILES]);
  onTestFinished(() => desk.close());
  await desk.type(upgrade, 'pbx');
  await desk.until('asked', 'files');
  expect(await desk.type(answer, 'pbx', 'files.next')).toMatchObject({ code: 0 });
  const again = await desk.type(answer, 'pbx', 'files.next');
  expect(again.code).toBe(1);
  expect(again.text).toContain('Die Antwort reicht nicht.');
  for (const text of ['one', 'two']) {
    const edit = await desk.type(answer, 'pbx', 'files.edit', '--set', `text=${text}`);
    expect(edit).toMatchObject({ code: 0 });
  }
  expect(await desk.type(answer, 'pbx', 'files.keep')).toMatchObject({ code: 0 });
});
