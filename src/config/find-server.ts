import { distance } from 'fastest-levenshtein';
import type { Inventory, Server } from './server.ts';

/** The server people mean by this word: its name, an alias or one of its addresses, in any case. */
export function findServer(inventory: Inventory, wanted: string): Server | undefined {
  const word = wanted.trim().toLowerCase();
  return inventory.servers.find((server) => wordsFor(server).includes(word));
}

/** Every word that means this server; no other server of the inventory has one of them. */
export function wordsFor(
  server: Pick<Server, 'name' | 'aliases' | 'addresses'>,
): readonly string[] {
  return [
    ...new Set(
      [server.name, ...(server.aliases ?? []), ...server.addresses].map((word) =>
        word.toLowerCase(),
      ),
    ),
  ];
}

/** More suggestions would be a list to search through. */
const MOST_NAMES = 3;

/**
 * Names somebody may have meant, the nearest first, at most three: those that contain the word (or are contained in it), and
 * those at most a third of the word's length away, two at least.
 */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  const word = wanted.trim().toLowerCase();
  if (word === '') return [];
  const reach = Math.max(2, Math.floor(word.length / 3));
  return [...new Set(names)]
    .map((name) => ({ name, ...compare(word, name.toLowerCase()) }))
    .filter(({ part, edits }) => part || edits <= reach)
    .sort((a, b) => a.edits - b.edits || a.name.localeCompare(b.name))
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

/** Typed parts of names are nearer than misspelled ones. */
function compare(word: string, name: string): { part: boolean; edits: number } {
  const shorter = Math.min(word.length, name.length);
  const part = shorter >= 2 && (name.includes(word) || word.includes(name));
  const edits = distance(word, name);
  return { part, edits: part ? Math.min(edits, 1) : edits };
}
