import { CodedError } from '../../errors.ts';
import type { Output } from '../run/action.ts';

/**
 * What a probe printed, in the protocol all our probes share: lines `key<TAB>field<TAB>field…` and a last line `end`.
 * Everything else (prose of a tool, a truncated or binary answer) is unreadable rather than guessed at.
 */
export interface Answer {
  /** The first field of the only line with this key. */
  one(key: string): string;
  /** The same, or null when there is no such line or it is empty. */
  optional(key: string): string | null;
  /** The whole number in the only line with this key. */
  integer(key: string): number;
  /** The fields of every line with this key, each padded or checked to `width` fields. */
  rows(key: string, width: number): readonly (readonly string[])[];
}

const KEY = /^[a-z][a-z0-9-]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what makes an answer unreadable
const BINARY = /[\u0000-\u0008\u000b-\u001f\u007f\ufffd]/;
const SHOWN = 160;

/** Reads a probe's output; `name` is the script's, so that people can find the command that was run. */
export function readAnswer(name: string, output: Output): Answer {
  if (output.exitCode !== 0) {
    const said = output.stderr.trim() || output.stdout.trim();
    throw unreadable(name, `exit code ${output.exitCode}${said === '' ? '' : `: ${said}`}`);
  }
  if (BINARY.test(output.stdout)) throw unreadable(name, 'binary data');
  const lines = output.stdout.split('\n');
  if (lines.pop() !== '' || lines.pop() !== 'end') throw unreadable(name, 'the answer is cut off');
  const rows = new Map<string, string[][]>();
  for (const line of lines) {
    const [key = '', ...fields] = line.split('\t');
    if (!KEY.test(key) || fields.length === 0) throw unreadable(name, line);
    const known = rows.get(key);
    if (known) known.push(fields);
    else rows.set(key, [fields]);
  }
  return answerOf(name, rows);
}

/** The error for an answer that makes no sense, naming the script and what was seen. */
export function unreadable(name: string, seen: string): CodedError {
  const short = seen.length > SHOWN ? `${wholeWords(seen)}…` : seen;
  return new CodedError('remote-answer-unreadable', `(${name}) ${short}`);
}

/** Never half a word: what is masked later is known by its whole. */
function wholeWords(text: string): string {
  const end = text.slice(0, SHOWN).search(/\s\S*$/);
  return end < 0 ? '' : text.slice(0, end);
}

function answerOf(name: string, rows: ReadonlyMap<string, readonly string[][]>): Answer {
  function only(key: string): string | undefined {
    const found = rows.get(key) ?? [];
    if (found.length > 1) throw unreadable(name, `${key} appears ${found.length} times`);
    return found[0]?.[0];
  }
  function one(key: string): string {
    const value = only(key);
    if (value === undefined || value === '') throw unreadable(name, `${key} is missing`);
    return value;
  }
  return {
    one,
    optional: (key) => only(key) || null,
    integer: (key) => toInteger(name, one(key)),
    rows: (key, width) =>
      (rows.get(key) ?? []).map((fields) => {
        if (fields.length !== width) throw unreadable(name, [key, ...fields].join(' '));
        return fields;
      }),
  };
}

/** A non-negative whole number as our scripts print it; anything else is unreadable. */
export function toInteger(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw unreadable(name, `“${text}” is not a number`);
  return Number(text);
}
