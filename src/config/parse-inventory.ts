import type { Text } from '../flows/run/text.ts';
import { checkDefaults, checkServer } from './check-server.ts';
import { isMap, valueAt } from './merge-defaults.ts';
import { findNameClashes } from './name-clashes.ts';
import { parseMembers } from './parse-members.ts';
import type { Problem } from './problem.ts';
import { RawFile } from './raw-inventory.ts';
import { readYaml } from './read-yaml.ts';
import { type Path, type Report, reportIssues } from './report-issues.ts';
import type { SecretSurroundings } from './secret-source.ts';
import type { Inventory, Server } from './server.ts';

export interface InventorySurroundings extends SecretSurroundings {
  /** How problems name the file. */
  readonly source: string;
  /** Whether missing variables and files of secrets are mistakes: not for commands that log in nowhere. */
  readonly checkSecrets: boolean;
}

export interface ParsedInventory {
  /** The valid part; complete when no problem is an error. */
  readonly inventory: Inventory;
  /** Everything that is wrong, in the order of the lines. */
  readonly problems: readonly Problem[];
}

/** Reads the text of an inventory and finds all its mistakes, not only the first. */
export async function parseInventory(
  text: string,
  around: InventorySurroundings,
): Promise<ParsedInventory> {
  const file = readYaml(text);
  const { source } = around;
  // By what they say: a mistake that several servers inherit is one mistake.
  const found = new Map<string, Problem>();
  function note(path: Path, line: number | undefined, what: Text, level: Problem['level']): void {
    const name = path.map(String).join('.');
    found.set(`${name} ${line} ${what.en}`, { level, source, path: name, line, text: what });
  }
  for (const problem of file.problems) note([], problem.line, problem.text, 'error');
  const report: Report = (path, what, level = 'error') =>
    note(path, file.lineOf(path), what, level);
  const nothing = file.value === undefined || file.value === null;
  if (nothing && file.problems.length === 0) report([], EMPTY_FILE);
  const inventory = nothing ? EMPTY : await checkFile(file.value, report, around);
  const problems = [...found.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { inventory, problems };
}

const EMPTY: Inventory = { people: [], servers: [] };

async function checkFile(
  file: unknown,
  report: Report,
  around: InventorySurroundings,
): Promise<Inventory> {
  reportIssues(RawFile.safeParse(file).error?.issues, [], report);
  const members = parseMembers(file, report);
  const defaults = valueAt(file, ['defaults']);
  const usable = checkDefaults(defaults, members, report);
  const raw = valueAt(file, ['servers']);
  const found = isMap(raw) ? raw : {};
  if (isMap(raw) && Object.keys(raw).length === 0) report(['servers'], NO_SERVER, 'warning');
  for (const { path, text } of findNameClashes(found)) report(['servers', ...path], text);
  const servers: Server[] = [];
  for (const [name, entry] of Object.entries(found)) {
    const check = { members, defaults, usable, report, around };
    const server = await checkServer(name, entry, check);
    if (server) servers.push(server);
  }
  return { servers, people: members.people };
}

const EMPTY_FILE: Text = {
  de: 'die Datei ist leer. `data/servers.example.yml` zeigt, was hineingehört.',
  en: 'the file is empty. `data/servers.example.yml` shows what belongs in it.',
};

const NO_SERVER: Text = {
  de: 'noch ist kein Server eingetragen.',
  en: 'no server is listed yet.',
};
