import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { abort } from '../../src/cli/abort.ts';
import { answer } from '../../src/cli/answer.ts';
import { UsageError } from '../../src/cli/command.ts';
import { status } from '../../src/cli/status.ts';
import { upgrade } from '../../src/cli/upgrade.ts';
import { same } from '../../src/flows/run/text.ts';
import { pass } from '../../src/flows/run/verdict.ts';
import { confirmation, who } from '../../src/flows/steps/confirmation.ts';
import { call } from './support/call.ts';
import { type Desk, openDesk } from './support/open-desk.ts';

const WINDOW = confirmation({
  id: 'window',
  phase: 'prepare',
  title: { de: 'Zeitraum', en: 'Window' },
  why: same('why'),
  guide: [],
  ask: () => ({
    text: { de: 'Wann?', en: 'When?' },
    choices: [
      {
        id: 'yes',
        label: { de: 'Vereinbart', en: 'Agreed' },
        fields: [
          { id: 'start', kind: 'datetime', label: { de: 'Beginn', en: 'Start' } },
          { id: 'minutes', kind: 'number', label: same('min'), min: 30, max: 90, initial: '60' },
          { id: 'note', kind: 'text', label: same('Text'), optional: true },
        ],
      },
      { id: 'never', label: { de: 'Gar nicht', en: 'Not at all' } },
      {
        id: 'edit',
        label: { de: 'Bearbeiten', en: 'Edit' },
        confirm: { de: 'Die alten Zeilen gehen verloren.', en: 'The old lines are lost.' },
        fields: [
          {
            id: 'text',
            kind: 'multiline',
            label: { de: 'Zeilen', en: 'Lines' },
            hint: { de: 'Leer heißt: Sie fallen weg.', en: 'Empty means: they go.' },
            initial: 'limit 10\n<b>\u001b[2J',
            optional: true,
          },
        ],
      },
    ],
    who: 'operator',
  }),
  judge: (given) =>
    given.values['start']?.startsWith('2026')
      ? pass({ de: `Bestätigt von ${who(given)}.`, en: `Confirmed by ${who(given)}.` })
      : { complaint: { de: 'Das ist vorbei.', en: 'That is over.' } },
});

const READ = confirmation({
  id: 'read',
  phase: 'prepare',
  title: { de: 'Gelesen', en: 'Read' },
  why: same('why'),
  guide: [],
  ask: () => ({
    text: { de: 'Gelesen?', en: 'Read?' },
    choices: [{ id: 'yes', label: { de: 'Ja', en: 'Yes' } }],
    who: 'operator',
  }),
  judge: () => pass(same('read')),
});

const FIELDS = ['--set', 'start=2026-11-23T22:00+01:00', '--set', 'minutes=60'];

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk([WINDOW, READ]);
  onTestFinished(() => desk.close());
  const { text } = await desk.type(upgrade, 'pbx');
  expect(text).toContain('Es geht im Kanal C0PBX weiter.');
  await desk.until('asked', 'window');
});

/** The word the open question prints for this choice. */
async function printed(choice: string): Promise<string> {
  const { text } = await desk.type(answer, 'pbx');
  return new RegExp(`ucware-upgrade answer pbx (\\d+\\.${choice})`).exec(text)?.[1] ?? '';
}

it('says what a field expects before anybody fills it in', async () => {
  const { text } = await desk.type(answer, 'pbx');
  expect(text).toContain('Beginn (Datum und Uhrzeit mit Zeitzone, z. B. 2026-11-23T22:00+01:00)');
  expect(text).toContain('--set minutes="60"   min (30–90)');
  expect(text).toContain('--set note=…   Text (optional)');
});

it('shows what a choice costs, what its field means and the lines that are there now', async () => {
  const { text } = await desk.type(answer, 'pbx');
  expect(text).toContain('      ! Die alten Zeilen gehen verloren.\n      --set text=…   Zeilen');
  expect(text).toContain('          Leer heißt: Sie fallen weg.\n');
  expect(text).toContain('Jetzt steht da:\n            limit 10\n            <b>\u001b[2J');
});

it('answers the question whose number it prints, once and no other', async () => {
  const word = await printed('yes');
  expect(await desk.type(answer, 'pbx', word, ...FIELDS)).toMatchObject({
    code: 0,
    text: 'Beantwortet: Vereinbart.',
  });
  const again = await desk.type(answer, 'pbx', word);
  expect(again.code).toBe(1);
  expect(again.text).toContain('ist nicht offen; es wurde nichts geändert. Offen ist gerade:');
  expect(again.text).toContain('(read)\nGelesen?');
  expect(desk.store.journal.filter(({ event }) => event.type === 'answered')).toHaveLength(1);
});

