import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRecipe } from '../../src/flows/merges/conffiles/recipe.ts';
import { mergeLines } from '../../src/flows/merges/lines/merge-lines.ts';
import type { Steps } from '../../src/flows/merges/steps.ts';
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

interface Measured<T> {
  readonly ms: number;
  readonly longest: number;
  readonly value: T;
}

/** Computes in pieces as the bot does, and notes the longest. */
function measured<T>(steps: Steps<T>): Measured<T> {
  const begun = performance.now();
  let [longest, last] = [0, begun];
  for (;;) {
    const step = steps.next();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (step.done) return { ms: now - begun, longest, value: step.value };
  }
}

function longestRow(what: string, longest: readonly number[]): Row {
  return {
    what: `${what}: longest piece between two turns of the event loop`,
    against: 'nothing',
    goal: `≤ ${LONGEST_PIECE_MS} ms`,
    found: `${Math.ceil(median(longest))} ms (at most ${Math.ceil(Math.max(...longest))}, ${longest.length} times)`,
    met: median(longest) <= LONGEST_PIECE_MS,
  };
}

/** How a server puts a merged text together, where two lines in three are the same comment. */
function recipes(): Row {
  const bytes = (word: string, first: number): Uint8Array => {
    const lines = Array.from({ length: LINES }, (_, at) => {
      if (at % 3 !== 0) return '# the same comment';
      return (at + first) % 1_000 < 3 ? `option_${at} = ${word}` : `option_${at} = 1`;
    });
    return new TextEncoder().encode(`${lines.join('\n')}\n`);
  };
  const [text, own, vendor] = [bytes('new', 0), bytes('own', 1), bytes('new', 2)];
  const longest = Array.from(
    { length: ROUNDS },
    () => measured(makeRecipe(text, own, vendor)).longest,
  );
  return longestRow(`recipe of ${LINES.toLocaleString('en')} repeated lines`, longest);
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
      const one = measured(mergeLines(triple.base, triple.own, triple.vendor));
      longest.push(one.longest);
      return one.ms;
    };
    const what = `merge of ${LINES.toLocaleString('en')} lines, ${edits} edits on each side`;
    const ratios = await pairs(ROUNDS, ours, git);
    return [
      ratioRow({ what, against: '`git merge-file`, with the start of its process' }, 3, ratios),
      longestRow(what, longest),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Three-way merges of long configuration files, and what a server makes of them. */
export const merge: Bench = {
  id: 'merge',
  title: 'Merges',
  run: async () => [...(await compare(20)), ...(await compare(500)), recipes()],
};
