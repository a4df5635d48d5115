import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { RunEvent } from '../flows/run/event.ts';
import type { Text } from '../flows/run/text.ts';
import { canonicalJson } from './canonical-json.ts';
import { describeError } from './describe-error.ts';
import { maskRecord } from './mask-record.ts';
import type { JournalRecord } from './types.ts';

/** The end of a chain: the next record has the next number and carries this hash as `prev`. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What the first record of a server follows. */
export const START: Head = { seq: 0, hash: '0'.repeat(64) };

/**
 * Longest line, 16 MiB: bounds the memory that reading a journal can take, garbage included. The largest events carry a
 * plan or a support bundle, far below.
 */
export const LONGEST_LINE = 16 * 1024 * 1024;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const WrittenRecord = z.strictObject({
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  run: z.string().min(1),
  event: z.unknown(),
  prev: Hash,
  hash: Hash,
});

/** SHA-256 over the canonical JSON of a record's other fields. */
export function hashRecord(record: Omit<JournalRecord, 'hash'>): string {
  const { seq, at, run, event, prev } = record;
  return createHash('sha256').update(canonicalJson({ seq, at, run, event, prev })).digest('hex');
}

/**
 * The record that follows `head`: masked first, then checked, so that what is written can be read again. Throws
 * `unexpected` for an event that is none.
 */
export function makeRecord(head: Head, run: string, event: RunEvent, at: string): JournalRecord {
  try {
    const open = {
      seq: head.seq + 1,
      at: z.iso.datetime().parse(at),
      run,
      event: RunEvent.parse(maskRecord(event)),
      prev: head.hash,
    };
    return { ...open, hash: hashRecord(open) };
  } catch (error) {
    const found = `Event ${head.seq + 1} of run ${run}: ${describeError(error)}`;
    throw new CodedError('unexpected', found, { cause: error });
  }
}

/** The line of a record, with its newline. */
export function lineOf(record: JournalRecord): Buffer {
  const line = Buffer.from(`${JSON.stringify(record)}\n`);
  if (line.length <= LONGEST_LINE) return line;
  throw new CodedError(
    'state-not-written',
    `Event ${record.seq} (${record.event.type}) has ${line.length} bytes; ${LONGEST_LINE} are possible.`,
  );
}

/** A record as read: `record` for use, `written` exactly as it stands in the file, which is what the hash covers. */
export interface ReadRecord {
  readonly record: JournalRecord;
  readonly written: JournalRecord;
}

/** A record whose content is not what its hash was made of. */
export class AlteredRecord extends Error {
  readonly foundText: Text = {
    de: 'der Hash passt nicht zum Inhalt: Der Eintrag wurde nachträglich verändert',
    en: 'the hash does not fit the content: it was changed after it was written',
  };

  constructor() {
    super();
    this.message = this.foundText.en;
  }
}

/** Reads one line and compares its hash. Throws an error whose message says what is wrong with the line. */
export function parseLine(bytes: Uint8Array): ReadRecord {
  const raw = WrittenRecord.parse(
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
  );
  const written = raw as JournalRecord;
  if (hashRecord(written) !== written.hash) throw new AlteredRecord();
  return { record: { ...written, event: RunEvent.parse(raw.event) }, written };
}

/** Why a record cannot follow `head`, or undefined when it does. */
export function breaksChain(head: Head, record: JournalRecord): Text | undefined {
  if (record.seq !== head.seq + 1) {
    return {
      de: `auf Nummer ${head.seq} folgt Nummer ${record.seq}`,
      en: `number ${record.seq} follows number ${head.seq}`,
    };
  }
  if (record.prev !== head.hash) {
    return {
      de: `Eintrag ${record.seq} trägt nicht den Hash des Eintrags davor`,
      en: `record ${record.seq} does not carry the hash of the record before it`,
    };
  }
  return undefined;
}
