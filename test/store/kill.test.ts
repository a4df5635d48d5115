import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../src/store/audit.ts';
import { openStore } from '../../src/store/open-store.ts';
import { MEMORY, makeFolder } from './make-folder.ts';
import { createRandom, EDGE_EVERY, reduceServer } from './sample-run.ts';

const CHILD = new URL('append-until-killed.ts', import.meta.url).pathname;
const RECORDS = 1000;

/** Starts a writer, kills it with SIGKILL once it acknowledged `count` events, and returns everything it acknowledged. */
async function writeAndKill(
  folder: string,
  seed: number,
  count: number,
): Promise<[number, string][]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const acknowledged: [number, string][] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [seq, hash] = line.split(' ');
    // The pipe breaks off with the process: only a whole line is an acknowledgement.
    if (hash?.length === 64) acknowledged.push([Number(seq), hash]);
    if (acknowledged.length === count) child.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return acknowledged;
}

test('kill -9 at random moments: nothing torn, nothing acknowledged lost, nothing left lying about', async () => {
  const folder = await makeFolder(MEMORY);
  const random = createRandom(4711);
  const acknowledged: [number, string][] = [];
  for (let round = 1; acknowledged.length < RECORDS; round += 1) {
    const count = Math.min(RECORDS - acknowledged.length, 150 + Math.floor(random() * 250));
    acknowledged.push(...(await writeAndKill(folder, round, count)));

    const store = await openStore({ folder, reduce: reduceServer });
    const pbx = await store.server('pbx');
    const records = await pbx.recordsAfter(0);
    const hashes = new Map(records.map((record) => [record.seq, record.hash]));
    for (const [seq, hash] of acknowledged) expect(hashes.get(seq)).toBe(hash);
    expect(pbx.state()).toEqual(records.reduce(reduceServer, { run: undefined, past: [] }));
    const told = (await store.edge('slack', Number, 0)).read();
    expect(told).toBeGreaterThan((acknowledged.at(-1)?.[0] ?? 0) - EDGE_EVERY);
    await store.close();
    expect(await verifyAudit(folder, 'pbx')).toMatchObject({ ok: true, unfinishedBytes: 0 });
    const left = [...(await readdir(folder)), ...(await readdir(join(folder, 'edges')))];
    expect(left.filter((file) => file.endsWith('.tmp') || file.startsWith('.lock'))).toEqual([]);
  }
}, 120_000);
