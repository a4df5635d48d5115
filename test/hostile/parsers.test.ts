import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CodedError } from '../../src/errors.ts';
import { aptProgress } from '../../src/flows/remote/apt-status.ts';
import { PLANNING_SCRIPTS } from '../../src/flows/remote/jobs/scripts.ts';
import { READING_SCRIPTS } from '../../src/flows/remote/reading-scripts.ts';
import type { Output, Probe } from '../../src/flows/run/action.ts';
import { BIONIC } from '../flows/remote/bionic-machine.ts';
import { runInShells } from '../flows/remote/run-in-shells.ts';
import { PROBES } from './probes.ts';

/** Errors are read in a message, not in a log. */
const LONGEST_ERROR = 1000;

/** A value, or an error people can read; anything else would be a half-understood answer or a crash. */
function parseOrRefuse(probe: Probe<unknown>, output: Output): unknown {
  try {
    return { value: probe.parse(output) };
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(CodedError);
    expect((thrown as CodedError).code).toBe('remote-answer-unreadable');
    expect((thrown as CodedError).found.length).toBeLessThan(LONGEST_ERROR);
    return undefined;
  }
}

const answer = (stdout: string, exitCode = 0): Output => ({ exitCode, stdout, stderr: '' });

const GERMAN = [
  'Paketlisten werden gelesen… Fertig',
  'E: Konnte Sperre /var/lib/dpkg/lock-frontend nicht bekommen - open (11: Die Ressource ist nicht verfügbar)',
  'Zeile: Befehl nicht gefunden',
  'Keine Berechtigung',
  'sudo: Ein Passwort wird benötigt',
];

/** Keys as the probe's own script prints them, so that noise gets past the first look. */
function keysOf(probe: Probe<unknown>): readonly string[] {
  const found = [...probe.script.body.matchAll(/([a-z][a-z0-9-]*)\\+t/g)];
  return [...new Set(['end', ...found.map(([, key = '']) => key)])];
}

const field = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer().map(String),
  fc.constantFrom(
    '',
    '-',
    '0',
    '-1',
    '9'.repeat(400),
    'NaN',
    'yes',
    'no',
    '../..',
    '`id`',
    '<!channel>',
    ...GERMAN,
  ),
);

function protocolNoise(probe: Probe<unknown>): fc.Arbitrary<string> {
  const line = fc
    .tuple(fc.constantFrom(...keysOf(probe)), fc.array(field, { maxLength: 7 }))
    .map(([key, fields]) => [key, ...fields].join('\t'));
  return fc
    .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('end\n', 'end', '', '\u0000'))
    .map(([lines, last]) => `${lines.join('\n')}\n${last}`);
}

test('no parser is missing here', () => {
  const tested = new Set(PROBES.map(({ script }) => script.name));
  const scripts = [...READING_SCRIPTS, ...PLANNING_SCRIPTS].map(({ name }) => name);
  expect(scripts.filter((name) => !tested.has(name))).toEqual([]);
});

describe.each(PROBES.map((probe) => [probe.script.name, probe] as const))('%s', (_, probe) => {
  it('reads or refuses whatever text, bytes and exit code come', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...GERMAN).map((words) => `${words}\nend\n`),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes)),
    );
    fc.assert(
      fc.property(anything, fc.integer({ min: -1, max: 300 }), (stdout, exitCode) => {
        parseOrRefuse(probe, answer(stdout, exitCode));
      }),
      { numRuns: 150 },
    );
  });

  it('reads or refuses lines that look like its own', () => {
    fc.assert(
      fc.property(protocolNoise(probe), (stdout) => {
        parseOrRefuse(probe, answer(stdout));
      }),
      { numRuns: 300 },
    );
  });
});

/** What healthy servers answer, from the scripts themselves. */
const OWN_ARGS: Readonly<Record<string, readonly string[]>> = { 'my-cnf': ['ucware'] };

describe('a true answer', () => {
  test.each(READING_SCRIPTS.map((script) => [script.name, script] as const))(
    '%s is refused wherever it is cut off, and with any byte turned to garbage it is read whole or refused',
    async (name, script) => {
      const probe = PROBES.find((one) => one.script.name === name) as Probe<unknown>;
      const { stdout } = await runInShells(script, OWN_ARGS[name] ?? [], BIONIC);
      expect(parseOrRefuse(probe, answer(stdout))).toBeDefined();
      fc.assert(
        fc.property(fc.nat(stdout.length - 1), (length) => {
          expect(parseOrRefuse(probe, answer(stdout.slice(0, length)))).toBeUndefined();
        }),
        { numRuns: 60 },
      );
      fc.assert(
        fc.property(
          fc.nat(stdout.length - 1),
          fc.string({ minLength: 1, maxLength: 3 }),
          (at, junk) => {
            parseOrRefuse(probe, answer(stdout.slice(0, at) + junk + stdout.slice(at + 1)));
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});

describe('apt’s status lines', () => {
  const line = fc
    .tuple(
      fc.constantFrom('dlstatus', 'pmstatus', 'pmerror', 'pmconffile', 'media-change', ''),
      field,
      fc.oneof(fc.double(), fc.string({ maxLength: 5 })),
      field,
    )
    .map((parts) => `${parts.join(':')}\n`);

  it('never go backwards, never leave 0 to 100, and mean the same however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (lines, size) => {
          const text = lines.join('');
          let cut = aptProgress(undefined, '');
          let before = 0;
          for (let at = 0; at < text.length; at += size) {
            cut = aptProgress(cut, text.slice(at, at + size));
            expect(cut.percent).toBeGreaterThanOrEqual(before);
            expect(cut.percent).toBeLessThanOrEqual(100);
            before = cut.percent;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('without end take no more memory than the last few thousand characters', () => {
    let progress = aptProgress(undefined, '');
    for (let round = 0; round < 2000; round += 1) {
      progress = aptProgress(progress, 'x'.repeat(65_536));
      progress = aptProgress(
        progress,
        `\npmerror:${round}:1:${'y'.repeat(9000)}\npmconffile:/${round}:1:z\n`,
      );
    }
    expect(JSON.stringify(progress).length).toBeLessThan(3_000_000);
  });
});
