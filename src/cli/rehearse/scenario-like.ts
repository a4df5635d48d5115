import { createClock } from '../../clock.ts';
import { loadInventory } from '../../config/load-inventory.ts';
import { createExecutors } from '../../executors/registry.ts';
import type { RehearsalScenario } from '../../rehearsal/scenarios/scenario.ts';
import type { Invocation } from '../command.ts';
import { knownServer } from '../known-server.ts';
import { readLikeness } from './read-likeness.ts';

/**
 * A scenario that resembles a server of the inventory. The server is only read, and what was read stays in memory.
 */
export async function scenarioLike(
  host: string,
  usual: RehearsalScenario,
  { env, language }: Pick<Invocation, 'env' | 'language'>,
): Promise<RehearsalScenario> {
  const { inventory } = await loadInventory({ env });
  const server = knownServer(inventory, host, language);
  const executors = createExecutors({ clock: createClock() });
  try {
    const likeness = await readLikeness(server, executors);
    const version = likeness.packages.find(({ name }) => name === 'ucware')?.version ?? '';
    return {
      ...usual,
      id: server.name,
      title: { de: `Nachbau von ${server.name}`, en: `Likeness of ${server.name}` },
      server: version.startsWith('5') ? '5' : '4.5.0.8',
      likeness,
    };
  } finally {
    executors.close();
  }
}
