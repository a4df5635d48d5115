import { findServer, nearestNames } from '../config/find-server.ts';
import type { Inventory, Server } from '../config/server.ts';
import type { Language } from '../flows/run/text.ts';
import { UsageError } from './command.ts';

/** The server of the inventory people mean by this word; a usage error with the nearest names where there is none. */
export function knownServer(inventory: Inventory, wanted: string, language: Language): Server {
  const server = findServer(inventory, wanted);
  if (server) return server;
  const names = inventory.servers.map(({ name }) => name);
  const near = nearestNames(wanted, names).join(', ');
  throw new UsageError(
    {
      de: `„${wanted}“ steht nicht im Inventar.${near ? ` Gemeint ist vielleicht: ${near}.` : ''}`,
      en: `“${wanted}” is not in the inventory.${near ? ` Perhaps: ${near}.` : ''}`,
    }[language],
  );
}
