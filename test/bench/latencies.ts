import { setTimeout as pause } from 'node:timers/promises';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import { CHANNEL, STARTER } from './inventory.ts';

export const PER_SECOND = 50;

/** Commands at an even pace for so long; ms from each to its acknowledgement. */
export async function latencies(slackUrl: string, seconds: number): Promise<number[]> {
  const client = createSlackUserClient(slackUrl, STARTER);
  const asked: Promise<number>[] = [];
  for (let at = 0; at < PER_SECOND * seconds; at += 1) {
    asked.push(
      (async () => {
        const begun = performance.now();
        await client.command(CHANNEL, '/ucware-upgrade help');
        return performance.now() - begun;
      })(),
    );
    await pause(1000 / PER_SECOND);
  }
  return Promise.all(asked);
}
