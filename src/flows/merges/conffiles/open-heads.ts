import type { Steps } from '../steps.ts';
import { followLine, headOf, type Open } from './open-line.ts';
import { holdsSecrets } from './secret-files.ts';

/** Lines that are followed at once. */
const PIECE = 2_000;

/**
 * For lines of a file known to hold secrets that begin in the middle of a string, a here-document or a comment: a line that has to
 * stand before them so that they are read as such.
 */
export function* openHeads(text: string, path: string): Steps<ReadonlyMap<number, string>> {
  const heads = new Map<number, string>();
  if (!holdsSecrets(path)) return heads;
  let open: Open | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    if (open) heads.set(at, headOf(open, path));
    open = followLine(line, path, open).open;
    if (at % PIECE === PIECE - 1) yield;
  }
  return heads;
}
