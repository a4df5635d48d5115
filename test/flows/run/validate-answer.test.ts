import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/flows/run/question.ts';
import { same } from '../../../src/flows/run/text.ts';
import { validateAnswer } from '../../../src/flows/run/validate-answer.ts';

function problems(field: Partial<Field>, value: string | undefined): boolean {
  const whole: Field = { id: 'f', kind: 'text', label: same('F'), optional: false, ...field };
  const choice = { id: 'yes', label: same('Yes'), fields: [whole] };
  return 'f' in validateAnswer(choice, value === undefined ? {} : { f: value });
}

const options = [
  { id: 'a', label: same('A') },
  { id: 'b', label: same('B') },
];

describe('validateAnswer', () => {
  it.each<[string, Partial<Field>, string | undefined, boolean]>([
    ['a missing value', {}, undefined, true],
    ['only blanks', {}, '   ', true],
    ['an optional missing value', { optional: true }, undefined, false],
    ['a text', {}, 'words', false],
    ['3,000 characters', {}, 'x'.repeat(3000), false],
    ['3,001 characters', {}, 'x'.repeat(3001), true],
    ['a number at its minimum', { kind: 'number', min: 1, max: 3 }, '1', false],
    ['a number below its minimum', { kind: 'number', min: 1, max: 3 }, '0', true],
    ['a number above its maximum', { kind: 'number', min: 1, max: 3 }, '4', true],
    ['words for a number', { kind: 'number' }, 'three', true],
    ['a time', { kind: 'datetime' }, '2026-11-23T22:00:00Z', false],
    ['a time of another zone', { kind: 'datetime' }, '2026-11-23T22:00+01:00', false],
    ['a time without a zone', { kind: 'datetime' }, '2026-11-23T22:00', true],
    ['a day', { kind: 'datetime' }, '2026-11-23', true],
    ['words for a time', { kind: 'datetime' }, 'tomorrow night', true],
    ['an option', { kind: 'select', options }, 'a', false],
    ['several options', { kind: 'checkboxes', options }, 'a,b', false],
    ['something that is no option', { kind: 'select', options }, 'c', true],
  ])('%s', (_, field, value, wrong) => {
    expect(problems(field, value)).toBe(wrong);
  });
});
