import { expect, test } from 'vitest';
import { ALL_SCRIPTS } from '../../../../src/flows/remote/all-scripts.ts';
import { helper, readHelper } from '../../../../src/flows/remote/helper.ts';
import { helperDigest } from '../../../../src/flows/remote/job-protocol/helper-digest.ts';
import { renderHelper } from '../../../../src/flows/remote/job-protocol/render-helper.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { preflight } from '../../../../src/flows/ucware-4.5-to-5/preflight.ts';
import { idsOf } from './condition.ts';
import { findingsWith, SERVER } from './healthy-facts.ts';

const BY_HELPER = { ...SERVER, sudo: 'helper' as const };
const CURRENT = helperDigest(renderHelper(ALL_SCRIPTS));
const OLD = 'a'.repeat(64);

test('the helper of this bot is fine, any other is not', () => {
  expect(idsOf(findingsWith([learn(helper, CURRENT)], BY_HELPER))).not.toContain('helper-outdated');
  const found = findingsWith([learn(helper, OLD)], BY_HELPER).find(
    ({ id }) => id === 'helper-outdated',
  );
  expect(found).toMatchObject({ blocks: true, overridable: false });
  expect(found?.why.de).toContain(OLD.slice(0, 12));
});

test('a server that works with a password is not asked for one', () => {
  const asked = (server: typeof SERVER) =>
    preflight.probes(server, '2026-01-01T00:00:00Z').map(({ script }) => script.name);
  const name = readHelper().script.name;
  expect(asked(SERVER)).not.toContain(name);
  expect(asked(BY_HELPER)).toContain(name);
});

test('the digest is read from what sha256sum prints, and from nothing else', () => {
  const { parse } = readHelper();
  const printed = `${OLD}  /usr/local/sbin/ucware-upgrade-helper\n`;
  expect(parse({ exitCode: 0, stdout: printed, stderr: '' })).toBe(OLD);
  for (const stdout of ['', 'sha256sum: nicht gefunden\n', OLD.slice(1)]) {
    expect(() => parse({ exitCode: 0, stdout, stderr: '' })).toThrow(
      expect.objectContaining({ code: 'remote-answer-unreadable' }),
    );
  }
});

test('every script that needs root can be called by a name of its own', () => {
  const names = ALL_SCRIPTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
