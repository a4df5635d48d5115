import { describe, expect, it } from 'vitest';
import { readFaults } from '../../src/cli/rehearse/read-faults.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { FAULTS } from '../../src/rehearsal/faults/faults.ts';

const read = (...words: readonly string[]) => readFaults(words, FAULTS);

describe('faults on the command line', () => {
  it.each([
    ['ssh-cut', { id: 'ssh-cut', moment: 'install-5' }],
    ['half-configured', { id: 'half-configured', moment: null }],
    ['ssh-cut@full-upgrade', { id: 'ssh-cut', moment: 'install-' }],
    ['ssh-cut@install-4.5', { id: 'ssh-cut', moment: 'install-4.5' }],
    ['slack-down@snapshot', { id: 'slack-down', moment: 'snapshot' }],
  ])('reads %s', (word, planned) => {
    expect(read(word)).toEqual([planned]);
  });

  it('takes several, and the same one at two moments', () => {
    expect(read('ssh-cut@scan', 'calls', 'ssh-cut@plan')).toHaveLength(3);
  });

  it('names the nearest faults and all of them', () => {
    expect(() => read('ssh-cot')).toThrow(/no fault “ssh-cot”\. Perhaps ssh-cut\?/);
    for (const { id } of FAULTS) expect(() => read('nothing-like-it')).toThrow(id);
  });

  it('names the nearest steps', () => {
    expect(() => read('ssh-cut@instal-5')).toThrow(/no step “instal-5”\. Perhaps install-5/);
    expect(() => read('ssh-cut@')).toThrow(/no step “”/);
  });
});

describe('the faults', () => {
  it('have names of their own', () => {
    expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
  });

  it.each(FAULTS)('$id strikes at a step of the upgrade, and speaks both languages', (fault) => {
    const steps = ucware45to5.steps.map(({ id }) => id);
    if (fault.moment !== null) expect(steps).toContain(fault.moment);
    for (const text of [fault.title, fault.explain]) {
      expect(text.de).toMatch(/\S/);
      expect(text.en).toMatch(/\S/);
    }
  });
});
