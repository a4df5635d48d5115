import { classifyConffile, type Sums } from '../../merges/conffiles/classify.ts';
import type { Forecast, ForecastFile } from '../../merges/conffiles/forecast.ts';
import { planHash } from '../../run/plan-hash.ts';
import { bareName } from '../bare-name.ts';
import { knownFiles } from './known-files.ts';
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

  const described: Described[] = [];
  for (const file of known.values()) {
    const next = ships.get(file.path);
    if (!next && !upgraded.has(file.package)) continue;
    const sums = { recorded: file.recorded, own: file.own, offered: next?.md5 ?? null };
    const owner = next?.package ?? file.package;
    if (!next && unread.has(file.package)) {
      // Whatever the package brings, an unchanged file raises no question.
      if (file.own !== file.recorded)
        described.push(unpredictable(file.path, owner, sums, 'unread'));
    } else if (!next && file.obsolete) {
      // Obsolete since an earlier upgrade: this one does nothing to it.
    } else if (moved.has(file.path) && file.own !== null) {
      described.push(unpredictable(file.path, owner, sums, 'moved'));
    } else described.push(predicted(file.path, owner, sums));
  }
  for (const next of ships.values()) {
    if (known.has(next.path)) continue;
    const sums = { recorded: null, own: elsewhere[next.path] ?? null, offered: next.md5 };
    described.push(
      moved.has(next.path)
        ? unpredictable(next.path, next.package, sums, 'moved')
        : predicted(next.path, next.package, sums),
    );
  }
  for (const { package: owner, path } of present.ucf) {
    if (!upgraded.has(bareName(owner)) || known.has(path) || ships.has(path)) continue;
    described.push(unpredictable(path, owner, { recorded: null, own: null, offered: null }, 'ucf'));
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
  why: 'ucf' | 'moved' | 'unread',
): Described {
  return { path, package: owner, ...sums, class: 'unpredictable', why };
}

/** Paths of files packages begin to ship: dpkg has no checksum of them, so the disk has to be asked. */
export function beginToShip(present: Present, offered: Offered): string[] {
  const known = new Set(present.files.map(({ path }) => path));
  return offered.files.map(({ path }) => path).filter((path) => !known.has(path));
}
