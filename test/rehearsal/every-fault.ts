import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { FAULTS } from '../../src/rehearsal/faults/faults.ts';

/**
 * `npm run test:rehearse-faults [-- name …]`: plays the unattended rehearsal once with every single fault. Each has to end
 * completed, on version 5, with the fault struck. What a failed one printed is printed again.
 */
const wanted = process.argv.slice(2);
const plays = FAULTS.map(({ id }) => id).filter((id) => wanted.length === 0 || wanted.includes(id));

interface Played {
  readonly ok: boolean;
  readonly seconds: number;
  readonly text: string;
}

async function play(fault: string): Promise<Played> {
  const begun = Date.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli.ts', 'rehearse', '--auto', '--language', 'en', '--fault', fault],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { ok: code === 0 && rightEnd(text), seconds: (Date.now() - begun) / 1000, text };
}

function rightEnd(text: string): boolean {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  try {
    const { outcome, faults, server } = JSON.parse(last);
    return outcome === 'completed' && faults >= 1 && String(server.ucware).startsWith('5.');
  } catch {
    return false;
  }
}

let failed = 0;
async function work(): Promise<void> {
  for (let fault = plays.shift(); fault !== undefined; fault = plays.shift()) {
    const { ok, seconds, text } = await play(fault);
    if (!ok) {
      failed += 1;
      console.log(text);
    }
    console.log(`${ok ? '✓' : '✗'} ${fault} (${seconds.toFixed(0)} s)`);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(failed === 0 ? 'Every fault ends well.' : `${failed} do not end well.`);
process.exitCode = failed === 0 ? 0 : 1;
