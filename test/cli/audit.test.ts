import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { audit } from '../../src/cli/audit.ts';
import { NothingThere, UsageError } from '../../src/cli/command.ts';
import { writeFiles } from '../../src/cli/write-files.ts';
import { Question } from '../../src/flows/run/question.ts';
import { same } from '../../src/flows/run/text.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { JournalRecord } from '../../src/store/types.ts';
import { AT, ended, observed, reduceServer, started } from '../store/sample-run.ts';
import { call } from './support/call.ts';
import { runProgram } from './support/run-program.ts';

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ucware-audit-'));
  env = { UCWARE_CONFIG: join(folder, 'servers.yml'), UCWARE_STATE: join(folder, 'state') };
  const rest =
    'channel: C0PBX, ssh: {user: root, key: {file: k}}, sudo: root, approvers: [U0A, U0B]';
  await writeFile(
    join(folder, 'servers.yml'),
    `people: {anna: {slack: UANNA}}
servers:
  pbx: {addresses: {ngn: 192.0.2.1}, ${rest}}
  pbx-kiel: {addresses: {ngn: 192.0.2.2}, ${rest}}
`,
  );
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const QUESTION = Question.parse({
  id: 'answer',
  kind: 'choice',
  text: { de: 'Gelesen?', en: 'Read?' },
  choices: [{ id: 'yes', label: { de: 'Ist beachtet', en: 'Is heeded' } }],
  who: 'operator',
});

/** One run that has ended, in which somebody answered, and one that is open; `padding` makes the record long. */
async function record(padding = 0): Promise<void> {
  const store = await openStore({ folder: join(folder, 'state'), reduce: reduceServer });
  const pbx = await store.server('pbx');
  await pbx.append('one', started('one'), AT);
  const asked = { type: 'asked', step: 'article', attempt: 1, question: QUESTION } as const;
  await pbx.append('one', { ...asked, facts: [], notices: [] }, AT);
  const by = { id: 'UANNA', via: 'slack' } as const;
  const answer = { choice: 'yes', values: {}, by, at: AT, rev: 2 };
  await pbx.append('one', { type: 'answered', step: 'article', question: 'answer', answer }, AT);
  for (let at = 0; at < padding; at += 1) await pbx.append('one', observed('x'.repeat(8000)), AT);
  await pbx.append('one', ended(), AT);
  await pbx.append('two', started('two'), AT);
  await store.close();
}

it('shows an answer with its label and with the name of whoever gave it', async () => {
  await record();
  const { code, text } = await call(audit, ['pbx'], { env });
  expect(code).toBe(0);
  expect(text).toContain('answered article: yes „Ist beachtet“ (anna, slack)');
  expect(text.split('\n')).toHaveLength(5);
});

const NOTHING_LOST = { lines: [], changes: [], losses: [], wayBack: same('back') };

/** A run in which a question came with two files of one name, a plan and an output. */
async function recordFiles(): Promise<void> {
  const store = await openStore({ folder: join(folder, 'state'), reduce: reduceServer });
  const pbx = await store.server('pbx');
  await pbx.append('one', started('one'), AT);
  const plan = { ...NOTHING_LOST, hash: 'a'.repeat(64), document: 'whole plan' };
  const question = Question.parse({ ...QUESTION, plan });
  const notices = ['first', 'second'].map((content) => {
    const file = { name: '../etc/a.conf.diff.txt', content };
    return { to: 'thread' as const, text: same('as a file'), file };
  });
  const asked = { type: 'asked', step: 'article', attempt: 1, question } as const;
  await pbx.append('one', { ...asked, facts: [], excerpt: 'whole output', notices }, AT);
  await store.close();
}

const WRITTEN = ['2-1-..-etc-a.conf.diff.txt', '2-2-..-etc-a.conf.diff.txt'];

it('says that a record holds no files', async () => {
  await record();
  const { text } = await call(audit, ['pbx', '--files', join(folder, 'out')], { env });
  expect(text).toBe('In diesem Protokoll stehen keine Dateien.');
});

it('writes the files of the record for people without Slack, readable for nobody else', async () => {
  await recordFiles();
  const out = join(folder, 'out');
  const { code, text } = await call(audit, ['pbx', '--files', out], { env });
  expect(code).toBe(0);
  const paths = text.split('\n');
  expect(paths).toEqual(
    [...WRITTEN, '2-3-plan.txt', '2-4-output.txt'].map((name) => join(out, name)),
  );
  const contents = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  expect(contents).toEqual(['first', 'second', 'whole plan', 'whole output']);
  expect((await stat(paths[0] ?? '')).mode & 0o777).toBe(0o600);
});

it('follows no link that lies where a file is to be written, and keeps no foreign rights', async () => {
  await recordFiles();
  const out = join(folder, 'out');
  const first = await call(audit, ['pbx', '--files', out], { env });
  const [linked = '', open = ''] = first.text.split('\n');
  const other = join(folder, 'servers.yml');
  const before = await readFile(other, 'utf8');
  await rm(linked);
  await symlink(other, linked);
  await chmod(open, 0o666);
  expect((await call(audit, ['pbx', '--files', out], { env })).code).toBe(0);
  expect(await readFile(other, 'utf8')).toBe(before);
  expect(await readFile(linked, 'utf8')).toBe('first');
  expect((await stat(open)).mode & 0o777).toBe(0o600);
});

