import { NAME } from './fields.ts';
import type { Members } from './members.ts';
import { isMap, type RawMap, valueAt, withDefaults } from './merge-defaults.ts';
import { rawDefaults, rawServer } from './raw-inventory.ts';
import { type Path, type Report, reportIssues } from './report-issues.ts';
import type { SecretSurroundings } from './secret-source.ts';
import type { Server } from './server.ts';
import { secretProblems, settingsProblems } from './server-problems.ts';
import { validServer } from './valid-server.ts';

export interface ServerCheck {
  readonly members: Members;
  /** As the file has them. */
  readonly defaults: unknown;
  /** Those of them that are right. */
  readonly usable: RawMap;
  readonly report: Report;
  readonly around: SecretSurroundings & { readonly checkSecrets: boolean };
}

/** The entries of `defaults` that are right; the wrong ones are reported here and not again for each server. */
export function checkDefaults(defaults: unknown, members: Members, report: Report): RawMap {
  if (defaults === undefined || defaults === null) return {};
  const { error } = rawDefaults(members).safeParse(defaults);
  reportIssues(error?.issues, ['defaults'], report);
  if (!isMap(defaults)) return {};
  const wrong = new Set(
    (error?.issues ?? []).flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0
        ? issue.keys
        : [String(issue.path[0])],
    ),
  );
  return Object.fromEntries(Object.entries(defaults).filter(([key]) => !wrong.has(key)));
}

/** One server with everything that is wrong with it; undefined when a setting cannot be used. */
export async function checkServer(
  name: string,
  raw: unknown,
  check: ServerCheck,
): Promise<Server | undefined> {
  const { members, defaults, usable, around } = check;
  const top = ['servers', name];
  if (!NAME.test(name)) check.report(top, WRONG_NAME);
  // What stands in `defaults` is wrong there, once.
  const isInherited = (path: Path) =>
    valueAt(raw, path) === undefined && valueAt(defaults, path) !== undefined;
  const report: Report = (path, text, level) =>
    check.report(isInherited(path) ? ['defaults', ...path] : [...top, ...path], text, level);

  const result = rawServer(members).safeParse(withDefaults(raw, usable));
  if (!result.success) {
    const isReported = ([key]: Path) =>
      key !== undefined && valueAt(defaults, [key]) !== undefined && !Object.hasOwn(usable, key);
    const issues = result.error.issues.filter(
      ({ path }) => !(isReported(path) && valueAt(raw, path) === undefined),
    );
    reportIssues(issues, [], report);
    return undefined;
  }
  const secrets = around.checkSecrets ? await secretProblems(result.data, around) : [];
  for (const problem of [...settingsProblems(result.data, members), ...secrets]) {
    report(problem.path, problem.text, problem.level);
  }
  return validServer(name, result.data, { ...around, members });
}

const WRONG_NAME = {
  de: 'Namen von Servern bestehen aus kleinen Buchstaben, Ziffern, `-`, `_` und Punkt und beginnen mit Buchstabe oder Ziffer; höchstens 63 Zeichen.',
  en: 'names of servers consist of small letters, digits, `-`, `_` and dot, and begin with a letter or digit; at most 63 characters.',
};
