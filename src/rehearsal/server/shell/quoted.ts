/** A command line of exactly these words. (The interpreter takes `"$@"` in the place of a command as one word.) */
export function quoted(argv: readonly string[]): string {
  return argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}
