import { describe, expect, test } from 'vitest';
import { judgeUpdate } from '../../../src/flows/remote/judge-update.ts';
import { readRepository } from '../../../src/flows/remote/repository.ts';
import { bionicWith } from './bionic-machine.ts';
import { ask, runInShells } from './run-in-shells.ts';

const LIST = '/etc/apt/sources.list.d/ucware.list';
const AT = 'https://packages.ucware.de/ubuntu/ucware-5/dists/bionic/InRelease';

/** What apt 1.6 to 2.6 print after `LC_ALL=C.UTF-8`, and the exit code of apt before 1.6.13 where that is 0. */
test.each([
  [
    'login-refused',
    100,
    [
      `E: Failed to fetch ${AT}  401  Unauthorized [IP: 203.0.113.7 443]`,
      `E: The repository '${AT}' is not signed.`,
    ],
  ],
  ['login-refused', 100, [`E: Failed to fetch ${AT}  403  Forbidden [IP: 203.0.113.7 443]`]],
  [
    'name-resolution',
    0,
    [
      `W: Failed to fetch ${AT}  Could not resolve 'packages.ucware.de'`,
      'W: Some index files failed to download. They have been ignored, or old ones used instead.',
    ],
  ],
  [
    'name-resolution',
    0,
    [`W: Failed to fetch ${AT}  Temporary failure resolving 'packages.ucware.de'`],
  ],
  [
    'certificate',
    100,
    [
      `E: Failed to fetch ${AT}  Certificate verification failed: The certificate is NOT trusted. The certificate chain uses expired certificate.  Could not handshake: Error in the certificate verification.`,
    ],
  ],
  [
    'key',
    0,
    [
      'W: An error occurred during the signature verification. The repository is not updated and the previous index files will be used. GPG error: https://packages.ucware.de/ubuntu/ucware-5 bionic InRelease: The following signatures were invalid: EXPKEYSIG 0123456789ABCDEF UCware',
    ],
  ],
  [
    'key',
    100,
    [
      "W: GPG error: x InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 0123",
      "E: The repository 'x InRelease' is not signed.",
    ],
  ],
  [
    'key',
    100,
    [
      'E: Release file for x is expired (invalid since 3d 2h 1min 5s). Updates for this repository will not be applied.',
    ],
  ],
  [
    'clock',
    100,
    [
      'E: Release file for x is not valid yet (invalid for another 2h 3min 4s). Updates for this repository will not be applied.',
    ],
  ],
  [
    'not-there',
    100,
    [
      "E: The repository 'https://packages.ucware.de/ubuntu/ucware-5 bionic Release' does not have a Release file.",
    ],
  ],
  [
    'unreachable',
    0,
    [
      `W: Failed to fetch ${AT}  Could not connect to packages.ucware.de:443 (203.0.113.7), connection timed out`,
    ],
  ],
  [
    'unreachable',
    0,
    [
      `W: Failed to fetch ${AT}  Cannot initiate the connection to packages.ucware.de:443 (2001:db8::7). - connect (101: Network is unreachable)`,
    ],
  ],
  ['other', 100, ['E: Malformed entry 1 in list file /tmp/x.list (Component)']],
  ['other', 100, []],
  ['unreachable', 124, []],
] as const)('%s (exit code %i)', (state, exitCode, said) => {
  expect(judgeUpdate(exitCode, said).state).toBe(state);
});

test('warnings that do not keep apt from reading are no trouble', () => {
  const harmless =
    'W: x InRelease: Key is stored in legacy trusted.gpg keyring (/etc/apt/trusted.gpg), see the DEPRECATION section in apt-key(8) for details.';
  expect(judgeUpdate(0, [harmless])).toEqual({ state: 'ok', said: '' });
});

describe('asking both repositories', () => {
  test('credentials go to apt in a file and never into an answer', async () => {
    const machine = bionicWith({
      files: {
        [LIST]: 'deb https://kunde:geheim@packages.ucware.de/ubuntu/ucware-4.5 bionic main\n',
      },
      commands: {
        'apt-get': [
          { when: '*kunde*', exit: 98 },
          {
            when: '-q update *',
            stderr:
              'E: Failed to fetch https://kunde:geheim@packages.ucware.de/ubuntu/ucware-5/dists/bionic/InRelease  401  Unauthorized [IP: 203.0.113.7 443]\n',
            exit: 100,
          },
        ],
      },
    });
    const { stdout } = await runInShells(readRepository().script, [], machine);
    expect(stdout).not.toMatch(/kunde|geheim/);
    const known = readRepository().parse({ exitCode: 0, stdout, stderr: '' });
    expect(known['4.5'].state).toBe('login-refused');
    expect(known['5'].said).toContain('401  Unauthorized');
  });

  test('each series is told apart', async () => {
    const machine = bionicWith({
      commands: {
        'apt-get': [
          { when: '-q update *4.5.list*' },
          {
            when: '-q update *5.list*',
            stderr: "E: The repository 'x Release' does not have a Release file.\n",
            exit: 100,
          },
        ],
      },
    });
    const known = await ask(readRepository(), machine);
    expect([known['4.5'].state, known['5'].state]).toEqual(['ok', 'not-there']);
  });

  test('without an active line there is nothing to try', async () => {
    const known = await ask(
      readRepository(),
      bionicWith({
        files: { [LIST]: '# deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main\n' },
      }),
    );
    expect(known).toEqual({
      '4.5': { state: 'no-line', said: '', candidate: null },
      '5': { state: 'no-line', said: '', candidate: null },
    });
  });
});
