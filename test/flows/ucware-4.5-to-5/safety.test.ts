import { describe, expect, test } from 'vitest';
import { learn } from '../../../src/flows/run/fact.ts';
import type { Question } from '../../../src/flows/run/question.ts';
import { ucware45to5 } from '../../../src/flows/ucware-4.5-to-5/flow.ts';
import { snapshot1 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { safety } from '../../../src/flows/ucware-4.5-to-5/safety.ts';
import { contextOf, NOW } from '../steps/a-context.ts';

const { steps } = ucware45to5;

/** Safety while a step is the current one and everything before it is done. */
function at(id: string, facts: Parameters<typeof contextOf>[1] = {}) {
  const index = steps.findIndex((step) => step.id === id);
  const done = steps.slice(0, index).map((step) => step.id);
  return safety(contextOf(id, { done, ...facts }), steps[index]);
}

describe('the line about stopping and the way back', () => {
  test.each(steps.map((step) => [step.id, step] as const))(
    'is there at %s, and never calls it safe to cut dpkg off',
    (id, step) => {
      const { safeToStop, stopsAfter, wayBack } = at(id);
      expect(wayBack.de && wayBack.en).toBeTruthy();
      if (step.interruptible) {
        expect(stopsAfter).toBeUndefined();
        return;
      }
      expect(safeToStop).toBe(false);
      expect(stopsAfter?.de).toBe(`hält an nach: ${step.title.de}`);
      expect(stopsAfter?.en).toBe(`stops after: ${step.title.en}`);
    },
  );

  test('a step that waits for people stops after nothing, and is not safe for that', () => {
    const step = steps.find(({ id }) => id === 'install-5');
    const ctx = contextOf('install-5', { begun: ['install-5'] });
    const question = { id: 'failed' } as Question;
    const state = { kind: 'waiting', step: 'install-5', rev: 1, since: NOW, question } as const;
    const waiting = safety({ ...ctx, run: { ...ctx.run, state } }, step);
    expect(waiting.safeToStop).toBe(false);
    expect(waiting.stopsAfter).toEqual({
      de: 'wartet schon in: Pakete installieren',
      en: 'waits already in: Install packages',
    });
  });

  test('what installs or restarts is never cut off', () => {
    const ids = steps.filter(({ interruptible }) => !interruptible).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['install-4.5', 'reboot-4.5', 'install-5', 'reboot-5']),
    );
  });

  test('the telephones count as down from the installation until the pass is verified', () => {
    expect(at('install-4.5').phonesDownSince).toBeUndefined();
    for (const id of ['install-4.5', 'reboot-gate-4.5', 'reboot-4.5', 'boot-4.5', 'verify-4.5']) {
      const begun = ['install-4.5'];
      expect(at(id, { begun })).toMatchObject({ phonesDownSince: NOW, safeToStop: false });
    }
    // An attempt that broke off, while people mend: the server is still half way.
    expect(at('gate-4.5', { begun: ['install-4.5'] }).phonesDownSince).toBe(NOW);
    expect(at('boot-4.5', { begun: ['reboot-4.5'] }).phonesDownSince).toBe(NOW);
    expect(at('status-4.5', { begun: ['install-4.5'] }).phonesDownSince).toBeUndefined();
  });

  test.each(['4.5', '5'])(
    'leftover files of pass %s are asked about when the telephones are back',
    (pass) => {
      const begun = [`install-${pass}`, `reboot-${pass}`];
      const { phonesDownSince, safeToStop } = at(`leftovers-${pass}`, { begun });
      expect({ phonesDownSince, safeToStop }).toEqual({
        phonesDownSince: undefined,
        safeToStop: true,
      });
    },
  );

  test('after a restored snapshot the way back is that one', () => {
    const answers = {
      'connect/rolled-back': { choice: 'continue', values: { snapshot: 'vor-4.5' } },
    };
    expect(at('fetch-4.5', { answers }).wayBack.de).toContain('`vor-4.5`, der wiederhergestellt');
  });

  test('the way back names the snapshot', () => {
    const facts = [learn(snapshot1, { name: 'vor-4.5', takenAt: NOW, by: 'U0ANNA' })];
    expect(at('fetch-4.5', { facts }).wayBack.de).toContain('Snapshot `vor-4.5` wiederherstellen');
  });
});
