import { StringDecoder } from 'node:string_decoder';
import type { JobReading } from '../../flows/remote/job-protocol/read-job.ts';
import type { JobResult } from '../../flows/run/action.ts';
import type { JobChunk } from '../types.ts';

/** What a result keeps: enough to read why, little enough for many upgrades at once. */
const LOG_CHARACTERS = 256 * 1024;
const STATUS_LINES = 500;
const STATUS_LINE_CHARACTERS = 4096;

/** Collects what a job wrote, from byte offsets that only grow, so that every byte is taken exactly once. */
export interface JobTail {
  /** Where the next reading begins. */
  readonly offsets: () => { readonly log: number; readonly status: number };
  /** Takes a reading made at these offsets; true when it brought something new. */
  add(reading: JobReading): boolean;
  /** Whether a reading shows more than was taken so far. */
  behind(reading: JobReading): boolean;
  end(): Pick<JobResult, 'log' | 'logBytes' | 'status'>;
}

export function createJobTail(onChunk: ((chunk: JobChunk) => void) | undefined): JobTail {
  const log = createText();
  const status = createText();
  /** The last pieces of the log; put together only at the end, because each time would copy all of them. */
  const pieces: string[] = [];
  let held = 0;
  let openLine = '';
  let lines: string[] = [];

  function keep(text: string): void {
    if (text === '') return;
    pieces.push(text);
    held += text.length;
    for (let first = pieces[0]; first !== undefined; first = pieces[0]) {
      // One character more than is kept tells a log that was cut from one that fits: only the former may begin inside a secret.
      if (held - first.length <= LOG_CHARACTERS) return;
      held -= first.length;
      pieces.shift();
    }
  }

  function take(chunk: JobChunk): void {
    if (chunk.log === '' && chunk.status === '') return;
    keep(chunk.log);
    const parts = (openLine + chunk.status).split('\n');
    openLine = (parts.pop() ?? '').slice(0, STATUS_LINE_CHARACTERS);
    const whole = parts.map((line) => line.slice(0, STATUS_LINE_CHARACTERS));
    lines = [...lines, ...whole].slice(-STATUS_LINES);
    onChunk?.(chunk);
  }

  return {
    offsets: () => ({ log: log.taken(), status: status.taken() }),
    add(reading) {
      const before = log.taken() + status.taken();
      take({ log: log.add(reading.log.base64), status: status.add(reading.status.base64) });
      return log.taken() + status.taken() > before;
    },
    behind: (reading) => log.taken() < reading.log.size || status.taken() < reading.status.size,
    end() {
      take({ log: log.end(), status: status.end() });
      const all = openLine === '' ? lines : [...lines, openLine];
      return {
        log: lastLines(pieces.join('')),
        logBytes: log.taken(),
        status: all.slice(-STATUS_LINES),
      };
    },
  };
}

/**
 * The end of a log, from the beginning of a line, or of a word where lines have no end: half of either may be half a secret, which
 * nobody would mask.
 */
function lastLines(log: string): string {
  if (log.length <= LOG_CHARACTERS) return log;
  const tail = log.slice(-LOG_CHARACTERS);
  const begin = tail.slice(0, STATUS_LINE_CHARACTERS);
  const newline = begin.indexOf('\n');
  return tail.slice((newline < 0 ? begin.search(/\s/) : newline) + 1);
}

/** Bytes that come in pieces, as text: a character cut by the end of a piece waits for the next one. */
function createText() {
  const decoder = new StringDecoder('utf8');
  let taken = 0;
  return {
    taken: () => taken,
    add(base64: string): string {
      const bytes = Buffer.from(base64, 'base64');
      taken += bytes.length;
      return decoder.write(bytes);
    },
    end: () => decoder.end(),
  };
}
