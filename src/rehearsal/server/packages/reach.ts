import type { Machine } from '../machine/machine.ts';
import type { Trouble } from '../machine/outside.ts';
import type { Repository } from './repository.ts';
import type { Source } from './sources.ts';

/** What asking a repository for a file comes to. */
export type Reach =
  | { readonly ok: true; readonly repository: Repository }
  | {
      readonly ok: false;
      readonly trouble: Trouble;
      readonly host: string;
      readonly address: string;
    };

/** Asks the network for the repository of a source line. */
export function reach(machine: Machine, source: Source, authConf: string): Reach {
  const host = /^[a-z+]+:\/\/([^/:]+)/.exec(source.url)?.[1] ?? source.url;
  const repository = machine.outside.repositories.find(
    (item) =>
      item.url === source.url && item.suite === source.suite && item.component === source.component,
  );
  const address = repository?.address ?? '203.0.113.80 443';
  const trouble = [...machine.outside.trouble].find(([url]) => source.url.startsWith(url))?.[1];
  if (trouble !== undefined) return { ok: false, trouble, host, address };
  if (repository === undefined) {
    const known = machine.outside.repositories.some((item) => hostOf(item.url) === host);
    return { ok: false, trouble: known ? 'missing' : 'dns', host, address };
  }
  const given = source.credentials ?? credentialsIn(authConf, host);
  if (repository.credentials !== null && given !== repository.credentials) {
    return { ok: false, trouble: 'unauthorized', host, address };
  }
  return { ok: true, repository };
}

function hostOf(url: string): string | undefined {
  return /^[a-z+]+:\/\/([^/:]+)/.exec(url)?.[1];
}

/** The login of a host in `/etc/apt/auth.conf`, which has the form of a netrc file. */
function credentialsIn(authConf: string, host: string): string | null {
  const words = authConf.split(/\s+/);
  const start = words.findIndex(
    (word, index) => word === 'machine' && words[index + 1]?.startsWith(host),
  );
  if (start < 0) return null;
  const entry = words.slice(start, words.indexOf('machine', start + 1) >>> 0);
  const after = (key: string) => entry[entry.indexOf(key) + 1] ?? '';
  return `${after('login')}:${after('password')}`;
}

/** What apt says about a failure, after the name of the file. */
export function reasonOf(trouble: Trouble, host: string, address: string): string {
  switch (trouble) {
    case 'dns':
      return `Temporary failure resolving '${host}'`;
    case 'refused':
      return `Could not connect to ${host}:${address.split(' ')[1] ?? '443'} (${address.split(' ')[0] ?? ''}). - connect (111: Connection refused)`;
    case 'timeout':
      return `Could not connect to ${host}:${address.split(' ')[1] ?? '443'} (${address.split(' ')[0] ?? ''}), connection timed out`;
    case 'unauthorized':
      return `401  Unauthorized [IP: ${address}]`;
    case 'missing':
      return `404  Not Found [IP: ${address}]`;
    case 'certificate-expired':
      return `Certificate verification failed: The certificate is NOT trusted. The certificate chain uses expired certificate.  Could not handshake: Error in the certificate verification. [IP: ${address}]`;
    case 'key-expired':
      return 'The following signatures were invalid: EXPKEYSIG 7A4C1B2E9D3F5A60 UCware GmbH <support@ucware.com>';
    case 'key-unknown':
      return "The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 7A4C1B2E9D3F5A60";
  }
}

/** What apt 1.6 takes for a passing network failure: only a warning, exit code 0. */
export function isTransient(trouble: Trouble): boolean {
  return trouble === 'dns' || trouble === 'refused' || trouble === 'timeout';
}
