import { asCode } from '../../remote/as-code.ts';
import { type Attempt, attempt } from '../../remote/attempt.ts';
import { disk } from '../../remote/disk.ts';
import { packages, ucwareVersion } from '../../remote/packages.ts';
import { release } from '../../remote/release.ts';
import type { Probe } from '../../run/action.ts';
import { type Fact, type Learned, learn } from '../../run/fact.ts';
import { defineStep } from '../../run/step.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { pass } from '../../run/verdict.ts';
import { CHECKS } from '../checks/checks.ts';
import { size } from '../checks/disk.ts';
import { readingsOf, takeAnswers } from '../checks/judge-checks.ts';
import { scannedAt, unreadFacts } from './scan-facts.ts';

/** Looks at everything the checks want to know. An answer that makes no sense is kept as such: the findings speak of it. */
export const scan = defineStep({
  id: 'scan',
  phase: 'prepare',
  title: { de: 'Server ansehen', en: 'Look at the server' },
  why: {
    de: 'Der Bot liest Versionen, Paketquellen, Platz, Sperren, MySQL und Geräte. Am Server wird nichts verändert.',
    en: 'The bot reads versions, package sources, room, locks, MySQL and devices. Nothing on the server is changed.',
  },
  guide: ['Vorbereitung', 'Hardware und Software'],
  interruptible: true,
  changes: false,
  run: ({ server, now }): readonly Probe<Attempt<unknown>>[] =>
    readingsOf(CHECKS, server, now).map(({ probe }) => attempt(probe)),
  judge: (values, { server, now }) => {
    const { learned, unread } = takeAnswers(readingsOf(CHECKS, server, now), values);
    return pass(summary(learned, Object.keys(unread).length), {
      facts: [...learned, learn(unreadFacts, { ...unread }), learn(scannedAt, now)],
    });
  },
});

function summary(learned: readonly Learned[], unread: number): Text {
  const version = found(packages, learned);
  const system = found(release, learned);
  const root = found(disk, learned)?.find(({ path }) => path === '/');
  const parts: Text[] = [
    version
      ? same(`UCware ${asCode(ucwareVersion(version) ?? '–')}`)
      : { de: 'UCware-Version unbekannt', en: 'UCware version unknown' },
  ];
  if (system) parts.push(same(asCode(system.prettyName)));
  if (root) parts.push({ de: `${size(root.freeMiB)} frei`, en: `${size(root.freeMiB)} free` });
  if (unread > 0) parts.push({ de: `${unread} nicht lesbar`, en: `${unread} unreadable` });
  return joinTexts(parts, ', ');
}

function found<T>(fact: Fact<T>, learned: readonly Learned[]): T | undefined {
  const value = learned.find(({ key }) => key === fact.key)?.value;
  return value === undefined ? undefined : fact.schema.parse(value);
}
