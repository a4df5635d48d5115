import { loadInventory } from '../config/load-inventory.ts';
import { ALL_SCRIPTS } from '../flows/remote/all-scripts.ts';
import { helperDigest } from '../flows/remote/job-protocol/helper-digest.ts';
import { renderHelper } from '../flows/remote/job-protocol/render-helper.ts';
import { sudoersLine } from '../flows/remote/job-protocol/sudoers-line.ts';
import type { Command } from './command.ts';

/**
 * `helper`: prints the helper for servers where sudo asks no password. `helper --sudoers [user]` prints the line for
 * sudoers that allows exactly this text and nothing else.
 */
export const helper: Command = async ({ args, env, write }) => {
  const text = renderHelper(ALL_SCRIPTS);
  if (!args.includes('--sudoers')) {
    write(text.replace(/\n$/, ''));
    return 0;
  }
  const named = args.filter((arg) => !arg.startsWith('-'));
  const users = named.length > 0 ? named : await helperUsers(env);
  for (const user of users) write(sudoersLine(user, helperDigest(text)));
  return 0;
};

/** The SSH users of the servers whose inventory says that they use the helper. */
async function helperUsers(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const { inventory } = await loadInventory({ env });
  return [
    ...new Set(
      inventory.servers.filter(({ sudo }) => sudo === 'helper').map(({ sshUser }) => sshUser),
    ),
  ];
}
