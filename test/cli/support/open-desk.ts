import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../../src/cli/command.ts';
import type { Server } from '../../../src/config/server.ts';
import type { Step } from '../../../src/flows/run/step.ts';
import { createLog } from '../../../src/log.ts';
import { watchRequests } from '../../../src/requests/watch-requests.ts';
import { toyFlow } from '../../support/toy-flow.ts';
import { createToyRunner, type ToyRunner } from '../../support/toy-runner.ts';
import { call } from './call.ts';

export interface Desk extends ToyRunner {
  /** A command line beside the running bot; `U0STARTER` types unless `--as` says otherwise. */
  type(command: Command, ...args: string[]): ReturnType<typeof call>;
  /** What lets a command find this bot. */
  readonly env: { readonly UCWARE_CONFIG: string; readonly UCWARE_REQUESTS: string };
  close(): Promise<void>;
}

/** The real runner with these steps on the server `pbx`, and the folder for requests before it. */
export async function openDesk(
  steps: readonly Step[],
  server: Partial<Server> = {},
): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'ucware-desk-'));
  const people = [{ name: 'sabine', slack: 'U0STARTER', uid: process.getuid?.() }];
  const inventory = join(folder, 'servers.yml');
  await writeFile(inventory, 'people: {sabine: {slack: U0STARTER}}\nservers: {}\n');
  const toy = await createToyRunner({ flow: toyFlow(steps), server });
  const requests = join(folder, 'requests');
  const watcher = watchRequests({
    folder: requests,
    people,
    handle: (request, requester) => toy.runner.handle(request, requester),
    log: createLog(() => {}),
  });
  await watcher.start();
  const env = { UCWARE_CONFIG: inventory, UCWARE_REQUESTS: requests };
  return {
    ...toy,
    env,
    type: (command, ...args) => call(command, args, { env }),
    async close() {
      await watcher.stop();
      await toy.runner.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
