import { basename, relative } from 'node:path';
import { findPlaces } from '../config/environment.ts';
import { readInventory } from '../config/load-inventory.ts';
import type { Person } from '../config/server.ts';
import type { Language, Text } from '../flows/run/text.ts';
import type { Invocation } from './command.ts';
import { nameOf, plain } from './plain.ts';

/** Whoever reads at this terminal: their language, the names of the inventory, and how they call this program. */
export interface Reader {
  readonly language: Language;
  /** A text of ours or of the record as it reads here. */
  say(text: Text): string;
  name(id: string): string;
  /** A command that works as it is printed. */
  command(words: string): string;
}

/** `as`: whom the commands that are printed shall play, in a rehearsal. */
export function createReader(
  { env, language }: Pick<Invocation, 'env' | 'language'>,
  people: readonly Person[] = [],
  as?: string,
): Reader {
  const program = calledAs(env, process.argv[1] ?? '');
  return {
    language,
    say: (text) => plain(text[language], people),
    name: (id) => nameOf(id, people),
    command: (words) => `${program} ${words}${as === undefined ? '' : ` --as ${as}`}`,
  };
}

/**
 * A reader who knows the people of the inventory, as far as it can be read: a mistake in it, or no right to read it, must not
 * keep anybody from answering.
 */
export async function openReader(invocation: Invocation, as?: string): Promise<Reader> {
  const { env, inventoryPath } = await findPlaces({ env: invocation.env });
  const { inventory } = await readInventory(inventoryPath, env, false);
  return createReader(invocation, inventory.people, as);
}

/** `npm run ucware-upgrade --`, `node dist/cli.js` or the installed name: however it was called this time. */
function calledAs(env: NodeJS.ProcessEnv, script: string): string {
  if (env['npm_lifecycle_event'] === 'ucware-upgrade') return 'npm run ucware-upgrade --';
  return basename(script) === 'cli.js'
    ? `node ${relative(process.cwd(), script)}`
    : 'ucware-upgrade';
}
