import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { FAULTS } from '../../src/rehearsal/faults/faults.ts';
import { REHEARSAL_SCENARIOS } from '../../src/rehearsal/scenarios/scenarios.ts';

/**
 * `npm run test:rehearse-faults [-- name …]`: plays the unattended rehearsal once with every single fault, and with the scenarios
 * that are another way than the usual one. Each has to end completed, on version 5, with its faults struck. What a failed one
 * printed is printed again.
 */
const wanted = process.argv.slice(2);
const PLAYS: readonly Play[] = [
  ...FAULTS.map(({ id }) => ({ id, flag: '--fault', faults: 1 })),
  ...REHEARSAL_SCENARIOS.filter(({ id }) => ['5', 'hostile'].includes(id)).map(
    ({ id, faults }) => ({ id, flag: '--scenario', faults: faults.length }),
  ),
];
const plays = PLAYS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

interface Play {
  readonly id: string;
  readonly flag: string;
  /** At least so many blows. */
  readonly faults: number;
}

interface Played {
  readonly ok: boolean;
  readonly seconds: number;
  readonly text: string;
}

async function play({ id, flag, faults }: Play): Promise<Played> {
  const begun = Date.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli.ts', 'rehearse', '--auto', '--language', 'en', flag, id],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { ok: code === 0 && rightEnd(text, faults), seconds: (Date.now() - begun) / 1000, text };
}

function rightEnd(text: string, least: number): boolean {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  try {
    const { outcome, faults, server } = JSON.parse(last);
    return outcome === 'completed' && faults >= least && String(server.ucware).startsWith('5.');
  } catch {
    return false;
  }
}

let failed = 0;
async function work(): Promise<void> {
  for (let one = plays.shift(); one !== undefined; one = plays.shift()) {
    const { ok, seconds, text } = await play(one);
    if (!ok) {
      failed += 1;
      console.log(text);
    }
    console.log(`${ok ? '✓' : '✗'} ${one.id} (${seconds.toFixed(0)} s)`);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(failed === 0 ? 'All of them end well.' : `${failed} do not end well.`);
process.exitCode = failed === 0 ? 0 : 1;
