import type { Text } from '../flows/run/text.ts';
import { isMap, type RawMap } from './merge-defaults.ts';

export interface NameClash {
  /** Below `servers`. */
  readonly path: readonly (string | number)[];
  readonly text: Text;
}

/** First words of the command in Slack and on the command line; a server of that name could not be addressed. */
const SUBCOMMANDS: ReadonlySet<string> = new Set([
  'abort',
  'answer',
  'approve',
  'audit',
  'check',
  'doctor',
  'help',
  'init',
  'list',
  'rehearse',
  'start',
  'status',
  'stop',
  'version',
]);

/**
 * Every name, alias and address may mean one server only: a lock on a server is worth nothing when the same machine can
 * be reached under a second name. Looks at the file as it stands, so that other mistakes of a server hide none of these.
 */
export function findNameClashes(servers: RawMap): readonly NameClash[] {
  const owners = new Map<string, string>();
  const clashes: NameClash[] = [];
  for (const [name, server] of Object.entries(servers)) {
    const words = [{ word: name, path: [name] }, ...wordsOf(name, server)];
    for (const { word, path } of words) {
      if (SUBCOMMANDS.has(word)) clashes.push({ path, text: subcommand(word) });
      const owner = owners.get(word);
      if (owner === undefined) owners.set(word, name);
      else if (owner !== name) clashes.push({ path, text: taken(owner) });
    }
  }
  return clashes;
}

interface Word {
  readonly word: string;
  readonly path: readonly (string | number)[];
}

function wordsOf(name: string, server: unknown): readonly Word[] {
  if (!isMap(server)) return [];
  const addresses = isMap(server['addresses']) ? server['addresses'] : {};
  return [
    ...entries([name, 'addresses', 'ngn'], addresses['ngn']),
    ...entries([name, 'addresses', 'voip'], addresses['voip']),
    ...entries([name, 'addresses', 'other'], addresses['other']),
    ...entries([name, 'aliases'], server['aliases']),
  ];
}

function entries(path: Word['path'], value: unknown): readonly Word[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => entries([...path, at], item));
  return typeof value === 'string' ? [{ word: normal(value), path }] : [];
}

/** One spelling for each name and address: case, a final dot, and the many ways to write an IPv6 address. */
function normal(value: string): string {
  const word = value.trim().toLowerCase().replace(/\.$/, '');
  if (!word.includes(':')) return word;
  const bare = word.replace(/^\[|\]$/g, '');
  return URL.canParse(`http://[${bare}]`) ? new URL(`http://[${bare}]`).hostname : word;
}

function subcommand(word: string): Text {
  return {
    de: `so heißt schon ein Unterbefehl: \`/ucware-upgrade ${word}\` könnte den Server nie meinen. Bitte anders nennen.`,
    en: `this is the name of a subcommand: \`/ucware-upgrade ${word}\` could never mean the server. Please give it another name.`,
  };
}

function taken(owner: string): Text {
  return {
    de: `meint schon den Server \`${owner}\`. Jeder Name und jede Adresse gehört genau einem Server, sonst könnten zwei Läufe dieselbe Maschine verändern.`,
    en: `means the server \`${owner}\` already. Every name and address belongs to exactly one server, otherwise two runs could change the same machine.`,
  };
}
