import { asCode } from '../../../remote/as-code.ts';
import { counted } from '../../../run/counted.ts';
import { learn } from '../../../run/fact.ts';
import { REASON } from '../../../run/stuck.ts';
import type { Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { confirmation, said, who } from '../../../steps/confirmation.ts';
import { confirmedSnapshot, snapshotFields } from '../../../steps/snapshot-question.ts';
import { mergesIn } from './decisions.ts';
import { STEPS, snapshot3 } from './facts.ts';

/** Offered, not required: the server is in use, and going back would lose what has come into being since. */
export const offerSnapshot = confirmation({
  id: STEPS.snapshot,
  phase: 'configure',
  title: { de: 'Snapshot vor dem Löschen', en: 'Snapshot before the deletion' },
  why: {
    de: 'Gelöschte Konten lassen sich nur von Hand neu anlegen; ein Snapshot direkt davor ist der einzige Weg zurück.',
    en: 'Deleted accounts can only be created again by hand; a snapshot right before is the only way back.',
  },
  guide: ['Nicht mehr benötigte Benutzer löschen'],
  ask: (ctx) => ({
    text: {
      de: `Gleich zu löschen: ${accounts(ctx).de}. Vorher einen Snapshot der virtuellen Maschine ${ctx.server.name} anlegen?`,
      en: `About to be deleted: ${accounts(ctx).en}. Take a snapshot of the virtual machine ${ctx.server.name} before?`,
    },
    notes: [WHAT_IT_MEANS],
    choices: [
      {
        id: 'taken',
        label: { de: 'Snapshot angelegt …', en: 'Snapshot taken …' },
        style: 'primary',
        fields: snapshotFields({ id: 'accounts' }, ctx),
      },
      {
        id: 'without',
        label: { de: 'Ohne Snapshot weiter …', en: 'Go on without …' },
        fields: [REASON],
      },
    ],
    who: 'operator',
  }),
  judge: (answer, ctx) => {
    if (answer.choice === 'without') {
      return pass({
        de: `Ohne Snapshot, entschieden von ${who(answer)}: ${said(answer, 'reason')}`,
        en: `Without a snapshot, decided by ${who(answer)}: ${said(answer, 'reason')}`,
      });
    }
    const confirmed = confirmedSnapshot(answer, ctx.now);
    if ('complaint' in confirmed) return confirmed;
    const { snapshot } = confirmed;
    const name = asCode(snapshot.name);
    return pass(
      {
        de: `Snapshot ${name}, bestätigt von ${who(answer)}.`,
        en: `Snapshot ${name}, confirmed by ${who(answer)}.`,
      },
      { facts: [learn(snapshot3, snapshot)] },
    );
  },
});

function accounts(ctx: Parameters<typeof mergesIn>[0]): Text {
  return counted(mergesIn(ctx).flatMap(({ removed }) => removed).length, ACCOUNTS);
}

const ACCOUNTS = { one: { de: 'Konto', en: 'account' }, many: { de: 'Konten', en: 'accounts' } };

const WHAT_IT_MEANS: Text = {
  de: 'Zurück auf diesen Stand hieße: Alles, was seit dem Snapshot entstanden ist (Anrufe, Nachrichten, Faxe, Einstellungen), ist verloren. Dafür liegt gleich auch eine Tabelle aller betroffenen Konten im Thread, mit der sie sich von Hand wiederherstellen lassen.',
  en: 'Going back to it would mean: everything that has come into being since (calls, messages, faxes, settings) is lost. That is why a table of all accounts concerned is posted as well, from which they can be restored by hand.',
};
