import { mergeLines } from '../../src/flows/merges/lines/merge-lines.ts';
import { finish } from '../../src/flows/merges/steps.ts';
import { openGitMerge } from './git-merge.ts';
import { gitStyle } from './git-style.ts';
import { triple } from './triples.ts';

/** Merges so many triples here and with git; the seeds whose text or number of conflicts differ. */
export async function unlikeGit(
  first: number,
  count: number,
): Promise<{ unlike: number[]; conflicts: number }> {
  const git = openGitMerge();
  const unlike: number[] = [];
  let conflicts = 0;
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const { base, own, vendor } = triple(seed);
      const theirs = await git.merge({ base, own, vendor });
      const merge = finish(mergeLines(base, own, vendor));
      const open = merge.hunks.filter(({ takes }) => takes === 'conflict').length;
      if (open > 0) conflicts += 1;
      if (theirs.text !== gitStyle(merge) || theirs.conflicts !== Math.min(open, 127)) {
        unlike.push(seed);
      }
    }
  } finally {
    git.close();
  }
  return { unlike, conflicts };
}
