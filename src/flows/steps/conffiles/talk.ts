import { z } from 'zod';
import { Around } from '../../merges/conffiles/around-hunk.ts';
import { Insisted, Side } from '../../merges/conffiles/decision.ts';
import { FileKind } from './kinds.ts';

/** A file as the last question showed it: an answer means this state of it and no other. */
const Shown = z.strictObject({
  path: z.string(),
  state: z.string(),
  kind: FileKind,
  between: z.string().nullable().default(null),
});
export type Shown = z.infer<typeof Shown>;

/** Edited hunks of a file in which others still need somebody: nothing is decided by them until those are, too. */
const Draft = z.strictObject({
  path: z.string(),
  /** They are of this state of the file and no other. */
  state: z.string(),
  sides: z.array(Side),
  /** Hunks, from 0, that nobody has said anything about. */
  open: z.array(z.number().int()),
});
export type Draft = z.infer<typeof Draft>;

/** How far the conversation about the files of a pass has come; what is decided is a fact of its own. */
export const Talk = z.strictObject({
  /** Revision of the last answer that was taken in: none counts twice. */
  heard: z.number().int(),
  files: z.array(Shown),
  /** The file people are looking at, with the sides its form began with; null: they look at the list. */
  open: z
    .strictObject({
      path: z.string(),
      sides: z.array(Side),
      /** MD5 of a chosen text a syntax checker objects to. */
      objected: z.string().nullable(),
      /** Hunks, from 0, that still need somebody. */
      needs: z.array(z.number().int()).default([]),
      /** For each hunk, what an edit of it is judged between. */
      around: z.array(z.array(Around)).default([]),
      /** For each hunk, the placeholders of either side, one after the other. */
      numbers: z.array(z.strictObject({ own: z.string(), vendor: z.string() })).default([]),
    })
    .nullable(),
  /** States whose whole document stands in the thread already. */
  documents: z.array(z.string()),
  /** Texts (by MD5) that are taken although a syntax checker objects, each because somebody insisted. */
  insisted: z.array(z.string()),
  /** Who did, and why; records from before this was kept have only the texts. */
  insistences: z.array(Insisted).default([]),
  /** States of files whose decision cannot be carried out, which people have turned away from for the moment. */
  putOff: z.array(z.string()).default([]),
  drafts: z.array(Draft).default([]),
});
export type Talk = z.infer<typeof Talk>;

export const SILENCE: Talk = {
  heard: 0,
  files: [],
  open: null,
  documents: [],
  insisted: [],
  insistences: [],
  putOff: [],
  drafts: [],
};
