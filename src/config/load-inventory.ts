import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Text } from '../flows/run/text.ts';
import { findPlaces, type Places, type Whereabouts } from './environment.ts';
import { type ParsedInventory, parseInventory } from './parse-inventory.ts';
import { ConfigError, type Problem } from './problem.ts';
import type { Inventory } from './server.ts';

export interface LoadedInventory extends Omit<Places, 'env' | 'problems'> {
  readonly inventory: Inventory;
  readonly warnings: readonly Problem[];
}

/**
 * The inventory alone, for commands that need neither Slack nor a log-in: secrets are not looked for. Rejects with
 * `ConfigError` that knows every mistake.
 */
export async function loadInventory(whereabouts: Whereabouts = {}): Promise<LoadedInventory> {
  const { env, problems: before, ...places } = await findPlaces(whereabouts);
  const { inventory, problems } = await readInventory(places.inventoryPath, env, false);
  return { ...places, inventory, warnings: warningsOrThrow([...before, ...problems]) };
}

/** The warnings when there is nothing but warnings; throws `ConfigError` otherwise. */
export function warningsOrThrow(problems: readonly Problem[]): readonly Problem[] {
  if (problems.some(({ level }) => level === 'error')) throw new ConfigError(problems);
  return problems;
}

/** Reads the file; one that is not there or cannot be read is a problem like any other. */
export async function readInventory(
  path: string,
  env: Places['env'],
  checkSecrets: boolean,
): Promise<ParsedInventory> {
  const about = (text: Text, level: Problem['level']): Problem => ({
    level,
    source: path,
    path: '',
    line: undefined,
    text,
  });
  try {
    const text = await readFile(path, 'utf8');
    const { mode } = await stat(path);
    const around = { env, folder: dirname(path), source: path, checkSecrets };
    const parsed = await parseInventory(text, around);
    // Whoever may write here decides who may approve.
    if ((mode & 0o002) === 0) return parsed;
    return { ...parsed, problems: [about(WRITABLE, 'warning'), ...parsed.problems] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const text = code === 'ENOENT' ? NOT_THERE : notRead(code);
    return { inventory: { people: [], servers: [] }, problems: [about(text, 'error')] };
  }
}

const NOT_THERE: Text = {
  de: 'das Inventar gibt es nicht. Bitte `data/servers.example.yml` als `data/servers.yml` kopieren und anpassen, oder mit UCWARE_CONFIG sagen, wo es liegt.',
  en: 'there is no inventory. Please copy `data/servers.example.yml` to `data/servers.yml` and adapt it, or say with UCWARE_CONFIG where it is.',
};

const WRITABLE: Text = {
  de: 'jeder Benutzer dieses Rechners darf das Inventar ändern und sich damit selbst Rechte geben.',
  en: 'every user of this machine may change the inventory, and thereby give themselves rights.',
};

function notRead(code: string): Text {
  return {
    de: `das Inventar ist nicht zu lesen: ${code}.`,
    en: `the inventory cannot be read: ${code}.`,
  };
}
