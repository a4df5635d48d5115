import { expect, it } from 'vitest';
import { notCompleted } from '../../src/cli/rehearse/not-completed.ts';
import type { JournalRecord } from '../../src/store/types.ts';

const records = (...events: readonly object[]): readonly JournalRecord[] =>
  events.map((event, at) => ({ seq: at + 1, event }) as unknown as JournalRecord);
const text = (words: string) => ({ de: words, en: words });
const finding = (id: string, blocks: boolean) => ({
  id,
  blocks,
  title: text(`title of ${id}`),
  why: text(`why ${id}`),
  remedy: text(`mend ${id}`),
});
const asked = {
  type: 'asked',
  step: 'findings',
  question: { findings: [finding('boot-full', true), finding('clock', false)] },
};

it('names what holds a run up, and what to do about it', () => {
  const why = notCompleted(records({ type: 'step-started', step: 'findings' }, asked));
  expect(why?.findings.map(({ id }) => id)).toEqual(['boot-full']);
  expect(why?.text.en).toBe(
    'The run is not completed: it stands at “Findings”. This holds it up: title of boot-full: why boot-full mend boot-full',
  );
});

it('does not blame findings of an earlier step', () => {
  const why = notCompleted(records(asked, { type: 'step-started', step: 'window' }));
  expect(why?.findings).toEqual([]);
  expect(why?.text.de).toMatch(/^Der Lauf ist nicht abgeschlossen: er steht bei „.+“\.$/);
});

it('says how a run ended that was given up, and nothing about a completed one', () => {
  const ended = (outcome: string) => ({ type: 'run-ended', outcome, note: text('because') });
  expect(notCompleted(records(asked, ended('aborted')))?.text.en).toBe(
    'The run is not completed: ended, aborted: because',
  );
  expect(notCompleted(records(asked, ended('completed')))).toBeUndefined();
  expect(notCompleted([])?.text.en).toBe('The run is not completed: it has not begun.');
});