it('masks what an older bot left readable in its record', async () => {
  const event = { ...ended(), notices: [{ to: 'thread', text: same('x'), file: OLD_FILE }] };
  const line = { seq: 7, event } as unknown as JournalRecord;
  const [path = ''] = await writeFiles(Readable.from([line]), join(folder, 'out'));
  expect(await readFile(path, 'utf8')).toBe('password=••••••\n');
});

it('names the people of the inventory in its files, as Slack does in those of a thread', async () => {
  const file = { name: 'a.md', content: '| @U0STARTER0 | @U0OTHER000 | a@U0STARTER0 |\n' };
  const event = { ...ended(), notices: [{ to: 'thread', text: same('x'), file }] };
  const line = { seq: 7, event } as unknown as JournalRecord;
  const people = [{ name: 'sabine', slack: 'U0STARTER0', uid: undefined }];
  const [path = ''] = await writeFiles(Readable.from([line]), join(folder, 'out'), people);
  expect(await readFile(path, 'utf8')).toBe(
    '| sabine (@U0STARTER0) | @U0OTHER000 | a@U0STARTER0 |\n',
  );
});

it('writes a table as it was handed in, and no answer of one line', async () => {
  const values = { 'table-file': 'Benutzername\tNebenstellen\niris\t417', reason: 'as asked' };
  const event = {
    type: 'answered',
    step: 'accounts-import',
    question: 'table',
    answer: { values },
  };
  const line = { seq: 9, event } as unknown as JournalRecord;
  const paths = await writeFiles(Readable.from([line]), join(folder, 'out'));
  expect(paths).toEqual([join(folder, 'out', '9-1-table-table-file.txt')]);
  expect(await readFile(paths[0] ?? '', 'utf8')).toBe(values['table-file']);
});

const OLD_FILE = { name: 'a.conf', content: 'password=hunter2secret\n' };

it.each([['--verify'], ['--json']])(
  'takes --files for itself alone, not with %s',
  async (option) => {
    await recordFiles();
    const out = join(folder, 'out');
    const { error } = await call(audit, ['pbx', option, '--files', out], { env });
    expect(error).toBeInstanceOf(UsageError);
    expect(error?.message).toContain(`${option} bitte in einem eigenen Aufruf`);
    await expect(stat(out)).rejects.toThrow('ENOENT');
  },
);

it('checks the whole chain', async () => {
  await record();
  const { code, text } = await call(audit, ['pbx', '--verify'], { env });
  expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('5 Einträge') });
});

it.each([
  [
    'de',
    'der Hash passt nicht zum Inhalt',
    'auf Nummer 1 folgt Nummer 3',
    'das Journal endet mit Eintrag',
  ],
  [
    'en',
    'the hash does not fit the content',
    'number 3 follows number 1',
    'the journal ends at record',
  ],
] as const)(
  'says where and how the chain is broken: %s',
  async (language, changed, missing, early) => {
    const open = join(folder, 'state', 'pbx.one.journal.jsonl');
    const said = async () => (await call(audit, ['pbx', '--verify'], { env, language })).text;
    await record();
    const whole = await readFile(open, 'utf8');
    await writeFile(open, whole.replace('Is heeded', 'Is ignored'));
    expect(await said()).toContain(`pbx.one.journal.jsonl:2: ${changed}`);
    await writeFile(open, whole.split('\n').toSpliced(1, 1).join('\n'));
    expect(await said()).toContain(`pbx.one.journal.jsonl:2: ${missing}`);
    await writeFile(open, whole);
    await rm(join(folder, 'state', 'pbx.journal.jsonl'));
    expect(await said()).toContain(early);
  },
);

it.each([[[]], [['--verify']]])('names near servers for one nobody knows %j', async (options) => {
  const { error } = await call(audit, ['pbx-keil', ...options], { env });
  expect(error).toBeInstanceOf(UsageError);
  expect(error?.message).toBe(
    '„pbx-keil“ steht nicht im Inventar. Gemeint ist vielleicht: pbx, pbx-kiel.',
  );
});

it.each([[[]], [['--verify']]])('says that there is no record yet %j', async (options) => {
  const before = await call(audit, ['pbx', ...options], { env });
  expect(before.error).toBeInstanceOf(NothingThere);
  expect(before.error?.message).toContain('Von pbx gibt es noch kein Protokoll');
  await record();
  const other = await call(audit, ['pbx-kiel', ...options], { env });
  expect(other.error?.message).toContain('Von pbx-kiel gibt es noch kein Protokoll');
});

it.each([[[]], [['--verify']]])(
  'names the runs there are for one nobody knows %j',
  async (options) => {
    await record();
    const { text, error } = await call(audit, ['pbx', '--run', 'nixda', ...options], { env });
    expect(text).toBe('');
    expect(error).toBeInstanceOf(NothingThere);
    expect(error?.message).toBe('Auf pbx gab es keinen Lauf „nixda“. Bekannte Läufe: one, two.');
  },
);

it('keeps showing the record of a server that left the inventory', async () => {
  await record();
  await writeFile(join(folder, 'servers.yml'), 'servers: {}\n');
  expect((await call(audit, ['pbx', '--run', 'two'], { env })).text).toContain('run-started two');
});

it('ends quietly when nobody reads on', async () => {
  await record(200);
  const { code, stderr } = await runProgram(['audit', 'pbx', '--json'], { env, firstOnly: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
