import { z } from 'zod';
import { CONFFILE_CLASSES } from './classify.ts';

/** What is predicted for one configuration file. Checksums and classes only: no line of a file. */
export const ForecastFile = z.strictObject({
  path: z.string(),
  package: z.string(),
  class: z.enum(CONFFILE_CLASSES),
  /** MD5 of the file on the disk, as the installed package shipped it, and as the new one ships it; null where there is none. */
  own: z.string().nullable(),
  recorded: z.string().nullable(),
  offered: z.string().nullable(),
  /** Hash over all of this: a decision is bound to it, so that it never counts for a file that has changed since. */
  state: z.string(),
  /** What keeps it from being predicted. */
  why: z.enum(['ucf', 'moved', 'unread']).nullable(),
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
