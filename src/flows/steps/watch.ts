import { asCode, asCodes } from '../remote/as-code.ts';
import { bootId } from '../remote/boot-id.ts';
import { loggedIn } from '../remote/logged-in.ts';
import { ucwareVersion } from '../remote/packages.ts';
import { compareVersions } from '../remote/versions.ts';
import { type Watched, watchServer } from '../remote/watch.ts';
import { type Learned, learn } from '../run/fact.ts';
import { missingJobs } from '../run/rolled-back.ts';
import type { Run } from '../run/run.ts';
import type { Flow, Noticed, Watch } from '../run/step.ts';
import { hasBegun, stepRecord } from '../run/step-record.ts';
import type { Text } from '../run/text.ts';
import { expectedVersion } from './expected-version.ts';
import { NOTHING_NOTICED, noticed, readFact } from './noticed.ts';
import type { Pass } from './pass.ts';

/**
 * What the regular look makes of the server (DESIGN rule 1): older than the record, or changed by somebody else. `passes` in
 * the order of the flow.
 */
export function watchFor(passes: readonly Pass[]): Watch {
  return {
    probe: (run) => watchServer(run.id),
    judge: (seen: Watched, run, flow) => judge(seen, run, flow, passes),
  } as Watch;
}

function judge(seen: Watched, run: Run, flow: Flow, passes: readonly Pass[]): Noticed {
  const [, jobs, boot, people, locks, dpkg, packages, hold] = seen;
  const version = ucwareVersion(packages);
  const expected = expectedVersion(run, passes);
  const known = readFact(run, noticed) ?? NOTHING_NOTICED;
  const older = [
    missingJobs(flow, run, new Set(jobs.map(({ name }) => name))),
    version !== undefined && expected !== undefined && compareVersions(version, expected) < 0
      ? lowerVersion(version, expected)
      : null,
  ].filter((text) => text !== null);

  const foreign: Text[] = [];
  const facts: Learned[] = [];
  const lastBoot = readFact(run, bootId);
  if (lastBoot !== undefined && lastBoot !== boot && !isOurReboot(run, passes)) {
    foreign.push(restarted(boot));
    facts.push(learn(bootId, boot));
  }
  const before = readFact(run, loggedIn) ?? [];
  const came = people.filter((one) => !before.some((other) => isSameSession(one, other)));
  if (came.length > 0) {
    foreign.push(...came.map(cameIn));
    facts.push(learn(loggedIn, people));
  }
  const ownJobRuns = jobs.some(
    ({ name, state }) => state === 'started' && name.startsWith(`${run.id}-`),
  );
  // While a job of ours runs, the locks are its own or it says in its log whom it waits for.
  const holders = ownJobRuns ? [] : [...new Set(locks.map(({ command }) => command))];
  const newHolders = holders.filter((command) => !known.apt.includes(command));
  foreign.push(...newHolders.map(usesApt));
  const changed =
    !ownJobRuns && version !== undefined && expected !== undefined && version !== expected;
  if (changed && known.version !== version) foreign.push(otherVersion(version, expected));
  const broken = ownJobRuns || isInstalling(run, passes) ? [] : dpkg.halfConfigured;
  const newlyBroken = broken.filter((name) => !known.broken.includes(name));
  if (newlyBroken.length > 0) foreign.push(halfDone(newlyBroken));
  const released = isHolding(run, passes) && !(hold.run === run.id && hold.timersHeld);
  if (released && known.held) foreign.push(holdGone(hold.run));
  const now = {
    apt: [...known.apt, ...newHolders],
    version: changed ? version : known.version,
    broken: [...broken],
    held: !released,
  };
  if (JSON.stringify(now) !== JSON.stringify(known)) facts.push(learn(noticed, now));
  return { older, foreign, facts, jobs };
}

