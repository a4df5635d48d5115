import type { View } from '../fs/view.ts';
import type { Machine } from '../machine/machine.ts';
import type { AptConfig } from './apt-config.ts';
import { compareVersions } from './compare-versions.ts';
import { findRelease } from './find-release.ts';
import type { Release } from './release.ts';
import {
  listName,
  parseSources,
  type Source,
  type SourceError,
  type SourcesFile,
} from './sources.ts';
import { parseStanzas } from './stanzas.ts';

/** A version apt could install, and where its lists say it comes from. */
export interface Offer {
  readonly release: Release;
  readonly sources: readonly Source[];
  /** `Origin:Version/Suite` of each source. */
  readonly origins: readonly string[];
}

/** The source files apt reads, with what it cannot read. */
export async function readSources(
  fs: View,
  config: AptConfig,
): Promise<{ readonly sources: readonly Source[]; readonly errors: readonly SourceError[] }> {
  const files: SourcesFile[] = [];
  const main = config.file('Dir::Etc::sourcelist');
  if (await isFile(fs, main)) files.push({ path: main, content: await fs.readFile(main) });
  const parts = config.file('Dir::Etc::sourceparts');
  if ((await fs.exists(parts)) && (await fs.stat(parts)).isDirectory) {
    for (const name of await fs.readdir(parts)) {
      if (!/^[A-Za-z0-9_.-]+\.list$/.test(name)) continue;
      const path = `${parts}/${name}`;
      files.push({ path, content: await fs.readFile(path) });
    }
  }
  return parseSources(files);
}

async function isFile(fs: View, path: string): Promise<boolean> {
  return (await fs.exists(path)) && (await fs.stat(path)).isFile;
}

/** What the package lists on disk offer, newest version first. */
export async function readOffers(
  machine: Machine,
  fs: View,
  config: AptConfig,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, readonly Offer[]>> {
  const lists = config.file('Dir::State::lists');
  const offers = new Map<string, Offer[]>();
  for (const source of sources) {
    const index = `${lists}/${listName(source, `${source.component}/binary-amd64/Packages`)}`;
    if (!(await fs.exists(index))) continue;
    const origin = await originOfList(fs, `${lists}/${listName(source, 'InRelease')}`, source);
    for (const stanza of parseStanzas(await fs.readFile(index))) {
      const name = stanza.get('Package') ?? '';
      const found = findRelease(machine, name, stanza.get('Version') ?? '');
      if (found === undefined) continue;
      const list = offers.get(name) ?? [];
      const same = list.findIndex((offer) => offer.release === found);
      const before = list[same];
      if (before === undefined) list.push({ release: found, sources: [source], origins: [origin] });
      else {
        list[same] = {
          release: found,
          sources: [...before.sources, source],
          origins: [...before.origins, origin],
        };
      }
      offers.set(name, list);
    }
  }
  for (const list of offers.values()) {
    list.sort((a, b) => compareVersions(b.release.version, a.release.version));
  }
  return offers;
}

async function originOfList(fs: View, path: string, source: Source): Promise<string> {
  if (!(await fs.exists(path))) return source.suite;
  const text = await fs.readFile(path);
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  return `${field('Origin')}:${field('Version')}/${field('Suite')}`;
}
