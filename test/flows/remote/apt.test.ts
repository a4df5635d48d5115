import { describe, expect, test } from 'vitest';
import { ALL_SCRIPTS } from '../../../src/flows/remote/all-scripts.ts';
import {
  aptGet,
  askApt,
  dpkgConfigureAll,
  packageCommands,
  Supply,
} from '../../../src/flows/remote/apt.ts';

const QUIET = [
  'DEBIAN_FRONTEND=noninteractive',
  'UCF_FORCE_CONFFOLD=1',
  'NEEDRESTART_MODE=a',
  'NEEDRESTART_SUSPEND=1',
  'APT_LISTCHANGES_FRONTEND=none',
  'LC_ALL=C.UTF-8',
];
const KEEP = ['-o Dpkg::Options::=--force-confdef', '-o Dpkg::Options::=--force-confold'];

describe('no line can ask', () => {
  const installing = ['install', 'fix', 'download', 'simulate'] as const;

  test.each([...installing, 'update', 'clean'] as const)('%s', (command) => {
    const line = aptGet(command);
    expect(line).toMatch(/^env .* apt-get -q -y /);
    for (const word of [...QUIET, ...KEEP]) expect(line.split(word)).toHaveLength(2);
  });

  test.each(installing)('%s removes nothing unless that was approved', (command) => {
    const line = aptGet(command);
    expect(line).toContain(' --no-remove ');
    expect(aptGet(command, 'approved')).toBe(line.replace(' --no-remove', ''));
  });

  test.each(['install', 'fix', 'simulate'] as const)('%s downloads nothing', (command) => {
    expect(aptGet(command)).toContain(' --no-download ');
  });

  test.each(['install', 'fix'] as const)(
    '%s from where packages lie has no way into the network either',
    (command) => {
      const line = aptGet(command, 'forbidden', 'in-place');
      expect(line).not.toContain('--no-download');
      const closed = '-o Dir::Bin::Methods::http=false -o Dir::Bin::Methods::https=false';
      expect(line).toContain(closed);
      for (const word of [...QUIET, ...KEEP, '--no-remove']) expect(line).toContain(word);
    },
  );

  test.each(['update', 'download'] as const)(
    '%s takes no partial failure and tries again',
    (command) => {
      expect(aptGet(command)).toContain('-o APT::Update::Error-Mode=any -o Acquire::Retries=3');
    },
  );

  test('installing tells how far it is', () => {
    expect(aptGet('install')).toContain('-o APT::Status-Fd=3');
  });

  test('dpkg has the same policy', () => {
    expect(dpkgConfigureAll()).toBe(
      `env ${QUIET.join(' ')} dpkg --force-confdef --force-confold --configure -a`,
    );
  });

  test('nothing dangerous is allowed', () => {
    const lines = Supply.options
      .flatMap((supply) => [
        ...packageCommands('approved', supply),
        ...packageCommands('forbidden', supply),
      ])
      .join('\n');
    expect(lines).not.toMatch(/--force-yes|--allow|force-confnew|DPkg::Lock|apt (?!-)/);
  });
});

test('no script calls apt-get, and none that changes a server dpkg, but by these lines', () => {
  const built = [
    ...(['clean', 'update', 'download', 'simulate', 'install', 'fix'] as const).flatMap((command) =>
      Supply.options.flatMap((supply) => [
        aptGet(command, 'forbidden', supply),
        aptGet(command, 'approved', supply),
      ]),
    ),
    ...(['update', 'simulate', 'uris', 'fetch'] as const).map(askApt),
    dpkgConfigureAll(),
  ].sort((a, b) => b.length - a.length);
  for (const { name, kind, body } of ALL_SCRIPTS) {
    const rest = built.reduce((text, line) => text.replaceAll(line, ''), body);
    const line =
      kind === 'job' ? /\b(?:apt|apt-get|dpkg)\s+-?[a-z-]/ : /\b(?:apt|apt-get)\s+-?[a-z-]/;
    expect(rest, name).not.toMatch(line);
  }
});
