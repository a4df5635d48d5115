import { expect, it } from 'vitest';
import { packages } from '../../../src/flows/remote/packages.ts';
import { learn } from '../../../src/flows/run/fact.ts';
import { ucware45to5 } from '../../../src/flows/ucware-4.5-to-5/flow.ts';
import { judged } from '../steps/a-context.ts';
import { installed } from '../steps/server-values.ts';

const step = ucware45to5.steps.find(({ id }) => id === 'where-to-begin');

it.each([
  ['5.0.2.1', '5.0.2.1', true],
  ['4.5.0.8', '4.5.0.8', false],
  // The run itself has brought the server to 5: its own rest is still to be done.
  ['4.5.0.8', '5.0.2.1', false],
  // Somebody went back to 4.5 since the scan.
  ['5.0.2.1', '4.5.0.8', false],
])('scanned %s, now %s: leaves the upgrade out: %s', (scanned, now, leavesOut) => {
  if (!step) throw new Error('the step is not in the flow');
  const verdict = judged(step, [installed(now)], { facts: [learn(packages, installed(scanned))] });
  expect(verdict).toMatchObject({ verdict: 'pass' });
  const skips = verdict.verdict === 'pass' ? (verdict.skips ?? []) : [];
  expect(skips.includes('install-5') && skips.includes('rest-4.5')).toBe(leavesOut);
  expect(skips).not.toContain('upload-licence');
});