it('takes the step for a name, so that scripts can be read, and nothing without one', async () => {
  const bare = await desk.type(answer, 'pbx', 'yes', ...FIELDS);
  expect(bare.error).toBeInstanceOf(UsageError);
  expect(bare.error?.message).toContain('Bitte auch die Frage nennen, zum Beispiel: ');
  const other = await desk.type(answer, 'pbx', 'read.yes');
  expect(other.code).toBe(1);
  expect(other.text).toContain('Die Frage „read“ ist nicht offen');
  expect((await desk.type(answer, 'pbx', 'window.yes', ...FIELDS)).code).toBe(0);
  expect((await desk.type(answer, 'pbx', 'read.yes')).code).toBe(0);
});

it('refuses fields and choices there are not, and names those there are', async () => {
  const field = await desk.type(answer, 'pbx', 'window.yes', ...FIELDS, '--set', 'foo=bar');
  expect(field.error).toBeInstanceOf(UsageError);
  expect(field.error?.message).toBe('„yes“ hat kein Feld „foo“. Felder: start, minutes, note.');
  const choice = await desk.type(answer, 'pbx', 'window.jein');
  expect(choice.error).toBeInstanceOf(UsageError);
  expect(choice.error?.message).toMatch(/Möglich sind:\n {2}yes {3}Vereinbart\n {2}never {3}Gar/);
  expect(desk.store.journal.some(({ event }) => event.type === 'answered')).toBe(false);
});

it('says what is wrong with a field', async () => {
  const { code, text } = await desk.type(answer, 'pbx', 'window.yes', '--set', 'start=heute');
  expect(code).toBe(1);
  expect(text).toContain('start: Kein gültiger Zeitpunkt mit Zeitzone');
  expect(text).toContain('minutes: Bitte ausfüllen.');
});

it('says that the content will not do, and how to answer again', async () => {
  const before = await printed('yes');
  const fields = ['--set', 'start=2020-01-01T00:00Z', '--set', 'minutes=60'];
  const { code, text } = await desk.type(answer, 'pbx', before, ...fields);
  expect(code).toBe(1);
  expect(text).toContain('Die Antwort reicht nicht. Das ist vorbei.');
  expect(text).not.toContain('Beantwortet');
  const after = await printed('yes');
  expect(after).not.toBe(before);
  expect(text).toContain(`ucware-upgrade answer pbx ${after}`);
});

it.each([
  ['de', 'Beantwortet: Vereinbart. Die Antwort steht im Protokoll. Danach hat der Bot nicht mehr'],
  ['en', 'Answered: Agreed. The answer stands in the record. After that the bot has not replied'],
] as const)(
  'tells a bot that falls silent after the answer from one that never took it (%s)',
  async (language, said) => {
    const answered = () => desk.store.journal.some(({ event }) => event.type === 'answered');
    const env = {
      ...desk.env,
      get UCWARE_REQUESTS() {
        return answered() ? `${desk.env.UCWARE_REQUESTS}-gone` : desk.env.UCWARE_REQUESTS;
      },
    };
    const { code, text, error } = await call(answer, ['pbx', 'window.yes', ...FIELDS], {
      env,
      language,
    });
    expect(error).toBeUndefined();
    expect(text).toContain(said);
    expect(code).toBe(0);
  },
);

it('shows people by the name of the inventory', async () => {
  await desk.type(answer, 'pbx', 'window.yes', ...FIELDS);
  const { text } = await desk.type(status, 'pbx');
  expect(text).toContain('Zeitraum: Bestätigt von sabine.');
});

it('gives the state to programs', async () => {
  const { code, text } = await desk.type(status, 'pbx', '--json');
  expect(code).toBe(0);
  const number = Number((await printed('never')).split('.')[0]);
  expect(JSON.parse(text)).toEqual([
    expect.objectContaining({
      server: 'pbx',
      run: expect.objectContaining({
        state: 'waiting',
        step: 'window',
        question: expect.objectContaining({ number, step: 'window', id: 'answer' }),
        steps: [
          expect.objectContaining({ id: 'window', status: 'waiting' }),
          expect.objectContaining({ id: 'read', status: 'pending' }),
        ],
      }),
    }),
  ]);
  expect(text).not.toContain('sshUser');
  expect(JSON.parse((await desk.type(status, '--json')).text)).toHaveLength(1);
});

it('shows how a run ended, by whom, and no question any more', async () => {
  await desk.type(abort, 'pbx', '--reason', 'zu spät');
  await desk.until('run-ended');
  const { text } = await desk.type(status, 'pbx');
  expect(text).toMatch(/^pbx: Abgebrochen \(sabine\), 0\/2: /);
  expect(text).toContain('✗ Zeitraum');
  expect(text).not.toMatch(/ended|beendet|aborted|\? Zeitraum|Antworten|Gefahrlos anhalten/);
});
