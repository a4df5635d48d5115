import { expect, test } from 'vitest';
import { readClock } from '../../../src/flows/remote/clock.ts';
import { readMyCnf } from '../../../src/flows/remote/my-cnf.ts';
import { READING_SCRIPTS } from '../../../src/flows/remote/reading-scripts.ts';
import { BIONIC } from './bionic-machine.ts';
import { runInShells } from './run-in-shells.ts';

const ARGS: Readonly<Record<string, readonly string[]>> = { 'my-cnf': ['ucware'] };

test.each(READING_SCRIPTS.map((script) => [script.name, script] as const))(
  '%s gives the same answer in dash, bash and just-bash, down to its last line',
  async (name, script) => {
    const output = await runInShells(script, ARGS[name] ?? [], BIONIC);
    expect(output.exitCode).toBe(0);
    expect(output.stdout).toMatch(/(^|\n)end\n$/);
  },
);

test('every script has a name of its own and only reads', () => {
  const names = READING_SCRIPTS.map((script) => script.name);
  expect(new Set(names).size).toBe(names.length);
  for (const script of READING_SCRIPTS) {
    expect(script.name).toMatch(/^[a-z0-9-]+$/);
    expect(script.kind).toBe('probe');
    expect(script.body, script.name).not.toMatch(/set -e|\btrap\b|\bumask\b|sed -i|&\s*$/m);
  }
});

test('the same probe always sends the same script, whatever it is asked about', () => {
  expect(readClock('2026-01-01T00:00:00Z').script).toBe(readClock('2027-01-01T00:00:00Z').script);
  expect(readMyCnf('a').script).toBe(readMyCnf('b').script);
});
