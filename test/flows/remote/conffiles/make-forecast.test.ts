import { describe, expect, test } from 'vitest';
import type { ConffileClass } from '../../../../src/flows/merges/conffiles/classify.ts';
import { needsDecision } from '../../../../src/flows/merges/conffiles/forecast.ts';
import { forecastLines } from '../../../../src/flows/remote/conffiles/forecast-lines.ts';
import { beginToShip, makeForecast } from '../../../../src/flows/remote/conffiles/make-forecast.ts';
import type { Offered } from '../../../../src/flows/remote/conffiles/offered.ts';
import type { Present } from '../../../../src/flows/remote/conffiles/present.ts';

const [A, B, C] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;
const PATH = '/etc/pbx/pbx.conf';

type Known = Partial<Present['files'][number]>;

function present(file: Known | null, ucf: Present['ucf'] = []): Present {
  const known = { package: 'pbx', path: PATH, recorded: A, obsolete: false, own: A, ...file };
  return { files: file ? [known] : [], ucf };
}

function offered(md5: string | null, parts: Partial<Offered> = {}): Offered {
  return {
    made: true,
    packages: [{ name: 'pbx', from: '1', to: '2', architecture: 'all' }],
    files: md5 === null ? [] : [{ package: 'pbx', path: PATH, md5, mode: '644' }],
    moved: [],
    unread: [],
    store: '/store',
    ...parts,
  };
}

/** A line of a maintainer script that was written for this version. */
function aMove(until: string | null): Offered['moved'][number] {
  return { package: 'pbx', verb: 'mv_conffile', path: PATH, until };
}

/** A package ships something else where the configuration file is. */
function instead(): Offered {
  return offered(null, { replaced: [{ package: 'pbx', path: PATH }] });
}

function diverted(by: string): Present {
  return { ...present({ own: B }), diverted: [{ path: PATH, by }] };
}

/** The file goes to another package; the one that had it is upgraded, too, or is not. */
function takenOver(upgraded: boolean): Offered {
  const heir = { name: 'heir', from: null, to: '2', architecture: 'all' };
  const { packages } = offered(null);
  return offered(null, {
    packages: upgraded ? [...packages, heir] : [heir],
    files: [{ package: 'heir', path: PATH, md5: B, mode: '644' }],
  });
}

function classOf(there: Present, next: Offered, elsewhere = {}): ConffileClass | undefined {
  const { files, unchanged } = makeForecast(there, next, elsewhere);
  if (unchanged.length > 0) return 'unchanged';
  return files[0]?.class;
}

describe('what an upgrade meets at a file', () => {
  test.each<[string, Present, Offered, ConffileClass | undefined, object?]>([
    ['as shipped, and shipped again', present({}), offered(A), 'unchanged'],
    ['changed here, shipped again', present({ own: B }), offered(A), 'only-local'],
    ['as shipped, changed there', present({}), offered(B), 'only-upstream'],
    ['the same change on both sides', present({ own: B }), offered(B), 'same-change'],
    ['changed differently', present({ own: B }), offered(C), 'conflict'],
    ['deleted here, shipped again', present({ own: null }), offered(A), 'deleted'],
    ['deleted here, changed there', present({ own: null }), offered(B), 'deleted'],
    ['no longer shipped', present({ own: B }), offered(null), 'obsolete'],
    ['obsolete since an earlier upgrade', present({ obsolete: true }), offered(null), undefined],
    ['new, and nothing is there', present(null), offered(A), 'new'],
    ['new, and the same is there', present(null), offered(A), 'same-change', { [PATH]: A }],
    ['new, and something else is there', present(null), offered(A), 'conflict', { [PATH]: B }],
    ['unpacked but never set up', present({ recorded: null, own: B }), offered(A), 'conflict'],
    [
      'moved by a package script',
      present({ own: B }),
      offered(null, { moved: [aMove(null)] }),
      'unpredictable',
    ],
    [
      'moved by a package script that this upgrade is for',
      present({ own: B }),
      offered(C, { moved: [aMove('1')] }),
      'unpredictable',
    ],
    [
      'moved by a package script of many releases ago',
      present({ own: B }),
      offered(C, { moved: [aMove('1~')] }),
      'conflict',
    ],
    [
      'moved by a script of a package that is new, which has nothing to move',
      present({ package: 'other', own: B }),
      offered(C, {
        packages: [{ name: 'pbx', from: null, to: '2', architecture: 'all' }],
        moved: [aMove('1')],
      }),
      'conflict',
    ],
    [
      'moved by a script of a package that was removed, but has its configuration files still',
      present({ version: '1', own: B }),
      offered(C, {
        packages: [{ name: 'pbx', from: null, to: '2', architecture: 'all' }],
        moved: [aMove('1')],
      }),
      'unpredictable',
    ],
    [
      'in a package nobody could read',
      present({ own: B }),
      offered(null, { unread: ['pbx'] }),
      'unpredictable',
    ],
    [
      'of a package that is not upgraded',
      present({ package: 'other', own: B }),
      offered(null),
      undefined,
    ],
    ['a plain file comes in its place', present({ own: B }), instead(), 'replaced'],
    ['a plain file comes in place of one as shipped', present({}), instead(), 'replaced'],
    [
      'another package, which takes the place',
      present({ package: 'other', own: B }),
      instead(),
      'replaced',
    ],
    [
      'a link on this server',
      { ...present({ own: B }), links: [PATH] },
      offered(C),
      'unpredictable',
    ],
    [
      'a link to nothing',
      { ...present({ own: null }), links: [PATH] },
      offered(C),
      'unpredictable',
    ],
    ['a directory', { ...present({ own: null }), odd: [PATH] }, offered(C), 'unpredictable'],
    ['diverted by people', diverted(':'), offered(C), 'unpredictable'],
    ['diverted by people, and replaced', diverted(':'), instead(), 'unpredictable'],
    ['diverted by its own package for others', diverted('pbx'), offered(C), 'conflict'],
    ['deleted here, and now of another package', present({ own: null }), takenOver(true), 'new'],
    [
      'deleted here, and of another package, where the old one stays',
      present({ own: null }),
      takenOver(false),
      'deleted',
    ],
    [
      'gone, and a script removes what it does not say',
      present({ own: B }),
      offered(null, { moved: [{ ...aMove(null), path: '*' }] }),
      'unpredictable',
    ],
    [
      'shipped again, and a script removes what it does not say',
      present({ own: B }),
      offered(C, { moved: [{ ...aMove(null), path: '*' }] }),
      'conflict',
    ],
    [
      'a name that is no text',
      { ...present(null), unnamed: [{ package: 'pbx', path: '/etc/a?b' }] },
      offered(null),
      'unpredictable',
    ],
    ['new, and a link is there', present(null), offered(A), 'unpredictable', { [PATH]: 'link' }],
    [
      'new, and a directory is there',
      present(null),
      offered(A),
      'unpredictable',
      { [PATH]: 'not-a-file' },
    ],
    ['of ucf', present(null, [{ package: 'pbx', path: PATH }]), offered(null), 'unpredictable'],
  ])('%s', (_, there, next, expected, elsewhere) => {
    expect(classOf(there, next, elsewhere)).toBe(expected);
  });

  test('names the versions of a package for another architecture, too', () => {
    const name = 'pbx:i386';
    const next = offered(C, {
      packages: [{ name, from: '1', to: '2', architecture: 'i386' }],
      files: [{ package: name, path: PATH, md5: C, mode: '644' }],
    });
    const [file] = makeForecast(present({ own: B }), next, {}).files;
    expect(file?.versions).toEqual({ from: '1', to: '2' });
  });

  test('has another state whenever a checksum is another', () => {
    const states = [present({ own: B }), present({ own: C }), present({ own: B, recorded: C })].map(
      (there) => makeForecast(there, offered('d'.repeat(32)), {}).files[0]?.state,
    );
    expect(new Set(states).size).toBe(3);
  });

  test('asks people about conflicts, and about what they deleted when it has changed', () => {
    const asked = [
      makeForecast(present({ own: B }), offered(C), {}),
      makeForecast(present({ own: null }), offered(B), {}),
      makeForecast(present({ own: null }), offered(A), {}),
      makeForecast(present({ own: B }), offered(A), {}),
    ].map(({ files }) => files.some(needsDecision));
    expect(asked).toEqual([true, true, false, false]);
  });

  test('looks at the disk for files a package begins to ship', () => {
    expect(beginToShip(present(null), offered(A))).toEqual([PATH]);
    expect(beginToShip(present({}), offered(A))).toEqual([]);
  });
});

