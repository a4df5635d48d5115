import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flowPage, guidePage, stepsFor } from '../../../docs/flow-page.ts';
import { GUIDE_SECTIONS } from '../../../docs/guide-sections.ts';
import { PHASES } from '../../../src/flows/run/step.ts';
import { ucware45to5 } from '../../../src/flows/ucware-4.5-to-5/flow.ts';

const { steps } = ucware45to5;

describe('the flow 4.5 to 5', () => {
  it('has a step for every section of the article', () => {
    const missing = GUIDE_SECTIONS.filter((heading) => stepsFor(ucware45to5, heading) === '');
    expect(missing).toEqual([]);
  });

  it('names only headings that the article has', () => {
    const headings = new Set(GUIDE_SECTIONS);
    expect(steps.flatMap((step) => step.guide).filter((heading) => !headings.has(heading))).toEqual(
      [],
    );
  });

  it('has unique ids that may stand in a job name, phases in order, and words in both languages', () => {
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    for (const step of steps) {
      expect(step.id).toMatch(/^[a-z0-9.-]+$/);
      for (const text of [step.title, step.why])
        expect(text.de && text.en && text.de !== text.en).toBeTruthy();
    }
    const order = steps.map((step) => PHASES.indexOf(step.phase));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('takes each snapshot before the first change it protects', () => {
    for (const phase of ['update-4.5', 'upgrade-5'] as const) {
      const ids = steps.filter((step) => step.phase === phase);
      const snapshot = ids.findIndex((step) => step.id.startsWith('snapshot-'));
      const change = ids.findIndex((step) => step.changes);
      expect(snapshot).toBeGreaterThanOrEqual(0);
      expect(snapshot).toBeLessThan(change);
    }
  });

  it('changes nothing while it prepares', () => {
    expect(steps.filter((step) => step.phase === 'prepare' && step.changes)).toEqual([]);
  });

  it('is described by the generated pages', () => {
    expect(readFileSync('docs/flow-4.5-to-5.md', 'utf8')).toBe(flowPage(ucware45to5));
    expect(readFileSync('docs/guide.md', 'utf8')).toBe(guidePage(ucware45to5));
  });
});
