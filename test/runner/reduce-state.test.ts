import { expect, test } from 'vitest';
import { RunEvent, type RunEventInput } from '../../src/flows/run/event.ts';
import { reduceState } from '../../src/runner/reduce-state.ts';
import type { ServerState } from '../../src/store/types.ts';
import { AT, ended, started } from '../store/sample-run.ts';

const KEY = `SHA256:${'a'.repeat(43)}`;

/** The host key is confirmed in the first run only. */
function play(runs: number): ServerState {
  let state: ServerState = { run: undefined, past: [] };
  let seq = 0;
  function add(run: string, event: RunEventInput): void {
    seq += 1;
    const record = { seq, at: AT, run, event: RunEvent.parse(event), prev: '', hash: '' };
    state = reduceState(state, record);
  }
  for (let at = 1; at <= runs; at += 1) {
    const run = `r${at}`;
    add(run, started(run));
    const facts = at === 1 ? [{ key: 'hostKey', value: KEY }] : [];
    add(run, { type: 'observed', text: { de: 'da', en: 'there' }, facts });
    add(run, ended());
  }
  return state;
}

test('a server that is upgraded again and again keeps a document of the same size', () => {
  expect(play(21).past.map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, at) => `r${at + 1}`),
  );
  expect(play(60).past).toHaveLength(20);
});

test('a host key that was confirmed long ago is still known', () => {
  expect(play(60).past.at(-1)?.hostKey).toBe(KEY);
});
