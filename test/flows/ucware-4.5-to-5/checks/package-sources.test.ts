import { expect, test } from 'vitest';
import { UPDATE_TROUBLES } from '../../../../src/flows/remote/judge-update.ts';
import { repository } from '../../../../src/flows/remote/repository.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { type Condition, expectCondition, idsOf, lines } from './condition.ts';
import { findingsWith } from './healthy-facts.ts';

const CONDITIONS: readonly Condition[] = [
  ['no source', [lines()], 'sources-missing', 'blocker', /sources\.list\.d/],
  [
    'source commented out',
    [lines({ active: false })],
    'sources-commented',
    'blocker',
    /ucware\.list:1/,
  ],
  [
    'source twice',
    [lines({}, { path: '/etc/apt/sources.list', line: 7 })],
    'sources-twice',
    'blocker',
    /sources\.list:7/,
  ],
  [
    'source 4.5 and 5',
    [lines({}, { line: 2, series: '5' })],
    'sources-twice',
    'blocker',
    /ucware-5/,
  ],
  [
    'source on 5, packages on 4.5',
    [lines({ series: '5' })],
    'sources-ahead',
    'blocker',
    /4\.5\.0\.8/,
  ],
  ['source on 4.4', [lines({ series: '4.4' })], 'sources-other-series', 'blocker', /ucware-4\.4/],
  [
    'source in sources.list',
    [lines({ path: '/etc/apt/sources.list' })],
    'sources-in-main-list',
    'info',
    /sources\.list:1/,
  ],
  [
    'source with options',
    [lines({ options: 'arch=amd64' })],
    'sources-options',
    'info',
    /arch=amd64/,
  ],
  ['source with CRLF', [lines({ crlf: true })], 'sources-crlf', 'warning', /CR LF/],
  ['source as stanza', [lines({ format: 'deb822' })], 'sources-deb822', 'blocker', /\.sources/],
];

test.each(CONDITIONS)('%s', (...condition) => expectCondition(...condition));

test('a commented old line beside the active one does no harm', () => {
  const found = findingsWith([lines({}, { line: 2, series: '4.4', active: false })]);
  expect(found.filter(({ check }) => check === 'sources')).toEqual([]);
});

test('the source packages and the firmware are not a second source', () => {
  const found = findingsWith([
    lines({}, { line: 2, type: 'deb-src' }, { line: 3, series: 'firmware' }),
  ]);
  expect(found.filter(({ check }) => check === 'sources')).toEqual([]);
});

test.each(UPDATE_TROUBLES)('trouble with the repository of 5: %s', (state) => {
  const trouble = learn(repository, {
    '4.5': { state: 'ok' as const, said: '', candidate: '4.5.0.10' },
    '5': { state, said: 'E: what apt said', candidate: null },
  });
  const found = findingsWith([trouble]).filter(({ check }) => check === 'repository');
  expect(found.map(({ id, blocks }) => [id, blocks])).toEqual([[`repository-5-${state}`, true]]);
  expect(found[0]?.why.de).toContain('E: what apt said');
});

test('a repository of 5 that offers no 5 is an obstacle', () => {
  const odd = learn(repository, {
    '4.5': { state: 'ok' as const, said: '', candidate: '4.5.0.10' },
    '5': { state: 'ok' as const, said: '', candidate: '4.5.0.8' },
  });
  expect(idsOf(findingsWith([odd]))).toContain('repository-5-candidate');
});
