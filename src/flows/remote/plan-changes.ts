import { boundOf } from '../merges/conffiles/forecast.ts';
import type { Text } from '../run/text.ts';
import { same } from '../run/text.ts';
import { asCode } from './as-code.ts';
import type { Plan } from './plan.ts';

/** A file in which the bot itself put a text, in an installation that broke off. */
interface Placed {
  readonly path: string;
  readonly text?: string | undefined;
}

/**
 * What is different in `after`, for people who approved `before`. Empty exactly when nothing they approved has changed. What the bot
 * has changed itself (`placed`) is not said to have changed by itself.
 */
export function planChanges(before: Plan, after: Plan, placed: readonly Placed[] = []): Text[] {
  return [
    ...between(upgrades(before), upgrades(after)),
    ...between(installs(before), installs(after)),
    ...between(removals(before), removals(after)),
    ...between(kept(before), kept(after)),
    ...files(before, after, placed),
    ...machine(before, after),
  ];
}

type Lines = ReadonlyMap<string, Text>;

function upgrades(plan: Plan): Lines {
  return lines(plan.upgraded, ({ name, from, to }) =>
    same(`${asCode(name)} ${asCode(from)} → ${asCode(to)}`),
  );
}

function installs(plan: Plan): Lines {
  return lines(plan.installed, ({ name, version }) => ({
    de: `neu: ${asCode(name)} ${asCode(version)}`,
    en: `new: ${asCode(name)} ${asCode(version)}`,
  }));
}

function removals(plan: Plan): Lines {
  return lines(plan.removed, ({ name, version, replacedBy }) => ({
    de: `entfernt: ${asCode(name)} ${asCode(version)}${replacedBy.length > 0 ? `, ersetzt durch ${replacedBy.map(asCode).join(', ')}` : ''}`,
    en: `removed: ${asCode(name)} ${asCode(version)}${replacedBy.length > 0 ? `, replaced by ${replacedBy.map(asCode).join(', ')}` : ''}`,
  }));
}

function kept(plan: Plan): Lines {
  return lines(
    plan.keptBack.map((name) => ({ name })),
    ({ name }) => ({ de: `zurückgehalten: ${asCode(name)}`, en: `held back: ${asCode(name)}` }),
  );
}

function lines<T extends { readonly name: string }>(
  list: readonly T[],
  say: (one: T) => Text,
): Lines {
  return new Map(list.map((one) => [one.name, say(one)]));
}

function between(before: Lines, after: Lines): Text[] {
  const gone = [...before]
    .filter(([name]) => !after.has(name))
    .map(([, text]) => ({ de: `nicht mehr dabei: ${text.de}`, en: `no longer in it: ${text.en}` }));
  const come = [...after]
    .filter(([name]) => !before.has(name))
    .map(([, text]) => ({ de: `neu dabei: ${text.de}`, en: `added: ${text.en}` }));
  const other = [...after].flatMap(([name, text]) => {
    const old = before.get(name);
    if (!old || old.de === text.de) return [];
    return [{ de: `statt ${old.de}: ${text.de}`, en: `instead of ${old.en}: ${text.en}` }];
  });
  return [...gone, ...come, ...other];
}

function files(before: Plan, after: Plan, placed: readonly Placed[]): Text[] {
  const [old, now] = [filesOf(before), filesOf(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((path) => {
    if (old.get(path) === now.get(path)) return [];
    const ours = placed.find((one) => one.path === path);
    if (ours && bears(ours, after)) return [replaced(path)];
    return [old.has(path) && !now.has(path) ? leaves(path) : changes(path)];
  });
}

/** Files of packages that are complete are not named any more. */
function bears({ path, text }: Placed, { forecast }: Plan): boolean {
  const named = forecast.files.find((file) => file.path === path);
  return !named || named.own === text;
}

function replaced(path: string): Text {
  return {
    de: `Konfigurationsdatei bei der abgebrochenen Installation ersetzt wie beschlossen: ${asCode(path)}`,
    en: `configuration file replaced as decided by the installation that broke off: ${asCode(path)}`,
  };
}

function leaves(path: string): Text {
  return {
    de: `nicht mehr dabei: Konfigurationsdatei ${asCode(path)}`,
    en: `no longer in it: configuration file ${asCode(path)}`,
  };
}

function changes(path: string): Text {
  return {
    de: `Konfigurationsdatei inzwischen verändert: ${asCode(path)}`,
    en: `configuration file changed meanwhile: ${asCode(path)}`,
  };
}

/** What is bound of each configuration file, comparable. */
function filesOf({ modifiedConffiles, forecast }: Plan): ReadonlyMap<string, string> {
  const bound = new Map(Object.entries(boundOf(forecast)));
  for (const { path, md5 } of modifiedConffiles) bound.set(path, `${bound.get(path)} ${md5}`);
  return bound;
}

function machine(before: Plan, after: Plan): Text[] {
  const changes: Text[] = [];
  if (before.bootId !== after.bootId) {
    changes.push({
      de: 'Der Server wurde inzwischen neu gestartet.',
      en: 'The server was restarted meanwhile.',
    });
  }
  if (before.from !== after.from || before.candidate !== after.candidate) {
    changes.push({
      de: `UCware: statt ${asCode(before.from ?? '–')} → ${asCode(before.candidate ?? '–')} jetzt ${asCode(after.from ?? '–')} → ${asCode(after.candidate ?? '–')}`,
      en: `UCware: instead of ${asCode(before.from ?? '–')} → ${asCode(before.candidate ?? '–')} now ${asCode(after.from ?? '–')} → ${asCode(after.candidate ?? '–')}`,
    });
  }
  if (before.commands.join('\n') !== after.commands.join('\n')) {
    changes.push({ de: 'Andere Befehle.', en: 'Other commands.' });
  }
  if (before.asteriskOwner !== after.asteriskOwner) {
    changes.push({
      de: 'Das laufende Asterisk gehört zu einem anderen Paket.',
      en: 'The running asterisk belongs to another package.',
    });
  }
  return changes;
}
