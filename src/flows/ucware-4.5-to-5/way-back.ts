import { asCode } from '../remote/as-code.ts';
import { counted } from '../run/counted.ts';
import type { StepContext } from '../run/step.ts';
import { joinTexts, type Text } from '../run/text.ts';
import type { Snapshot } from '../steps/pass.ts';
import { snapshot3 } from './configure/accounts/facts.ts';
import { doneByHand } from './configure/done-by-hand.ts';
import { snapshot1, snapshot2 } from './pass/passes.ts';

/**
 * How the server comes back to where it was. The nearest state comes first, with what going there costs: accounts are deleted while the
 * server is in use, and a snapshot from before the upgrade gives them back together with 4.5 only.
 */
export function wayBack(ctx: StepContext): Text {
  const before = ctx.get(snapshot2) ?? ctx.get(snapshot1);
  const third = ctx.get(snapshot3);
  if (third) {
    const near = joinTexts([restore(third), LOSES], '; ');
    return before ? joinTexts([near, further(before)], '. ') : near;
  }
  const { deleted, changes } = doneByHand(ctx);
  if (changes > 0) {
    const near = deleted > 0 ? onlyTheTable(deleted) : BY_HAND;
    return before ? joinTexts([near, further(before)], '. ') : near;
  }
  if (before) return restore(before);
  const restored = ctx.answerOf('connect', 'rolled-back')?.values['snapshot'];
  return restored === undefined ? NOTHING_CHANGED : restoredOnce(restored);
}

const NOTHING_CHANGED: Text = {
  de: 'nicht nötig: Am Server wurde noch nichts verändert',
  en: 'not needed: nothing on the server has been changed yet',
};
const LOSES: Text = {
  de: 'dabei geht verloren, was seither entstanden ist (Anrufe, Nachrichten, Faxe, Einstellungen)',
  en: 'that loses what has come into being since (calls, messages, faxes, settings)',
};
const BY_HAND: Text = {
  de: 'kein Snapshot; was auf den Arbeitslisten abgehakt ist, lässt sich im Admin-Client von Hand zurücknehmen',
  en: 'no snapshot; what is ticked on the work lists can be taken back by hand in the Admin client',
};

/** Nothing but people's hands brings a deleted account back; what had not been written down stays lost. */
function onlyTheTable(deleted: number): Text {
  const accounts = counted(deleted, ACCOUNTS);
  return {
    de: `kein Snapshot vor dem Löschen (${accounts.de}); nur mit der Tabelle der Konten im Thread, Konten und Rufnummern von Hand neu anlegen`,
    en: `no snapshot before the deletion (${accounts.en}); only by the table of accounts in the thread, making accounts and numbers anew by hand`,
  };
}

const ACCOUNTS = { one: { de: 'Konto', en: 'account' }, many: { de: 'Konten', en: 'accounts' } };

function further(snapshot: Snapshot): Text {
  const at = restore(snapshot);
  return {
    de: `Weiter zurück, vor das Upgrade: ${at.de}`,
    en: `Further back, to before the upgrade: ${at.en}`,
  };
}

/** Since it was restored nothing has been changed; what it holds may be more than the server had before the run. */
function restoredOnce(name: string): Text {
  return {
    de: `Snapshot ${asCode(name)}, der wiederhergestellt wurde; seither wurde nichts verändert`,
    en: `the snapshot ${asCode(name)} that was restored; nothing has been changed since`,
  };
}

/** The age is a date Slack draws anew each time somebody looks, so it never grows stale on the card. */
function restore({ name, takenAt }: Snapshot): Text {
  const at = `<!date^${Math.floor(Date.parse(takenAt) / 1000)}^{ago}|${takenAt.slice(0, 16).replace('T', ' ')} UTC>`;
  return {
    de: `Snapshot ${asCode(name)} wiederherstellen, angelegt ${at}`,
    en: `restore the snapshot ${asCode(name)}, taken ${at}`,
  };
}
