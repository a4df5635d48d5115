import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodedError } from '../../src/errors.ts';
import { parseLine } from '../../src/store/journal-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeFolder } from '../store/make-folder.ts';
import { AT, observed, playRun, reduceServer, started } from '../store/sample-run.ts';

const JOURNAL = 'pbx.journal.jsonl';

async function makeState(): Promise<string> {
  const folder = await makeFolder();
  const store = await openStore({ folder, reduce: reduceServer });
  const pbx = await store.server('pbx');
  await playRun(pbx, 'one', 2);
  await pbx.append('two', started('two'), AT);
  for (const word of ['ä', 'b', '\u2028']) await pbx.append('two', observed(word), AT);
  await store.close();
  return folder;
}

test('a line is a record or an error, whatever bytes it holds', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.json().map((text) => Buffer.from(text)),
        fc
          .record({
            seq: fc.integer(),
            at: fc.string(),
            run: fc.string(),
            event: fc.jsonValue(),
            prev: fc.string(),
            hash: fc.string(),
          })
          .map((record) => Buffer.from(JSON.stringify(record))),
      ),
      (bytes) => {
        expect(() => parseLine(bytes)).toThrow(Error);
      },
    ),
    { numRuns: 500 },
  );
});

test('a damaged journal is refused with a copy kept, or only its unacknowledged tail is cut; never is it empty', {
  timeout: 60_000,
}, async () => {
  const sound = await makeState();
  const whole = await readFile(join(sound, JOURNAL));
  const names = await readdir(sound);
  const damage = fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(whole.length - 1) }),
    fc.record({ kind: fc.constant('flip' as const), at: fc.nat(whole.length - 1), bit: fc.nat(7) }),
    fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(whole.length),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(damage, async (how) => {
      const folder = await makeFolder();
      for (const name of names) {
        if (name.endsWith('.json') || name.endsWith('.jsonl'))
          await copyFile(join(sound, name), join(folder, name));
      }
      const bytes = damaged(whole, how);
      await writeFile(join(folder, JOURNAL), bytes);
      const store = await openStore({ folder, reduce: reduceServer });
      try {
        const pbx = await store.server('pbx');
        const seqs = (await pbx.recordsAfter(0)).map(({ seq }) => seq);
        // The last acknowledged record may have lost its newline to the damage, nothing else may be gone.
        expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8].slice(0, seqs.length));
        expect(seqs.length).toBe(8);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(CodedError);
        expect((thrown as CodedError).code).toBe('state-unreadable');
        const kept = (await readdir(folder)).filter((name) => name.includes('.damaged-'));
        expect(kept.length).toBeGreaterThan(0);
      } finally {
        await store.close();
      }
    }),
    { numRuns: 120 },
  );
});

type Damage =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array };

function damaged(whole: Buffer, how: Damage): Buffer {
  switch (how.kind) {
    case 'cut':
      return whole.subarray(0, how.at);
    case 'flip': {
      const copy = Buffer.from(whole);
      copy[how.at] = (copy[how.at] ?? 0) ^ (1 << how.bit);
      return copy;
    }
    case 'insert':
      return Buffer.concat([whole.subarray(0, how.at), how.bytes, whole.subarray(how.at)]);
  }
}
