import type { z } from 'zod';
import { same, type Text } from '../flows/run/text.ts';
import { nearestNames } from './find-server.ts';
import type { Problem } from './problem.ts';
import { knownKeys, textOfIssue } from './say.ts';

export type Path = readonly PropertyKey[];

/** Notes a problem at a path of the file; an error unless told. */
export type Report = (path: Path, text: Text, level?: Problem['level']) => void;

/** Every mistake zod found, each unknown key by itself with the nearest one that exists. */
export function reportIssues(
  issues: readonly z.core.$ZodIssue[] | undefined,
  top: Path,
  report: Report,
): void {
  for (const issue of issues ?? []) {
    const path = [...top, ...issue.path];
    const known = issue.code === 'unrecognized_keys' ? knownKeys(issue.message) : [];
    if (issue.code !== 'unrecognized_keys' || known.length === 0) report(path, textOfIssue(issue));
    else for (const key of issue.keys) report([...path, key], unknownKey(key, known));
  }
}

function unknownKey(key: string, known: readonly string[]): Text {
  const [nearest] = nearestNames(key, known);
  if (nearest !== undefined) {
    return {
      de: `diese Einstellung gibt es nicht. Ist \`${nearest}\` gemeint?`,
      en: `there is no such setting. Is \`${nearest}\` meant?`,
    };
  }
  const all = same(known.map((one) => `\`${one}\``).join(', '));
  return {
    de: `diese Einstellung gibt es nicht. Möglich sind ${all.de}.`,
    en: `there is no such setting. Possible are ${all.en}.`,
  };
}
