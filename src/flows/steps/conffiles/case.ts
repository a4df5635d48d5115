import type { FileDecision } from '../../merges/conffiles/decision.ts';
import {
  type Forecast,
  type ForecastFile,
  needsDecision,
} from '../../merges/conffiles/forecast.ts';
import { sidesOf, stillCounts } from '../../merges/conffiles/still-counts.ts';
import type { Heard } from './hear.ts';
import { type FileKind, kindOf } from './kinds.ts';
import type { Draft } from './talk.ts';
import { type Trouble, troubleWith } from './trouble.ts';

/** A file people decide about, and how far that is. */
export interface Case {
  readonly file: ForecastFile;
  readonly kind: FileKind;
  /** What counts for the file as it is now. */
  readonly decision: FileDecision | undefined;
  /**
   * It was decided, but for a state of the file that is gone: one of its two texts has changed, or only their common base, so that a merge
   * of them is another one.
   */
  readonly changed: 'texts' | 'base' | null;
  readonly trouble: Trouble | null;
  /** Edited in part, as it is now. */
  readonly draft: Draft | undefined;
}

export function casesOf(found: Forecast, { decisions, talk }: Heard): Case[] {
  return found.files.filter(needsDecision).map((file) => {
    const decided = decisions.find(({ path }) => path === file.path);
    const current = stillCounts(decisions, file);
    const insisted = [...talk.insisted, ...(current?.insisted ? [current.insisted.md5] : [])];
    return {
      file,
      kind: kindOf(file),
      decision: current,
      changed: decided && !current ? whatChanged(decided, file) : null,
      trouble: current ? troubleWith(file, insisted) : null,
      draft: talk.drafts.find(({ path, state }) => path === file.path && state === file.state),
    };
  });
}

function whatChanged({ between }: FileDecision, file: ForecastFile): 'texts' | 'base' {
  return between === sidesOf(file) ? 'base' : 'texts';
}
