/**
 * Far below what Linux takes for one argument (128 KiB, and an SSH server hands the whole command line to a shell as one), and no more
 * pieces than a server puts together within the time for one question.
 */
const LONGEST = 16_384;

/** A recipe in as few parts as each fit on a command line; there is always one. */
export function recipeParts(recipe: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (recipe.length - from > LONGEST) {
    const comma = recipe.lastIndexOf(',', from + LONGEST);
    parts.push(recipe.slice(from, comma));
    from = comma + 1;
  }
  return [...parts, recipe.slice(from)];
}
