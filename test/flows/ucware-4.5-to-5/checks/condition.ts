import { expect } from 'vitest';
import { type Disk, disk } from '../../../../src/flows/remote/disk.ts';
import { type SourceLine, sources } from '../../../../src/flows/remote/sources.ts';
import { type Learned, learn } from '../../../../src/flows/run/fact.ts';
import type { Finding } from '../../../../src/flows/run/finding.ts';
import { CHECKS } from '../../../../src/flows/ucware-4.5-to-5/checks/checks.ts';
import type { Weight } from '../../../../src/flows/ucware-4.5-to-5/checks/define-check.ts';
import { findingsWith, LINE_45 } from './healthy-facts.ts';

/** A condition of a server, the finding it has to become, and words its explanation cannot do without. */
export type Condition = readonly [
  name: string,
  facts: readonly Learned[],
  finding: string,
  weight: Weight,
  words: RegExp,
];

const CHECK_IDS = new Set(CHECKS.map(({ id }) => id));

export function expectCondition(...[, facts, id, weight, words]: Condition): void {
  const finding = findingsWith(facts).find((candidate) => candidate.id === id);
  if (!finding) throw new Error(`${id} was not found`);
  expect(weigh(finding)).toBe(weight);
  expect(finding.why.de).toMatch(words);
  expect(CHECK_IDS).toContain(finding.check);
  const { title, why, remedy } = finding;
  // What is only worth knowing needs no remedy.
  const needed = weight === 'info' && remedy.de === '' ? [title, why] : [title, why, remedy];
  for (const text of needed) {
    expect(text.de.length).toBeGreaterThan(5);
    expect(text.en.length).toBeGreaterThan(5);
    expect(`${text.de}${text.en}`).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(finding.why.de).not.toBe(finding.why.en);
}

export function weigh({ severity, blocks, overridable }: Finding): Weight {
  if (blocks) return overridable ? 'obstacle' : 'blocker';
  if (severity === 'error') throw new Error('an error that does not block');
  return severity;
}

export function idsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ id }) => id);
}

/** The usual line of the product's package source, once for each change. */
export function lines(...changes: readonly Partial<SourceLine>[]): Learned {
  return learn(sources, { lines: changes.map((change) => ({ ...LINE_45, ...change })), others: 2 });
}

/** A server with one file system. */
export function diskOf(change: Partial<Disk[number]>): Learned {
  const whole = {
    path: '/' as const,
    mount: '/',
    totalMiB: 60_000,
    freeMiB: 43_008,
    freeInodes: 900_000,
  };
  return learn(disk, [{ ...whole, ...change }]);
}
