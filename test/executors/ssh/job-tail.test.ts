import { describe, expect, it } from 'vitest';
import { createJobTail } from '../../../src/executors/ssh/job-tail.ts';
import { redact } from '../../../src/redact.ts';

/** What one reading brings at most, and what a result keeps. */
const SLICE = 262_144;

/** What is kept of a log that is read slice by slice, as it leaves the process. */
function kept(log: string): string {
  const tail = createJobTail(undefined);
  const bytes = Buffer.from(log);
  for (let at = 0; at < bytes.length; at += SLICE) {
    const reading = {
      state: 'started' as const,
      exitCode: null,
      log: { size: bytes.length, base64: bytes.subarray(at, at + SLICE).toString('base64') },
      status: { size: 0, base64: '' },
    };
    expect(tail.offsets().log).toBe(at);
    expect(tail.add(reading)).toBe(true);
    expect(tail.behind(reading)).toBe(at + SLICE < bytes.length);
  }
  return redact(tail.end().log);
}

/** Whole lines before and behind, so that `words` is cut before its character `at` and the log has `slices` slices exactly. */
function cutAt(words: string, at: number, slices: number): string {
  const before = lines((slices - 1) * SLICE - at);
  return `${before}${words}\n${lines(slices * SLICE - before.length - words.length - 1)}`;
}

function lines(length: number): string {
  return `${'y'.repeat(63)}\n`.repeat(Math.ceil(length / 64)).slice(-length);
}

describe('the end of a log whose last slice is all that is kept', () => {
  const words = 'password=hunter2hunter2';

  it.each([2, 3])('begins behind a secret that was cut in two: %i slices', (slices) => {
    const log = cutAt(words, 12, slices);
    expect(log.length).toBe(slices * SLICE);
    expect(log.slice(-SLICE).slice(0, 11)).toBe('ter2hunter2');
    const said = kept(log);
    expect(said.slice(0, 3)).toBe('yyy');
    expect(said.includes('hunter2')).toBe(false);
  });

  it('begins behind a secret of several words that was cut between two of them', () => {
    const said = kept(cutAt('password = correct horse battery', 18, 2));
    expect(/horse|battery/.exec(said)).toBeNull();
  });

  it('is all of a log that just fits', () => {
    const log = `first\n${lines(SLICE - 6)}`;
    expect(kept(log) === log).toBe(true);
  });
});
