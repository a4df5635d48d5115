import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open-store.ts';
import {
  AT,
  createRandom,
  EDGE_EVERY,
  ended,
  observed,
  reduceServer,
  started,
} from './sample-run.ts';

/**
 * Run as a process of its own: appends events of random size in many short runs for ever, and acknowledges each on stdout
 * only after `append` resolved.
 */
const [folder = '', seed = '1'] = process.argv.slice(2);
const random = createRandom(Number(seed));
const store = await openStore({ folder, reduce: reduceServer });
const pbx = await store.server('pbx');
const edge = await store.edge('slack', Number, 0);

for (;;) {
  const { run, past } = pbx.state();
  const open = run && run.state.kind !== 'ended' ? run.id : undefined;
  const event = open
    ? random() < 0.08
      ? ended()
      : observed('x'.repeat(Math.floor(random() ** 4 * 20_000)))
    : started(`run${past.length + 1}`);
  const record = await pbx.append(open ?? `run${past.length + 1}`, event, AT);
  if (record.seq % EDGE_EVERY === 0) await edge.write(record.seq);
  writeSync(1, `${record.seq} ${record.hash}\n`);
}