test('a file that only begins to be shipped was not changed by both sides', () => {
  const [, line] = forecastLines(makeForecast(present(null), offered(A), { [PATH]: B }));
  expect(line?.en).toBe(
    `The vendor begins to ship \`${PATH}\`, and there is another one here already: stays as it is (as in the article)`,
  );
});

test('people read beforehand that a package replaces what they changed, and only then', () => {
  const said = (own: string) =>
    forecastLines(makeForecast(present({ own }), instead(), {})).map(({ en }) => en);
  expect(said(B).join('\n')).toMatch(/replaces your changed version without a question\*\. A copy/);
  expect(said(A)).toEqual(['Configuration files: 1 × replaced by the package without a question']);
  // Nobody is promised a copy that cannot be made.
  const { files, ...rest } = makeForecast(present({ own: B }), instead(), {});
  const named = files.map((file) => ({ ...file, path: '/etc/prüfung.conf' }));
  const lines = forecastLines({ ...rest, files: named }).map(({ en }) => en);
  expect(lines.join('\n')).toMatch(/without a question\*\. Its name cannot be passed on/);
});

test('a file that cannot be predicted says why', () => {
  const linked = { ...present({ own: B }), links: [PATH] };
  const [, link] = forecastLines(makeForecast(linked, offered(C), {}));
  expect(link?.en).toContain('a link here: dpkg asks nothing');
  const [, other] = forecastLines(makeForecast(diverted(':'), offered(C), {}));
  expect(other?.en).toContain('diverted with dpkg-divert');
});

test('people see how many files of each class, and each one that is open', () => {
  const there: Present = {
    files: [
      { package: 'pbx', path: '/etc/<!channel>', recorded: A, obsolete: false, own: B },
      { package: 'pbx', path: '/etc/kept', recorded: A, obsolete: false, own: A },
    ],
    ucf: [{ package: 'pbx', path: '/etc/ucf' }],
  };
  const next = offered(null, {
    files: [
      { package: 'pbx', path: '/etc/<!channel>', md5: C, mode: '644' },
      { package: 'pbx', path: '/etc/kept', md5: A, mode: '644' },
    ],
    unread: ['bash'],
  });
  const lines = forecastLines(makeForecast(there, next, {})).map(({ en }) => en);
  expect(lines[0]).toBe(
    'Configuration files: 1 × conflict (both sides changed), 1 × cannot be predicted, 1 × unchanged',
  );
  expect(lines.join('\n')).toContain('stays as it is');
  expect(lines.join('\n')).toContain('`/etc/ucf` cannot be predicted (managed by ucf)');
  expect(lines.join('\n')).toContain('`bash`');
  expect(lines.join('\n')).not.toContain('<!channel>');
});
