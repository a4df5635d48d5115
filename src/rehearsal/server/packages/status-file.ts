import type { View } from '../fs/view.ts';
import type { Machine } from '../machine/machine.ts';
import { findRelease } from './find-release.ts';
import type { Installed } from './installed.ts';
import { debName, type Release } from './release.ts';

/** dpkg's journal folder: a file with a number for a name means that a run was broken off. */
const JOURNAL = '/var/lib/dpkg/updates';
const STATUS = '/var/lib/dpkg/status';
const INFO = '/var/lib/dpkg/info';

export async function isInterrupted(fs: View): Promise<boolean> {
  if (!(await fs.exists(JOURNAL))) return false;
  return (await fs.readdir(JOURNAL)).some((name) => /^\d+$/.test(name));
}

export async function openJournal(fs: View): Promise<void> {
  await fs.install(`${JOURNAL}/0000`, 'simulated journal entry\n');
}

export async function closeJournal(fs: View): Promise<void> {
  for (const name of await fs.readdir(JOURNAL)) await fs.rm(`${JOURNAL}/${name}`);
}

/** Writes `/var/lib/dpkg/status` anew from what the machine knows. */
export async function saveStatus(machine: Machine, fs: View): Promise<void> {
  const stanzas = Object.entries(machine.world.packages)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => stanza(name, entry, findRelease(machine, name, entry.version)));
  await fs.install(STATUS, stanzas.join('\n'));
}

/** The `Status` field. */
export function statusLine({ want, status }: Installed): string {
  return `${want} ok ${status}`;
}

/** The `Conffiles` field as dpkg-query prints it: a line each, with the MD5 of the shipped file. */
export function conffileLines({ conffiles }: Installed): string {
  return Object.entries(conffiles)
    .map(([path, sum]) => `\n ${path} ${sum}`)
    .join('');
}

function stanza(name: string, entry: Installed, item: Release | undefined): string {
  const lines = [
    `Package: ${name}`,
    `Status: ${statusLine(entry)}`,
    `Section: ${item?.section ?? 'misc'}`,
    `Installed-Size: ${item?.installedKb ?? 0}`,
    `Architecture: ${item?.architecture ?? 'amd64'}`,
    `Version: ${entry.version}`,
    ...(item?.depends ? [`Depends: ${item.depends}`] : []),
    ...(item?.conflicts ? [`Conflicts: ${item.conflicts}`] : []),
    ...(Object.keys(entry.conffiles).length > 0 ? [`Conffiles:${conffileLines(entry)}`] : []),
    `Description: ${item?.description ?? name}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Puts a release's control files where dpkg keeps them. */
export async function saveInfo(fs: View, item: Release): Promise<void> {
  const base = `${INFO}/${item.name}`;
  const paths = [...Object.keys(item.files), ...Object.keys(item.conffiles)];
  await fs.install(`${base}.list`, `/.\n${paths.map((path) => `${path}\n`).join('')}`);
  if (Object.keys(item.conffiles).length > 0) {
    await fs.install(`${base}.conffiles`, `${Object.keys(item.conffiles).join('\n')}\n`);
  }
  for (const [kind, script] of Object.entries(item.scripts)) {
    await fs.install(`${base}.${kind}`, script, 0o755);
  }
}

export function scriptPath(name: string, kind: string): string {
  return `${INFO}/${name}.${kind}`;
}

/** Where a `.deb` of apt's cache lies. */
export function archivePath(folder: string, item: Release): string {
  return `${folder}/${debName(item)}`;
}
