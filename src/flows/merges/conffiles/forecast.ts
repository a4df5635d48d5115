import { z } from 'zod';
import { CONFFILE_CLASSES } from './classify.ts';
import { FileDecision, Insisted } from './decision.ts';
import { Proposal } from './proposal.ts';

/** What a decision comes to on this server. */
export const Chosen = z.strictObject({
  choice: FileDecision.shape.choice,
  /** Whether there is a text as decided; `why` says what keeps it. */
  fits: z.boolean(),
  why: z.string().nullable(),
  /** MD5 of the text that will be in place; null when the file stays away, or nothing fits. */
  md5: z.string().nullable(),
  /** What the program that knows this kind of file says about the text; null where there is none. `said` is masked. */
  check: z.strictObject({ tool: z.string(), ok: z.boolean(), said: z.string() }).nullable(),
  /** Whose decision it is; a record from before this was kept does not say. */
  by: z.string().optional(),
  /** What it says about each hunk, without the words. */
  sides: z.array(z.enum(['own', 'vendor', 'both', 'edited'])).optional(),
  /** What it changes in the file, masked, as `diff -u` prints it, and how many characters of that are left out at its end. */
  diff: z.strictObject({ text: z.string(), missing: z.number() }).nullable().optional(),
  /** Who takes the text although the check refuses it. */
  insisted: Insisted.nullable().optional(),
});
export type Chosen = z.infer<typeof Chosen>;

/** What is predicted for one configuration file. No line of a file but what a proposal shows masked. */
export const ForecastFile = z.strictObject({
  path: z.string(),
  package: z.string(),
  /** Installed and new version of the package that brings it; null where there is none. */
  versions: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  class: z.enum(CONFFILE_CLASSES),
  /** MD5 of the file on the disk, as the installed package shipped it, and as the new one ships it; null where there is none. */
  own: z.string().nullable(),
  recorded: z.string().nullable(),
  offered: z.string().nullable(),
  /** Access mode the new package gives it, in octal. */
  mode: z.string().nullable(),
  /** Hash over class and checksums: a decision is bound to it, so that it never counts for a file that has changed since. */
  state: z.string(),
  /** What keeps it from being predicted. */
  why: z.enum(['ucf', 'moved', 'unread', 'link', 'diverted', 'not-a-file', 'name']).nullable(),
  /** Whether the file as it was shipped is at hand; without it nothing is merged by itself. Null where nobody asked. */
  base: z.enum(['known', 'none']).nullable().default(null),
  /** Masked; only where it was asked for, and where the texts can be read. */
  proposal: Proposal.nullable().default(null),
  /** What becomes of it by people's decision; null without one, or when the file has changed since: then it stays as it is. */
  chosen: Chosen.nullable().default(null),
  /** What was decided about it, but for other texts than there are now. */
  dropped: z
    .strictObject({ choice: FileDecision.shape.choice, by: z.string() })
    .nullable()
    .default(null),
});
export type ForecastFile = z.infer<typeof ForecastFile>;

/** What an upgrade will meet at the configuration files of every package it upgrades. */
export const Forecast = z.strictObject({
  /** All but the unchanged ones, by path. */
  files: z.array(ForecastFile),
  /** Paths of files that are as they were shipped and stay as they are. */
  unchanged: z.array(z.string()),
  /** Packages that could not be looked into. */
  unread: z.array(z.string()),
});
export type Forecast = z.infer<typeof Forecast>;

/** Whether people decide about a file: both sides changed it, or it was deleted and the package brings something new. */
export function needsDecision(file: ForecastFile): boolean {
  if (file.class === 'conflict') return true;
  return file.class === 'deleted' && file.offered !== file.recorded;
}

/** Whether a package only begins to ship a file that is there already: nothing of it was ever shipped that could have been changed. */
export function isBegun({ class: met, recorded }: ForecastFile): boolean {
  return met === 'conflict' && recorded === null;
}

/** Files whose text is put into place with the installation, because people decided so and there is such a text. */
export function isPlaced({ chosen, own }: ForecastFile): boolean {
  return chosen?.fits === true && chosen.md5 !== null && chosen.md5 !== own;
}

/** Whether people's text ends with the installation, whatever they decide: of such a file a copy is kept before. */
export function isCopied({ class: met, own, recorded }: ForecastFile): boolean {
  return met === 'replaced' && own !== null && own !== recorded;
}

/** What an approval is bound to, by path: the state of each file, and which text will be in place. */
export function boundOf({ files, unchanged, unread }: Forecast): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...unchanged.map((path) => [path, 'unchanged']),
    ...unread.map((name) => [`(${name})`, 'unread']),
    ...files.map(({ path, state, chosen }) => {
      const text = chosen?.fits ? `${chosen.choice} ${chosen.md5}` : 'default';
      return [path, `${state} ${text}`];
    }),
  ]);
}
