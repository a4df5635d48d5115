import type { Steps } from '../steps.ts';

/** Lines that are read at once. */
const LINES_AT_ONCE = 2_000;
/** Bytes that become characters at once: as many as a call takes for arguments. */
const BYTES_AT_ONCE = 8_192;

/** A file whose pieces make a text: lines that are the same, also in the other file, have the same id. */
export interface Source {
  readonly key: 'o' | 'v';
  readonly bytes: string;
  readonly ids: readonly number[];
  /** Where each line begins, and where the last one ends. */
  readonly starts: readonly number[];
  /** The lines of each id, in order. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** The line after the one that was used last. */
  used: number;
}

/** Reads a file line by line; `ids` gains the lines that are new. */
export function* readSource(
  key: Source['key'],
  file: Uint8Array,
  known: Map<string, number>,
): Steps<Source> {
  const bytes = yield* bytesAsText(file);
  const [ids, starts, places]: [number[], number[], Map<number, number[]>] = [[], [0], new Map()];
  let end = 0;
  for (const [at, line] of (yield* splitSlowly(bytes)).entries()) {
    const id = known.get(line) ?? known.size;
    known.set(line, id);
    const before = places.get(id);
    if (before) before.push(at);
    else places.set(id, [at]);
    ids.push(id);
    end += line.length;
    starts.push(end);
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield;
  }
  return { key, bytes, ids, starts, places, used: 0 };
}

/** Bytes as a string of as many characters, so that any encoding survives. */
export function* bytesAsText(bytes: Uint8Array): Steps<string> {
  let text = '';
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE));
    yield;
  }
  return text;
}

/** Lines with what ends them. */
export function* splitSlowly(text: string): Steps<string[]> {
  const lines: string[] = [];
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    lines.push(text.slice(at, next));
    at = next;
    if (lines.length % LINES_AT_ONCE === 0) yield;
  }
  return lines;
}