/** Between the order to restart and the proof of the new boot id the boot id changes by our own doing. */
function isOurReboot(run: Run, passes: readonly Pass[]): boolean {
  return passes.some(({ id }) => {
    const ordered = stepRecord(run, `reboot-${id}`);
    const proven = stepRecord(run, `boot-${id}`);
    const begun = ordered.status === 'passed' || hasBegun(ordered);
    return begun && proven.status !== 'passed' && proven.status !== 'skipped';
  });
}

/** From the first attempt to install until it has succeeded, half done packages are our own business. */
function isInstalling(run: Run, passes: readonly Pass[]): boolean {
  return passes.some(({ id }) => {
    const install = stepRecord(run, `install-${id}`);
    const { status } = install;
    return (
      status !== 'passed' && status !== 'skipped' && (hasBegun(install) || status !== 'pending')
    );
  });
}

function isHolding(run: Run, passes: readonly Pass[]): boolean {
  const [first, second] = passes;
  if (!first || run.abort) return false;
  // Between the passes people may give the server back until another day; the second pass takes it anew.
  const givenBack = stepRecord(run, `rest-${first.id}`).jobs.length > 0;
  if (givenBack && second && stepRecord(run, `hold-${second.id}`).status === 'pending')
    return false;
  const { status, undone } = stepRecord(run, `hold-${first.id}`);
  return status === 'passed' && !undone && stepRecord(run, 'in-production').status === 'pending';
}

type Session = Watched[3][number];

function isSameSession(one: Session, other: Session): boolean {
  return one.user === other.user && one.terminal === other.terminal && one.since === other.since;
}

function lowerVersion(version: string, expected: string): Text {
  return {
    de: `UCware ist ${asCode(version)}, nach dem Protokoll war schon ${asCode(expected)} installiert.`,
    en: `UCware is ${asCode(version)}, by the record ${asCode(expected)} had been installed.`,
  };
}

function restarted(boot: string): Text {
  return {
    de: `Der Server wurde neu gestartet, nicht vom Bot (Boot-ID jetzt ${asCode(boot)}).`,
    en: `The server was restarted, not by the bot (boot id now ${asCode(boot)}).`,
  };
}

function cameIn({ user, terminal, since, from }: Session): Text {
  const where = from === '' ? asCode(terminal) : `${asCode(terminal)} (${asCode(from)})`;
  return {
    de: `${asCode(user)} ist angemeldet, ${where}, seit ${asCode(since)} (Serverzeit).`,
    en: `${asCode(user)} is logged in, ${where}, since ${asCode(since)} (server time).`,
  };
}

function usesApt(command: string): Text {
  return {
    de: `Jemand anderes benutzt die Paketverwaltung: ${asCode(command)}.`,
    en: `Somebody else uses the package management: ${asCode(command)}.`,
  };
}

function otherVersion(version: string, expected: string): Text {
  return {
    de: `Pakete wurden nicht vom Bot verändert: UCware ist ${asCode(version)} statt ${asCode(expected)}.`,
    en: `Packages were changed, not by the bot: UCware is ${asCode(version)} instead of ${asCode(expected)}.`,
  };
}

function halfDone(names: readonly string[]): Text {
  return {
    de: `dpkg meldet halbfertige Pakete, ohne dass der Bot installiert: ${asCodes(names)}.`,
    en: `dpkg reports half-done packages although the bot is not installing: ${asCodes(names)}.`,
  };
}

function holdGone(holder: string | null): Text {
  return {
    de: `Sperre oder Halt der apt-Timer fehlt auf dem Server (Inhaber der Sperre: ${asCode(holder ?? '–')}). Vor der nächsten Installation und vor dem nächsten Neustart fragt der Bot, wie es weitergeht; bis dahin verändert er nichts.`,
    en: `The lock or the hold on apt’s timers is gone on the server (holder of the lock: ${asCode(holder ?? '–')}). Before the next installation and the next reboot the bot asks how to go on; until then it changes nothing.`,
  };
}
