import { expect, test } from 'vitest';
import {
  activeProductLines,
  productLines,
  readSources,
} from '../../../src/flows/remote/sources.ts';
import { bionicWith } from './bionic-machine.ts';
import { ask, runInShells } from './run-in-shells.ts';

const LIST = '/etc/apt/sources.list.d/ucware.list';

function sourcesOf(files: Readonly<Record<string, string | null>>) {
  return ask(readSources(), bionicWith({ files }));
}

test.each([
  'deb https://kunde:Ge-h31m@packages.ucware.de/ubuntu/ucware-4.5 bionic main',
  'deb https://kunde:p/w@x@packages.ucware.de/ubuntu/ucware-4.5 bionic main',
  '# deb https://kunde:alt-geheim@packages.ucware.de/ubuntu/ucware-4.1 lucid main',
  'deb [arch=amd64] https://token@packages.ucware.de/ubuntu/ucware-4.5 bionic main',
])('credentials never leave the server: %s', async (line) => {
  const { stdout } = await runInShells(
    readSources().script,
    [],
    bionicWith({ files: { [LIST]: `${line}\n` } }),
  );
  expect(stdout).not.toMatch(/kunde|h31m|p\/w|geheim|token/);
  expect(stdout).toContain('://***@packages.ucware.de/');
  expect(readSources().parse({ exitCode: 0, stdout, stderr: '' }).lines[0]?.hasCredentials).toBe(
    true,
  );
});

test('a line with options, Windows line ends and tabs', async () => {
  const line =
    'deb [ arch=amd64 trusted=yes ]\thttps://packages.ucware.de/ubuntu/ucware-4.5\tbionic main\r\n';
  const { lines } = await sourcesOf({ [LIST]: line });
  expect(lines).toEqual([
    expect.objectContaining({
      active: true,
      crlf: true,
      options: 'arch=amd64 trusted=yes',
      series: '4.5',
      suite: 'bionic',
      hasCredentials: false,
    }),
  ]);
});

test('lines in both files, commented out lines and words about the product are told apart', async () => {
  const known = await sourcesOf({
    '/etc/apt/sources.list':
      'deb http://archive.ubuntu.com/ubuntu bionic main\n#deb https://packages.ucware.de/ubuntu/ucware-4.4 bionic main\n',
    [LIST]:
      '# UCware, see https://wiki.ucware.com\ndeb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main\ndeb-src https://packages.ucware.de/ubuntu/ucware-4.5 bionic main\n',
  });
  expect(known.lines).toHaveLength(4);
  expect(known.others).toBe(1);
  expect(
    productLines(known).map(({ path, line, active, series }) => [path, line, active, series]),
  ).toEqual([
    ['/etc/apt/sources.list', 2, false, '4.4'],
    [LIST, 2, true, '4.5'],
  ]);
  expect(activeProductLines(known)).toHaveLength(1);
});

test('a stanza in deb822 style is reported as the line it means', async () => {
  const known = await sourcesOf({
    [LIST]: null,
    '/etc/apt/sources.list.d/ucware.sources':
      '# UCware\nTypes: deb\nURIs: https://a:b@packages.ucware.de/ubuntu/ucware-4.5\nSuites: bionic\nComponents: main\nEnabled: no\n\nTypes: deb\nURIs: http://archive.ubuntu.com/ubuntu\nSuites: bionic\nComponents: main\n',
  });
  expect(known.lines).toEqual([
    expect.objectContaining({
      format: 'deb822',
      line: 3,
      active: false,
      series: '4.5',
      suite: 'bionic',
      hasCredentials: true,
    }),
  ]);
  expect(known.others).toBe(3);
});

test.each([
  [
    'in the next line',
    'Types: deb\nURIs:\n https://packages.ucware.de/ubuntu/ucware-4.5\nSuites: bionic\n',
    [3],
  ],
  [
    'among others',
    'Types: deb\nURIs: http://a.example/x https://p/ubuntu/ucware-4.5\nSuites: bionic\n',
    [2],
  ],
  [
    'after a comment',
    'Types: deb\nURIs: http://a.example/x\n# ours\n\thttps://p/ubuntu/ucware-4.5\nSuites: bionic\n',
    [4],
  ],
  [
    'of packages and their sources',
    'Types: deb deb-src\nURIs: https://p/ubuntu/ucware-4.5\nSuites: bionic\n',
    [2],
  ],
  [
    'of sources and packages',
    'types:deb-src deb\nuris:https://p/ubuntu/ucware-4.5\nsuites:bionic\n',
    [2],
  ],
  [
    'of which there are two',
    'Types: deb\nURIs: https://p/ubuntu/ucware-4.5\n https://p/ubuntu/ucware-5\nSuites: bionic\n',
    [2, 3],
  ],
  [
    'in Windows lines',
    'Types: deb\r\nURIs:\r\n https://p/ubuntu/ucware-4.5\r\nSuites: bionic\r\n',
    [3],
  ],
])('the address of a stanza is found %s', async (_, stanza, places) => {
  const file = '/etc/apt/sources.list.d/ucware.sources';
  const known = await sourcesOf({ [LIST]: null, [file]: stanza });
  const found = activeProductLines(known);
  expect(found.map(({ path, line }) => [path, line])).toEqual(places.map((at) => [file, at]));
  expect(found[0]).toMatchObject({ format: 'deb822', series: '4.5', suite: 'bionic' });
});

test('what a stanza says about its key becomes the options of the line it means', async () => {
  const known = await sourcesOf({
    [LIST]: null,
    '/etc/apt/sources.list.d/ucware.sources':
      'Types: deb\nURIs: https://k:geheim@p/ubuntu/ucware-4.5\nSuites: bionic\nComponents: main\nArchitectures: amd64 i386\nSigned-By: /usr/share/keyrings/ucware.gpg\n',
  });
  expect(activeProductLines(known)[0]?.text).toBe(
    'deb [arch=amd64,i386 signed-by=/usr/share/keyrings/ucware.gpg] https://***@p/ubuntu/ucware-4.5 bionic main',
  );
});

test('a server without package sources has no lines', async () => {
  expect(await sourcesOf({ [LIST]: null, '/etc/apt/sources.list': null })).toEqual({
    lines: [],
    others: 0,
  });
});

test('letters outside of ASCII and control characters in a comment do no harm', async () => {
  const { lines } = await sourcesOf({ [LIST]: '# für UCware \u0007geändert – Müller\n' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.type).toBeNull();
});
