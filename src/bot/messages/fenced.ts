import { split } from '../limits.ts';
import { fence } from '../mrkdwn.ts';

/** Escapes make five characters of one. */
const WIDEST = 5;

/** A long text as blocks of code of at most `max` characters, cut between lines where that is possible. */
export function fenced(text: string, max: number): string[] {
  const room = Math.floor((max - fence('').length) / WIDEST);
  const lines = text.split('\n').flatMap((line) => {
    return fence(line).length <= max ? [line] : split(line, room);
  });
  const pieces: string[] = [];
  let piece: string | undefined;
  for (const line of lines) {
    const longer: string = piece === undefined ? line : `${piece}\n${line}`;
    if (piece !== undefined && fence(longer).length > max) {
      pieces.push(piece);
      piece = line;
    } else piece = longer;
  }
  return [...pieces, piece ?? ''].map(fence);
}
