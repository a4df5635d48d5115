import { asCode } from '../remote/as-code.ts';
import type { BootResult, BootRung } from '../run/action.ts';
import type { Choice, QuestionInput } from '../run/question.ts';
import { REASON } from '../run/stuck.ts';
import { joinTexts, type Text } from '../run/text.ts';
import type { ConsoleContact } from './pass.ts';

const MINUTE_MS = 60_000;

/**
 * After so many minutes people hear how far the server is. A server with large disks may check its file systems; from the
 * last one on a person decides, and the bot goes on looking.
 */
const RUNGS = [2, 5, 10, 20] as const;
/** How long one look at a stretch lasts after the last rung. */
const LOOK_MS = 5 * MINUTE_MS;

/** How long the next stretch of looking lasts, in ms: until people have to hear something. */
export function untilNextRung(awayMs: number): number {
  const next = RUNGS.find((minutes) => minutes * MINUTE_MS > awayMs);
  return next === undefined ? LOOK_MS : next * MINUTE_MS - awayMs;
}

/** The question while the server stays away; the words change only from rung to rung. */
export function awayQuestion(
  awayMs: number,
  boot: Pick<BootResult, 'rung' | 'found'>,
  contact: ConsoleContact | undefined,
  now: string,
): QuestionInput {
  const minutes = RUNGS.findLast((rung) => rung * MINUTE_MS <= awayMs) ?? RUNGS[0];
  const last = minutes === RUNGS.at(-1);
  const text = joinTexts([head(minutes), SEEN[boot.rung], advice(minutes, contact)], '\n');
  return {
    id: 'away',
    kind: 'choice',
    text,
    evidence: boot.found === '' ? [] : [both(asCode(boot.found))],
    choices: [LOOK, ...(last ? DECISIONS : [])],
    who: 'operator',
    // It looks again at once; only what people hear comes at intervals.
    wakeAt: now,
  };
}

const LOOK: Choice = {
  id: 'again',
  label: { de: 'Jetzt nachsehen', en: 'Look now' },
  style: 'primary',
};

/** At the last rung a named person decides; the clock never does. */
const DECISIONS: readonly Choice[] = [
  {
    id: 'power-cycled',
    label: { de: 'An der Konsole aus- und eingeschaltet …', en: 'Power-cycled at the console …' },
    style: 'danger',
    who: 'approver',
    confirm: {
      de: 'Nur wenn die Konsole weder dpkg noch eine Prüfung der Dateisysteme zeigt. Der Bot schaltet selbst nichts.',
      en: 'Only if the console shows neither dpkg nor a check of the file systems. The bot itself switches nothing.',
    },
    fields: [REASON],
  },
  {
    id: 'abandon',
    label: { de: 'Aufgeben, Snapshot wiederherstellen …', en: 'Abandon, restore the snapshot …' },
    style: 'danger',
    who: 'approver',
    fields: [REASON],
  },
];

function both(words: string): Text {
  return { de: words, en: words };
}

function head(minutes: number): Text {
  return {
    de: `Der Server ist seit dem Neustart mehr als ${minutes} Minuten nicht zurück. Die Telefone sind aus.`,
    en: `The server has not been back for more than ${minutes} minutes since the reboot. The telephones are off.`,
  };
}

const SEEN: Readonly<Record<BootRung, Text>> = {
  nothing: {
    de: 'Zuletzt: Keine seiner Adressen antwortet, auch nicht auf ping.',
    en: 'Last seen: none of its addresses answers, not even to ping.',
  },
  ping: {
    de: 'Zuletzt: Er ist im Netz zu sehen, der SSH-Port ist noch zu.',
    en: 'Last seen: it is on the network, the SSH port is still closed.',
  },
  tcp: {
    de: 'Zuletzt: Der SSH-Port nimmt Verbindungen an, aber niemand spricht.',
    en: 'Last seen: the SSH port accepts connections, but nobody speaks.',
  },
  banner: {
    de: 'Zuletzt: Der SSH-Dienst meldet sich, die Anmeldung klappt noch nicht.',
    en: 'Last seen: the SSH service speaks, logging in does not work yet.',
  },
  login: {
    de: 'Zuletzt: Die Anmeldung klappt, aber der Server hat nicht geantwortet.',
    en: 'Last seen: logging in works, but the server did not answer.',
  },
  'old-boot': {
    de: 'Zuletzt: Er läuft noch mit der Boot-ID von vorher, fährt also noch herunter.',
    en: 'Last seen: it still runs with the boot id from before, so it is still going down.',
  },
};

const HANDS_OFF: Text = {
  de: '*Bitte nicht ausschalten:* Vielleicht arbeitet noch dpkg oder eine Prüfung der Dateisysteme.',
  en: '*Please do not power-cycle:* dpkg or a check of the file systems may still be at work.',
};

function advice(minutes: number, contact: ConsoleContact | undefined): Text {
  if (minutes === 2) {
    return joinTexts(
      [{ de: 'Das kann noch normal sein.', en: 'This may still be normal.' }, HANDS_OFF],
      ' ',
    );
  }
  const who = contact ? `${contact.person}, ${contact.mobile}` : undefined;
  const look: Text =
    who === undefined
      ? {
          de: 'Bitte jetzt jemand an die Konsole oder den Hypervisor.',
          en: 'Please somebody go to the console or the hypervisor now.',
        }
      : {
          de: `Bitte an die Konsole oder den Hypervisor sehen: ${who}.`,
          en: `Please look at the console or the hypervisor: ${who}.`,
        };
  if (minutes < 20) return joinTexts([look, HANDS_OFF], ' ');
  const decide: Text = {
    de: 'Ab hier entscheidet eine benannte Person, nicht die Uhr. Aus- und einschalten nur, wenn die Konsole weder dpkg noch eine Dateisystemprüfung zeigt; der andere Weg ist der Snapshot auf der Karte. Der Bot sieht solange weiter nach.',
    en: 'From here on a named person decides, not the clock. Power-cycle only if the console shows neither dpkg nor a check of the file systems; the other way is the snapshot on the card. The bot goes on looking meanwhile.',
  };
  return joinTexts([look, decide], ' ');
}
