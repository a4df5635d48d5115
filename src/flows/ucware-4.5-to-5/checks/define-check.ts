import type { Reading } from '../../remote/attempt.ts';
import type { Fact } from '../../run/fact.ts';
import type { Finding } from '../../run/finding.ts';
import type { ServerView } from '../../run/server-view.ts';
import type { Text } from '../../run/text.ts';

/** What the checks judge by: facts read from the server, all of them there when a check is asked. */
export interface KnownFacts {
  need<T>(fact: Fact<T>): T;
}

/**
 * How much a finding weighs. `blocker`: nothing goes on before it is mended. `obstacle`: a named approver may decide otherwise, with a
 * reason. `warning` and `info` are shown and do not stop anything.
 */
export type Weight = 'blocker' | 'obstacle' | 'warning' | 'info';

/** A finding as a check makes it. */
export interface Found {
  readonly id: string;
  readonly weight: Weight;
  readonly title: Text;
  readonly why: Text;
  readonly remedy: Text;
}

/** One question of the preflight: what it reads, and what it makes of the answers. */
export interface Check {
  readonly id: string;
  readonly title: Text;
  /** `now` is the time of the bot, ISO. */
  readonly readings: (server: ServerView, now: string) => readonly Reading[];
  readonly judge: (facts: KnownFacts, server: ServerView) => readonly Found[];
}

export function toFinding(check: Check, { id, weight, title, why, remedy }: Found): Finding {
  const blocks = weight === 'blocker' || weight === 'obstacle';
  return {
    id,
    check: check.id,
    severity: blocks ? 'error' : weight === 'warning' ? 'warning' : 'info',
    blocks,
    overridable: weight === 'obstacle',
    title,
    why,
    remedy,
  };
}

/** A check that could not be carried out is a failure and not a pass. */
export function notRead(check: Check, found: string): Finding {
  return toFinding(check, {
    id: `${check.id}-unread`,
    weight: 'obstacle',
    title: {
      de: `Nicht prüfbar: ${check.title.de}`,
      en: `Could not be checked: ${check.title.en}`,
    },
    why: {
      de: `Die Antwort des Servers hat nicht die erwartete Form: ${found}. Was nicht geprüft werden konnte, gilt als nicht in Ordnung.`,
      en: `The answer of the server does not have the expected form: ${found}. What could not be checked counts as not in order.`,
    },
    remedy: {
      de: 'Den genannten Befehl am Server von Hand ausführen, die Ursache beheben und erneut prüfen.',
      en: 'Run the named command by hand on the server, mend the cause and check again.',
    },
  });
}

/** Nothing needs to be done about it: no line about a remedy is shown. */
export const NOTHING_TO_DO: Text = { de: '', en: '' };
