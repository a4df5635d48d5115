import { createHash } from 'node:crypto';
import type { ForecastFile } from '../../../flows/merges/conffiles/forecast.ts';
import type { Texts } from '../../../flows/merges/conffiles/texts.ts';
import { bareName } from '../../../flows/remote/bare-name.ts';
import { saveBase } from '../../../flows/remote/conffiles/base.ts';
import type { KnownFile } from '../../../flows/remote/conffiles/known-files.ts';
import type { Look, Offered } from '../../../flows/remote/conffiles/offered.ts';
import { readReadable } from '../../../flows/remote/conffiles/readable.ts';
import { keepShipped, readTexts } from '../../../flows/remote/conffiles/texts.ts';
import type { ForecastAction, Probe } from '../../../flows/run/action.ts';

/** What a look at one server goes on with. */
export interface Looking {
  readonly ask: <T>(probe: Probe<T>) => Promise<T>;
  readonly action: ForecastAction;
  readonly look: Look;
  readonly offered: Offered;
  /** dpkg's records by path: the package that shipped a file need not be the one that brings it now. */
  readonly known: ReadonlyMap<string, KnownFile>;
}

/** What is known of a file for a merge. */
export interface Gathered {
  /** Whether root's store has the text the installed package shipped. */
  readonly base: boolean;
  /** Null when nobody asked for them, when one cannot be read, or is no longer what was looked at. */
  readonly texts: Texts | null;
}

/**
 * Takes what a merge needs into root's own store, while it can still be had: the vendor's new file, and the base from the installed
 * package. Before the last look this happens for every conflict, whether anybody wants its texts yet or not. With every answer
 * all files are looked at again, and by then everything is in the store: one question to the server for each.
 */
export async function gather(
  looking: Looking,
  file: ForecastFile,
  wanted: boolean,
): Promise<Gathered> {
  const before = wanted ? await loadTexts(looking, file) : null;
  if (before && (before.base || file.recorded === null)) {
    return { base: before.base !== null, texts: before };
  }
  const base = await keepTexts(looking, file);
  return { base, texts: wanted ? await loadTexts(looking, file) : null };
}

/** What the vendor ships in place of a file that is not there any more; null when it cannot be had. */
export async function loadVendor(looking: Looking, file: ForecastFile): Promise<Uint8Array | null> {
  const { path, offered } = file;
  const { ask } = looking;
  if (offered === null) return null;
  const load = async () => {
    const held = await ask(readTexts(path, [offered]));
    return bytesOf(held.shipped[offered], offered);
  };
  const before = await load();
  if (before) return before;
  const kept = await ask(keepShipped(path, looking.offered.store, [offered]));
  return kept.includes(offered) ? load() : null;
}

/** True when the base is in the store. */
async function keepTexts(looking: Looking, file: ForecastFile): Promise<boolean> {
  const { path, recorded, offered } = file;
  const sums = [offered, recorded].filter((sum) => sum !== null);
  const keep = () => looking.ask(keepShipped(path, looking.offered.store, sums));
  if (recorded === null) {
    await keep();
    return false;
  }
  if ((await keep()).includes(recorded)) return true;
  await findBase(looking, file, recorded);
  return (await keep()).includes(recorded);
}

async function loadTexts({ ask }: Looking, file: ForecastFile): Promise<Texts | null> {
  const { path, own, recorded, offered } = file;
  if (own === null || offered === null) return null;
  const held = await ask(readTexts(path, recorded === null ? [offered] : [offered, recorded]));
  // A file the package only begins to ship is none of dpkg's: root shows it only where root itself has looked into the package.
  const text = bytesOf(held.own ?? (recorded === null ? await ask(readReadable(path)) : null), own);
  const vendor = bytesOf(held.shipped[offered], offered);
  if (text === null || vendor === null) return null;
  const base = recorded === null ? null : bytesOf(held.shipped[recorded], recorded);
  return { path, base, own: text, vendor };
}

/** Saves the base where it may still be missing. At the last look there is nothing left to fetch it from. */
async function findBase(
  { ask, action, look, offered, known }: Looking,
  { path }: ForecastFile,
  md5: string,
): Promise<void> {
  const shipped = known.get(path);
  if (look === 'downloads' || !shipped?.version) return;
  const upgraded = offered.packages.find(({ name }) => bareName(name) === shipped.package);
  const wish = { package: upgraded?.name ?? shipped.package, version: shipped.version, md5 };
  await ask(saveBase(action.pass, look, wish));
}

function bytesOf(base64: string | null | undefined, md5: string): Uint8Array | null {
  if (base64 === null || base64 === undefined) return null;
  const bytes = Buffer.from(base64, 'base64');
  return md5Of(bytes) === md5 ? bytes : null;
}

/** MD5 as dpkg records it. */
export function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
