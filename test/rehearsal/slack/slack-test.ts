import type { App } from '@slack/bolt';
import { test as base } from 'vitest';
import {
  type SlackStandIn,
  type SlackStandInOptions,
  startSlackStandIn,
} from '../../../src/rehearsal/slack/stand-in.ts';
import type { SlackUserClient } from '../../../src/rehearsal/slack/user-client.ts';
import { connectApp } from './bolt-app.ts';

export const CHANNEL = 'C0TELEFON0';
export const STARTER = 'U0STARTER0';
export const OUTSIDER = 'U0OUTSIDER';

interface Fixtures {
  /** Starts a workspace that is closed after the test. */
  readonly start: (options?: SlackStandInOptions) => Promise<SlackStandIn>;
  /** Connects a real Bolt app that is disconnected after the test. */
  readonly connect: (
    slack: SlackStandIn,
    register: (app: App) => void,
    clientPingTimeout?: number,
  ) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures from the pattern
  start: async ({}, use) => {
    const open: SlackStandIn[] = [];
    await use(async (options) => {
      const slack = await startSlackStandIn(options);
      open.push(slack);
      return slack;
    });
    for (const slack of open) await slack.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  connect: async ({}, use) => {
    const open: { stop(): Promise<void> }[] = [];
    await use(async (slack, register, clientPingTimeout) => {
      open.push(await connectApp(slack, register, clientPingTimeout));
    });
    for (const app of open) await app.stop();
  },
});

/** Waits until a person sees what is looked for. */
export async function until<T>(
  client: SlackUserClient,
  look: () => Promise<T | undefined>,
): Promise<T> {
  let after = 0;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    after = (await client.changes(after)).next;
  }
}
