import { createHash } from 'node:crypto';
import { debName, type Release } from './release.ts';
import type { Repository } from './repository.ts';

export function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}

/** The stanza of a release in a `Packages` index. */
export function packagesStanza(item: Release): string {
  const first = item.name.startsWith('lib') ? item.name.slice(0, 4) : item.name.slice(0, 1);
  const fields: [string, string][] = [
    ['Package', item.name],
    ['Version', item.version],
    ['Architecture', item.architecture],
    ['Maintainer', 'Simulated Archive <archive@example.invalid>'],
    ['Installed-Size', String(item.installedKb)],
    ['Essential', item.essential ? 'yes' : ''],
    ['Depends', item.depends],
    ['Conflicts', item.conflicts],
    ['Replaces', item.replaces],
    ['Section', item.section],
    ['Priority', 'optional'],
    ['Filename', `pool/main/${first}/${item.name}/${debName(item)}`],
    ['Size', String(item.size)],
    ['SHA256', createHash('sha256').update(`${item.name} ${item.version}`).digest('hex')],
    ['Description', item.description],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

export function packagesFile(repository: Repository): string {
  return repository.releases.map(packagesStanza).join('\n');
}

export function releaseFile(repository: Repository): string {
  return [
    '-----BEGIN PGP SIGNED MESSAGE-----',
    'Hash: SHA512',
    '',
    `Origin: ${repository.origin}`,
    `Label: ${repository.label}`,
    `Suite: ${repository.suite}`,
    `Version: ${repository.version}`,
    `Codename: ${repository.codename}`,
    `Components: ${repository.component}`,
    'Architectures: amd64',
    '-----BEGIN PGP SIGNATURE-----',
    '-----END PGP SIGNATURE-----',
    '',
  ].join('\n');
}

/** Field lists of a deb822 text; continuation lines are joined to their field. */
export function parseStanzas(text: string): readonly ReadonlyMap<string, string>[] {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const fields = new Map<string, string>();
      for (const line of block.replace(/\n[ \t]+/g, '\n ').split(/\n(?! )/)) {
        const colon = line.indexOf(':');
        if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
      }
      return fields;
    });
}
