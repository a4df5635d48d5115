/** A shape of secrets, and what of it stays: `$1` is the first group, `§` stands for the mask. */
export type Rule = readonly [pattern: RegExp, kept: string];
