import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeLines } from '../../src/flows/merges/lines/merge-lines.ts';
import { gitStyle } from '../support/git-style.ts';
import type { Triple } from '../support/triples.ts';
import { type Bench, median, pairs, type Row, ratioRow } from './bench.ts';

const LINES = 20_000;
const ROUNDS = 9;
const LONGEST_PIECE_MS = 50;

/** A configuration file as they are: one line in ten is blank, one a comment that stands elsewhere, too. */
function configuration(edits: number): Triple {
  const base = Array.from({ length: LINES }, (_, at) => {
    if (at % 10 === 0) return '';
    return at % 10 === 5 ? `# comment ${(at * 7) % 40}` : `option_${at} = ${(at * 31) % 1000}`;
  });
  const edited = (first: number, word: string): string =>
    base
      .map((line, at) => ((at + first) % (LINES / edits) === 0 ? `${line} ${word}` : line))
      .join('\n');
  return { base: base.join('\n'), own: edited(1, 'own'), vendor: edited(4, 'new') };
}

/** Merges in pieces as the bot does, and notes the longest. */
function measured({ base, own, vendor }: Triple): { ms: number; longest: number; text: string } {
  const begun = performance.now();
  const steps = mergeLines(base, own, vendor);
  let [longest, last] = [0, begun];
  for (;;) {
    const step = steps.next();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (step.done) return { ms: now - begun, longest, text: gitStyle(step.value) };
  }
}

async function compare(edits: number): Promise<Row[]> {
  const triple = configuration(edits);
  const folder = mkdtempSync(join(tmpdir(), 'ucware-bench-merge-'));
  try {
    const files = (['own', 'base', 'vendor'] as const).map((name) => join(folder, name));
    for (const [at, text] of [triple.own, triple.base, triple.vendor].entries()) {
      writeFileSync(files[at] as string, text);
    }
    const arguments_ = ['merge-file', '-p', ...files];
    const git = async (): Promise<number> => {
      const begun = performance.now();
      execFileSync('git', arguments_, { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
      return performance.now() - begun;
    };
    const longest: number[] = [];
    const ours = async (): Promise<number> => {
      const one = measured(triple);
      longest.push(one.longest);
      return one.ms;
    };
    const what = `merge of ${LINES.toLocaleString('en')} lines, ${edits} edits on each side`;
    const ratios = await pairs(ROUNDS, ours, git);
    return [
      ratioRow({ what, against: '`git merge-file`, with the start of its process' }, 3, ratios),
      {
        what: `${what}: longest piece between two turns of the event loop`,
        against: 'nothing',
        goal: `≤ ${LONGEST_PIECE_MS} ms`,
        found: `${Math.ceil(median(longest))} ms (at most ${Math.ceil(Math.max(...longest))}, ${ROUNDS} merges)`,
        met: median(longest) <= LONGEST_PIECE_MS,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Three-way merges of long configuration files. */
export const merge: Bench = {
  id: 'merge',
  title: 'Merges',
  run: async () => [...(await compare(20)), ...(await compare(500))],
};
