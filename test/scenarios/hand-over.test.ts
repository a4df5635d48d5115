import { afterEach, beforeEach, expect, it } from 'vitest';
import { learn } from '../../src/flows/run/fact.ts';
import { defineStep, type Step } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { pass } from '../../src/flows/run/verdict.ts';
import { decideMerges } from '../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { verifyAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { workOnAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/work.ts';
import { importFaxNumbers } from '../../src/flows/ucware-4.5-to-5/configure/fax/import.ts';
import { handOver } from '../../src/flows/ucware-4.5-to-5/configure/hand-over/hand-over.ts';
import { PASS_5 } from '../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { tableFor } from '../support/article-tables.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { APPROVER, STARTER } from '../support/office.ts';
import { says } from '../support/says.ts';

const HAND_IN = 'Tabelle einfügen oder Datei geben …';
const ARMIN = (tableFor('Benutzerübersicht') ?? '').split('\n').slice(0, 4).join('\n');
/** People as the document names them: Slack's name and the id that decides. */
const [SABINE, ANDREAS] = [`Sabine Starke (@${STARTER})`, `Andreas Freitag (@${APPROVER})`];
const FILE = { path: '/etc/ucware/ucware.php.dpkg-dist', md5: 'a', person: APPROVER };
/** A file that the installation left to somebody. */
const installed = defineStep({
  id: 'installed',
  phase: 'upgrade-5',
  title: same('Installed'),
  why: same('Because'),
  guide: [],
  interruptible: true,
  changes: false,
  run: () => [] as const,
  judge: () => pass(same('Done'), { facts: [learn(PASS_5.leftovers, [FILE])] }),
});
const STEPS: readonly Step[] = [
  installed,
  importAccounts,
  decideMerges,
  workOnAccounts,
  verifyAccounts,
  importFaxNumbers,
];

let talk: ListTalk;
beforeEach(async () => {
  talk = await beginListTalk([...STEPS, handOver(STEPS)]);
});
afterEach(() => talk.office.close());

/** The cells of each row under a heading, the head left out. */
function rowsUnder(markdown: string, heading: string): string[][] {
  const [, after = ''] = markdown.split(`\n## ${heading}\n`);
  const [part = ''] = after.split('\n## ');
  const rows = part.split('\n').filter((line) => line.startsWith('| '));
  return rows
    .slice(2)
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
}

it('hands over who did what, and first what nobody may forget', async () => {
  await talk.fill(STARTER, HAND_IN, [], { table: ARMIN });
  await talk.press(APPROVER, 'Annehmen', 'Als Nächstes: Armin Artmann');
  await talk.press(STARTER, 'Liste abschließen', '1 von 1 erledigt');
  await talk.fill(STARTER, 'Erfassen …', ['Als Nächstes: Festhalten, was an `armin.artmann.d`'], {
    found: ['queues'],
    notes: 'Hotline, Platz 3',
  });
  await talk.fill(
    APPROVER,
    'Erfassen …',
    ['Als Nächstes: Festhalten, was an `armin.artmann.m`'],
    {},
  );
  await talk.fill(STARTER, 'Mit offenen Punkten abschließen …', ['2 von 12 erledigt'], {
    reason: 'Rest nächste Woche',
  });
  await talk.fill(STARTER, HAND_IN, ['Zum Vergleich'], { table: ARMIN });
  await talk.fill(APPROVER, 'So hinnehmen …', ['Die Zusammenführung ist nicht wie entschieden'], {
    reason: 'reicht uns',
  });
  await talk.fill(STARTER, 'Diesen Teil auslassen …', ['Faxnummern'], { reason: 'kein Fax' });
  const [begun] = await talk.office.journal(PBX);
  const markdown = await talk.file(`uebergabe-${begun?.run}.md`);
  expect(rowsUnder(markdown, 'Offene Punkte').slice(0, 6)).toEqual([
    [expect.stringContaining('/etc/ucware/ucware.php.dpkg-dist ansehen'), ANDREAS],
    [expect.stringMatching(/^Bei „Zusammenführung geprüft“: Armin Artmann: noch nicht/), ANDREAS],
    ['Bei „Konten im Admin-Client zusammengeführt“: Rest nächste Woche', SABINE],
    ['Bei „Zusammenführung geprüft“: reicht uns', ANDREAS],
    ['Bei „Faxnummern übernommen“: kein Fax', SABINE],
    [expect.stringMatching(/^Bei „Konten im Admin-Client zusammengeführt“: Verbindungen/), SABINE],
  ]);
  const who = (heading: string) =>
    rowsUnder(markdown, heading).map(([what, , person]) => [what, person]);
  expect(who('Was entschieden wurde, und von wem')).toEqual([
    ['Benutzerübersicht übernommen', SABINE],
    ['Mehrfach angelegte Benutzer', SABINE],
    ['Konten im Admin-Client zusammengeführt', SABINE],
    ['Zusammenführung geprüft', ANDREAS],
    ['Faxnummern übernommen', SABINE],
  ]);
  expect(who('Mehrfach angelegte Benutzer')).toEqual([
    ['Armin Artmann: 3 Konten zu armin.artmann', ANDREAS],
  ]);
  expect(who('Konten im Admin-Client zusammengeführt')).toEqual([
    ['Festhalten, was an armin.artmann.d hängt', SABINE],
    ['Festhalten, was an armin.artmann.m hängt', ANDREAS],
  ]);
  const inThread = (...words: string[]) =>
    talk.office.seen((message) => says(message, words), words.join(', '));
  await inThread('Mehrfach angelegte Benutzer:', '1 von 1 Punkten', '✔ Armin Artmann', 'Annehmen');
  await inThread('nicht alles ist erledigt', 'Ausgelassen: Faxnummern übernommen', 'offene Punkte');
  const page = await talk.file(`uebergabe-${begun?.run}.html`);
  expect(page).toMatch(/>Bei „Zusammenführung geprüft“: reicht uns<\/td>/);
});
