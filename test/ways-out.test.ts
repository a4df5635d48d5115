import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Question, type QuestionInput } from '../src/flows/run/question.ts';
import { defineStep } from '../src/flows/run/step.ts';
import { blockedQuestion, failedQuestion } from '../src/flows/run/stuck.ts';
import { same } from '../src/flows/run/text.ts';
import { undoQuestion } from '../src/flows/run/undo-question.ts';
import { aProbe, aStep } from './support/toy-flow.ts';

const STEP = defineStep({
  ...aStep({ id: 'one' }),
  done: { probes: () => [aProbe('look')], isDone: () => null },
});
const QUESTIONS: Readonly<Record<string, QuestionInput>> = {
  'A step that did not work': failedQuestion(
    STEP,
    { verdict: 'fail', note: same('x'), remedy: same('y') },
    { sameAttempt: false },
  ),
  'A step that findings stop': blockedQuestion(same('x'), []),
  'A change that could not be taken back': undoQuestion(STEP, same('x'), true, '2026-11-23'),
};

it.each(Object.entries(QUESTIONS))(
  '%s has the answers docs/operations.md names',
  (case_, asked) => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const start = page.indexOf(`- ${case_}:`);
    expect(start).toBeGreaterThan(0);
    const entry = page.slice(start + 2, page.indexOf('\n- ', start));
    const named = [...entry.matchAll(/\*([^*]+)\*/g)].map(([, label]) => label);
    const { choices } = Question.parse(asked);
    expect(named).toEqual(choices.map(({ label }) => label.en.replace(/ …$/, '')));
  },
);
