import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { accounts } from './accounts.ts';
import type { Bench, Row } from './bench.ts';
import { busy } from './busy.ts';
import { events } from './events.ts';
import { merge } from './merge.ts';
import { program } from './process.ts';
import { remote } from './remote.ts';
import { slack } from './slack.ts';

/**
 * `npm run bench [-- <id> …]`: measures as ratios in one run and writes `docs/performance.md`. With ids only those are
 * measured, and nothing is written.
 */
const BENCHES: readonly Bench[] = [remote, events, slack, program, busy, accounts, merge];
const PAGE = 'docs/performance.md';

const loadBefore = loadavg()[0] ?? 0;
const wanted = new Set(process.argv.slice(2));
const rows: Row[] = [];
for (const bench of BENCHES) {
  if (wanted.size > 0 && !wanted.has(bench.id)) continue;
  const reason = bench.whyNot?.();
  if (reason !== undefined) {
    console.log(`${bench.title}: not measured, ${reason}`);
    rows.push({ what: bench.title, against: '–', goal: '–', found: reason, met: 'not measured' });
    continue;
  }
  console.log(`${bench.title} …`);
  for (const row of await bench.run()) {
    rows.push(row);
    console.log(`  ${verdict(row)}  ${row.what}: ${row.found}, goal ${row.goal}`);
  }
}
const text = page(rows);
if (wanted.size === 0) writeFileSync(PAGE, text);

function verdict({ met }: Row): string {
  if (met === 'not measured') return 'not measured';
  return met ? 'met' : '**missed**';
}

function page(found: readonly Row[]): string {
  const table = found.map(
    (row) => `| ${row.what} | ${row.against} | ${row.goal} | ${row.found} | ${verdict(row)} |`,
  );
  return [
    '# Performance',
    '',
    'Written by `npm run bench`. Ratios of what was measured in the same run, in pairs of changing order: median, and in',
    'parentheses the spread. A missed figure is written down as missed.',
    '',
    `Measured on ${machine()}; load before: ${loadBefore.toFixed(1)}.`,
    '',
    '| what | against | goal | found | |',
    '| --- | --- | --- | --- | --- |',
    ...table,
    '',
  ].join('\n');
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const kernel = execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim();
  const release = /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  return `${cpus().length} cores (${cpu?.model.trim() ?? '?'}), ${memory} GiB, ${release}, ${kernel}, Node ${process.version}`;
}
