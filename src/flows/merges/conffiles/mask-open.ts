import { followLine, type Open } from './open-line.ts';

/** Masks what stands in strings and here-documents that began on an earlier line, and says what the text ends in. */
export function maskOpen(
  text: string,
  path: string,
  begun: Open | null,
  cover: (words: string) => string,
): { readonly masked: string; readonly open: Open | null } {
  let open = begun;
  const lines = text.split('\n').map((line, at, all) => {
    // Behind the last line break there is no line.
    if (at === all.length - 1 && line === '') return line;
    const followed = followLine(line, path, open);
    open = followed.open;
    const held = line.slice(0, followed.held);
    const words = held.trim();
    return words === ''
      ? line
      : held.replace(words, () => cover(words)) + line.slice(followed.held);
  });
  return { masked: lines.join('\n'), open };
}
