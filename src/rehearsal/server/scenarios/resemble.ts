import { PRODUCT } from '../packages/catalogue/product.ts';
import { MAIN_45 } from '../packages/catalogue/repositories.ts';
import { UBUNTU_INSTALLED } from '../packages/catalogue/ubuntu.ts';
import { type Release, release } from '../packages/release.ts';
import type { BaseFile } from './base-files.ts';
import type { Likeness, LikeSource } from './likeness.ts';
import type { Scenario } from './scenario.ts';

/** Files of the default scenario that belong to its own administrator, not to the likeness. */
const LIST = '/etc/apt/sources.list.d/ucware.list';
const STAND_IN_LOGIN = 'kunde:nachgestellt@';

/** A server with the packages, changed files, holds and sources of a real one, and contents of our own. */
export function resemble(likeness: Likeness): Partial<Scenario> {
  const installed = releasesOf(likeness);
  return {
    installed,
    held: likeness.held,
    halfConfigured: likeness.halfConfigured,
    files: { [LIST]: null, ...sourceFiles(likeness.sources), ...changedFiles(likeness, installed) },
  };
}

/** Real versions; what is inside comes from the nearest package of the catalogue, or is nothing worth mentioning. */
function releasesOf({ packages, changedFiles }: Likeness): readonly Release[] {
  const ucware = packages.find(({ name }) => name === 'ucware')?.version ?? '4.5.0.8';
  const known = [...PRODUCT[seriesOf(ucware)], ...UBUNTU_INSTALLED];
  const real = packages.map(({ name, version }) => {
    const like = known.find((one) => one.name === name);
    const files = changedFiles.filter((one) => one.package === name);
    const conffiles = Object.fromEntries(files.map(({ path }) => [path, shipped(path)]));
    if (!like) return release(name, version, { conffiles });
    return {
      ...like,
      version,
      depends: like.depends.replaceAll(`(= ${like.version})`, `(= ${version})`),
      conffiles: { ...conffiles, ...like.conffiles },
    };
  });
  // What the simulated machine cannot do without.
  const names = new Set(packages.map(({ name }) => name));
  return [...real, ...known.filter(({ name }) => !names.has(name))];
}

function seriesOf(version: string): keyof typeof PRODUCT {
  if (version.startsWith('5')) return '5';
  return version === '4.5.0.10' ? version : '4.5.0.8';
}

/** Asterisk reads a line that begins with # as a directive, and refuses one it does not know. */
function commentSign(path: string): string {
  return path.startsWith('/etc/asterisk/') ? ';' : '#';
}

function shipped(path: string): string {
  return `${commentSign(path)} ${path} as its package ships it\n`;
}

/** A changed file gets a line of ours at its end; an unchanged one that the default scenario changes is put right. */
function changedFiles(likeness: Likeness, installed: readonly Release[]): Record<string, BaseFile> {
  const changed = new Set(likeness.changedFiles.map(({ path }) => path));
  const files: Record<string, BaseFile> = {};
  for (const { conffiles } of installed) {
    for (const [path, content] of Object.entries(conffiles)) {
      const note = `${commentSign(path)} changed on ${likeness.hostname}; what was changed stays there\n`;
      files[path] = { content: changed.has(path) ? `${content}${note}` : content };
    }
  }
  return files;
}

function sourceFiles(sources: readonly LikeSource[]): Record<string, BaseFile> {
  const files: Record<string, BaseFile> = {};
  for (const source of sources) {
    // Stanzas are written as the one line they mean.
    const path = source.path.replace(/\.sources$/, '-stanza.list');
    const before = files[path]?.content ?? '';
    files[path] = { content: `${before}${lineOf(source)}`, mode: 0o600 };
  }
  return files;
}

function lineOf({ series, active, options, hasCredentials, crlf }: LikeSource): string {
  const url = MAIN_45.replace(/ucware-4\.5$/, `ucware-${series}`);
  const address = hasCredentials ? url.replace('://', `://${STAND_IN_LOGIN}`) : url;
  const bracket = options === null ? '' : `[${options}] `;
  return `${active ? '' : '# '}deb ${bracket}${address} bionic main${crlf ? '\r' : ''}\n`;
}
