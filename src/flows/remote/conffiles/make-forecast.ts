import { classifyConffile, type Sums } from '../../merges/conffiles/classify.ts';
import type { Forecast, ForecastFile } from '../../merges/conffiles/forecast.ts';
import { planHash } from '../../run/plan-hash.ts';
import { bareName } from '../bare-name.ts';
import { type KnownFile, knownFiles } from './known-files.ts';
import type { Offered } from './offered.ts';
import type { Present } from './present.ts';
import { stillMoved } from './still-moved.ts';

type Described = Pick<ForecastFile, 'path' | 'package' | 'class' | 'why' | keyof Sums>;

/**
 * Puts dpkg's records, the disk and the new packages side by side: every configuration file of every package that is upgraded.
 * `elsewhere` has the checksums of files on the disk that dpkg knows nothing of.
 */
export function makeForecast(
  present: Present,
  offered: Offered,
  elsewhere: Readonly<Record<string, string>>,
): Forecast {
  const upgraded = new Set(offered.packages.map(({ name }) => bareName(name)));
  const unread = new Set(offered.unread.map(bareName));
  const known = knownFiles(present);
  const ships = new Map(offered.files.map((file) => [file.path, file]));
  const moved = stillMoved(present, offered);
  const replaced = new Map((offered.replaced ?? []).map((one) => [one.path, one.package]));

  const described: Described[] = [];
  for (const file of known.values()) {
    const next = ships.get(file.path);
    const instead = next ? undefined : replaced.get(file.path);
    if (!next && !instead && !upgraded.has(file.package)) continue;
    const sums = { recorded: file.recorded, own: file.own, offered: next?.md5 ?? null };
    const owner = next?.package ?? instead ?? file.package;
    const odd = oddity(file, present, bareName(owner));
    if (odd === 'diverted' && (next || instead)) {
      described.push(unpredictable(file.path, owner, sums, odd));
    } else if (instead) {
      described.push({ path: file.path, package: owner, ...sums, class: 'replaced', why: null });
    } else if (!next && unread.has(file.package)) {
      // Whatever the package brings, an unchanged file raises no question.
      if (file.own !== file.recorded)
        described.push(unpredictable(file.path, owner, sums, 'unread'));
    } else if (!next && file.obsolete) {
      // Obsolete since an earlier upgrade: this one does nothing to it.
    } else if (moved.paths.has(file.path) && (file.own !== null || odd)) {
      described.push(unpredictable(file.path, owner, sums, 'moved'));
    } else if (!next && moved.untold.has(file.package) && (file.own !== null || odd)) {
      described.push(unpredictable(file.path, owner, sums, 'moved'));
    } else if (next && odd) {
      described.push(unpredictable(file.path, owner, sums, odd));
    } else if (next && dropsRecord(file, next.package, upgraded)) {
      described.push(predicted(file.path, owner, { ...sums, recorded: null }));
    } else described.push(predicted(file.path, owner, sums));
  }
  for (const next of ships.values()) {
    if (known.has(next.path)) continue;
    const seen = elsewhere[next.path] ?? null;
    const odd = seen === 'link' || seen === 'not-a-file' ? seen : null;
    const sums = { recorded: null, own: odd ? null : seen, offered: next.md5 };
    const why = moved.paths.has(next.path) ? 'moved' : odd;
    described.push(
      why
        ? unpredictable(next.path, next.package, sums, why)
        : predicted(next.path, next.package, sums),
    );
  }
  for (const { package: owner, path } of present.ucf) {
    if (!upgraded.has(bareName(owner)) || known.has(path) || ships.has(path)) continue;
    described.push(unpredictable(path, owner, { recorded: null, own: null, offered: null }, 'ucf'));
  }
  for (const { package: owner, path } of present.unnamed ?? []) {
    if (!upgraded.has(bareName(owner))) continue;
    const sums = { recorded: null, own: null, offered: null };
    described.push(unpredictable(path, owner, sums, 'name'));
  }
  const versions = new Map(
    offered.packages.map(({ name, from, to }) => [bareName(name), { from, to }]),
  );
  const all = described.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files: all
      .filter((file) => file.class !== 'unchanged')
      .map((file) => ({
        ...file,
        versions: versions.get(bareName(file.package)) ?? { from: null, to: null },
        mode: ships.get(file.path)?.mode ?? null,
        state: planHash(file).slice(0, 16),
        base: null,
        proposal: null,
        chosen: null,
        dropped: null,
      })),
    unchanged: all.filter((file) => file.class === 'unchanged').map(({ path }) => path),
    unread: [...unread].sort(),
  };
}

function predicted(path: string, owner: string, sums: Sums): Described {
  return { path, package: owner, ...sums, class: classifyConffile(sums), why: null };
}

function unpredictable(
  path: string,
  owner: string,
  sums: Sums,
  why: NonNullable<ForecastFile['why']>,
): Described {
  return { path, package: owner, ...sums, class: 'unpredictable', why };
}

/** What dpkg handles otherwise than a file. A package's own diversions are not for its own files. */
function oddity(
  { path }: KnownFile,
  { links = [], odd = [], diverted = [] }: Present,
  owner: string,
): 'link' | 'not-a-file' | 'diverted' | null {
  if (diverted.some((one) => one.path === path && one.by !== owner)) return 'diverted';
  // A link to a device is no file either.
  if (odd.includes(path)) return 'not-a-file';
  return links.includes(path) ? 'link' : null;
}

/**
 * Whether a deleted file comes back: it goes to another package, and with the upgrade of the one that had it dpkg forgets that there
 * was one. A package that is not upgraded keeps its record, and the file stays away.
 */
function dropsRecord(
  { own, package: before }: KnownFile,
  next: string,
  upgraded: ReadonlySet<string>,
): boolean {
  return own === null && bareName(next) !== before && upgraded.has(before);
}

/** Paths of files packages begin to ship: dpkg has no checksum of them, so the disk has to be asked. */
export function beginToShip(present: Present, offered: Offered): string[] {
  const known = new Set(present.files.map(({ path }) => path));
  return offered.files.map(({ path }) => path).filter((path) => !known.has(path));
}
