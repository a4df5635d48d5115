import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideMerges } from '../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { verifyAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { workOnAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/work.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';
import { beginListTalk, type ListTalk, PBX } from '../support/list-talk.ts';
import { STARTER } from '../support/office.ts';

const HAND_IN = 'Tabelle einfügen oder Datei geben …';
const HEAD = 'Benutzername\tVorname\tNachname\tNebenstellen';
const ARMIN = 'armin.artmann\tArmin\tArtmann\t416';
const DECT = 'armin.artmann.d\tArmin\tArtmann\t4161';
const MOBILE = 'armin.artmann.m\tArmin\tArtmann\t4162';
const ALL = [HEAD, ARMIN, DECT, MOBILE].join('\n');
const WITHOUT = [HEAD, ARMIN, MOBILE].join('\n');
const VANISHED = '4161: bisher `armin.artmann.d`, jetzt bei keinem Konto';
const handOver = ucware45to5.steps.at(-1) as (typeof ucware45to5.steps)[number];

describe('an account somebody deletes before anything is ticked, and an overview handed in anew', () => {
  let talk: ListTalk;

  beforeEach(async () => {
    talk = await beginListTalk([
      importAccounts,
      decideMerges,
      workOnAccounts,
      verifyAccounts,
      handOver,
    ]);
    await talk.fill(STARTER, HAND_IN, [], { table: ALL });
    await talk.press(STARTER, 'Annehmen', 'Als Nächstes: Armin Artmann');
    await talk.press(STARTER, 'Liste abschließen', '1 von 1 erledigt');
    await talk.press(STARTER, 'Zurück zu den Vorschlägen', 'Arbeitsliste');
    await talk.press(STARTER, 'Benutzerübersicht neu übergeben', '1 von 1 erledigt');
    await talk.fill(STARTER, HAND_IN, ['Administration > Benutzer'], { table: WITHOUT });
  });
  afterEach(() => talk.office.close());

  it('says which number went with it, before, in the list, when comparing and in the hand-over', async () => {
    await talk.press(STARTER, 'Neue Übersicht übernehmen', 'wieder geöffnet: 1', VANISHED);
    await talk.press(STARTER, 'Annehmen', '0 von 2 erledigt', 'Als Nächstes: Armin Artmann');

    // Nobody can close the list over it.
    const vanished = ['1 von 2 erledigt', '4161 steht bei keinem Konto mehr'];
    await talk.press(STARTER, 'Liste abschließen', ...vanished);
    await talk.office.told(STARTER, 'jetzt bei keinem Konto mehr steht: 4161 (armin.artmann.d)');
    await talk.fill(STARTER, 'Nummer aufgeben …', vanished, { reason: 'gekündigt' });
    await talk.press(STARTER, 'Liste abschließen', '2 von 2 erledigt');
    await talk.office.seen(
      ({ text }) => text.includes('Danach hat niemand mehr: 4161 (armin.artmann.d)'),
      'what nobody has any more',
    );

    await talk.fill(STARTER, 'Mit offenen Punkten abschließen …', ['Arbeitsliste'], {
      reason: 'von Hand',
    });
    await talk.fill(STARTER, HAND_IN, ['Zum Vergleich'], {
      table: 'Benutzername\tNebenstellen\narmin.artmann\t416, 4162',
    });
    await talk.office.seen(
      ({ text }) =>
        text.includes('wie entschieden') &&
        text.includes('Rufnummer 4161 (bisher armin.artmann.d) hat wie entschieden niemand mehr'),
      'the number beside the verdict',
    );
    const { files } = await talk.office.seen(
      (message) => message.files.some(({ name }) => /^uebergabe-.*\.md$/.test(name)),
      'the hand-over document',
    );
    const [file] = files.filter(({ name }) => name.endsWith('.md'));
    const document = await talk.file(file?.name ?? '');
    expect(document).toContain('4161 steht bei keinem Konto mehr (früher armin.artmann.d)');
    expect(document).toContain('gekündigt');
  });

  it('lets the number go where somebody says that the first table was the wrong one', async () => {
    await talk.fill(STARTER, 'Übernehmen; die bisherige war falsch …', [VANISHED], {
      reason: 'Export von gestern',
    });
    await talk.office.seen(
      (message) =>
        ['Eine Übersicht galt als falsch', 'Export von gestern', VANISHED].every((words) =>
          renderMessage(message).includes(words),
        ),
      'what was said of the first table',
    );
    await talk.press(STARTER, 'Annehmen', '0 von 1 erledigt', 'Als Nächstes: Armin Artmann');
    await talk.press(STARTER, 'Liste abschließen', '1 von 1 erledigt');
    await talk.office.asked(PBX, 'Arbeitsliste');
  });

  it('asks about the number until an overview has it again', async () => {
    await talk.press(STARTER, 'Neue Übersicht übernehmen', VANISHED);
    await talk.press(STARTER, 'Benutzerübersicht neu übergeben', '0 von 2 erledigt');
    const mended = [HEAD, `${ARMIN}, 4161`, MOBILE].join('\n');
    await talk.fill(STARTER, HAND_IN, ['Administration > Benutzer'], { table: mended });
    await talk.press(STARTER, 'Annehmen', '0 von 1 erledigt', 'Als Nächstes: Armin Artmann');
    await talk.press(STARTER, 'Liste abschließen', '1 von 1 erledigt');
    await talk.office.asked(PBX, 'Arbeitsliste');
  });
});
