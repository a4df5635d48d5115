import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '../../src/flows/run/event.ts';
import { reduceState } from '../../src/runner/reduce-state.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Bench, median, ratioRow } from './bench.ts';

const APPENDS = 200;
const ROUNDS = 5;
const AT = '2026-11-26T22:00:00.000Z';
const BY = { id: 'U0ANNA', via: 'slack' } as const;

const started = (run: string, server: string): RunEvent => ({
  type: 'run-started',
  run,
  server,
  flow: { id: 'ucware-4.5-to-5', version: 1 },
  by: BY,
  channel: 'C1',
  language: 'de',
  rehearsal: false,
});
const noticed: RunEvent = { type: 'observed', text: { de: 'etwas', en: 'something' }, facts: [] };
const ended: RunEvent = {
  type: 'run-ended',
  outcome: 'completed',
  note: { de: 'fertig', en: 'done' },
  by: BY,
};

/** A store with so many servers, and so many records of the first one, in finished runs of a thousand. */
async function fill(servers: number, records: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ucware-bench-store-'));
  const store = await openStore({ folder, reduce: reduceState });
  const first = await store.server('pbx-0');
  let run = 0;
  for (let written = 0; written < records; ) {
    run += 1;
    const length = Math.min(1000, records - written);
    await first.append(`r${run}`, started(`r${run}`, 'pbx-0'), AT);
    for (let at = 2; at < length; at += 1) await first.append(`r${run}`, noticed, AT);
    await first.append(`r${run}`, ended, AT);
    written += length;
  }
  for (let at = 1; at < servers; at += 1) {
    const other = await store.server(`pbx-${at}`);
    await other.append('r1', started('r1', `pbx-${at}`), AT);
  }
  await first.append('now', started('now', 'pbx-0'), AT);
  return {
    async cost(): Promise<number> {
      const times: number[] = [];
      for (let at = 0; at < APPENDS; at += 1) {
        const begun = performance.now();
        await first.append('now', noticed, AT);
        times.push(performance.now() - begun);
      }
      return median(times);
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What it costs to record one event, whatever is in the folder besides. */
export const events: Bench = {
  id: 'events',
  title: 'Record',
  async run() {
    const small = await fill(1, 10);
    const large = await fill(1000, 100_000);
    const ratios: number[] = [];
    await small.cost();
    await large.cost();
    for (let round = 0; round < ROUNDS; round += 1)
      ratios.push((await large.cost()) / (await small.cost()));
    await small.close();
    await large.close();
    return [
      ratioRow(
        {
          what: 'cost of one event with 1,000 servers and 100,000 journal records',
          against: '1 server and 10 records',
        },
        1.3,
        ratios,
      ),
    ];
  },
};
