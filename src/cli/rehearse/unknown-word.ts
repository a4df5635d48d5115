import { nearestNames } from '../../config/find-server.ts';

/** What to say to somebody who typed a name that does not exist: the nearest ones, and all of them. */
export function unknownWord(what: string, word: string, names: readonly string[]): string {
  const near = nearestNames(word, names);
  const hint = near.length === 0 ? '' : ` Perhaps ${near.join(' or ')}?`;
  return `There is no ${what} “${word}”.${hint}\nKnown are: ${names.join(', ')}`;
}
