import { expect, it } from 'vitest';
import { printChoice } from '../../src/cli/print-choice.ts';
import { printQuestion } from '../../src/cli/print-question.ts';
import { createReader } from '../../src/cli/reader.ts';
import { Question } from '../../src/flows/run/question.ts';
import { same } from '../../src/flows/run/text.ts';

/** The question as somebody reads it who has no Slack. */
function printed(language: 'de' | 'en', exhibits: readonly unknown[]): string {
  const question = Question.parse({
    id: 'file',
    kind: 'choice',
    text: same('All of it stands in the attached file.'),
    exhibits,
    choices: [{ id: 'keep', label: same('Keep') }],
    who: 'operator',
  });
  return printQuestion(
    { step: 'conffiles', rev: 7, question },
    'pbx',
    createReader({ env: {}, language }),
  );
}

it.each([
  ['de', 'Angehängte Dateien, als Benutzer des Bots: ucware-upgrade audit pbx --files <Ordner>'],
  ['en', 'Attached files, as the user of the bot: ucware-upgrade audit pbx --files <folder>'],
] as const)('says how to get at files that hang on a question (%s)', (language, words) => {
  expect(printed(language, [{ title: same('1'), code: '+ x' }])).toContain(words);
  expect(printed(language, [])).not.toContain('--files');
});

it.each([
  ['select', '(0 = `iris` – Iris Immsee – 417, 418; 1 = `iris.d` – 4171)'],
  [
    'checkboxes',
    '(one or several, with commas: 0 = `iris` – Iris Immsee – 417, 418; 1 = `iris.d` – 4171)',
  ],
] as const)('says what may be picked of a %s, not only where it stands', (kind, words) => {
  const field = (labels: readonly string[], ids = labels) => ({
    id: 'survivor',
    kind,
    label: same('Which account stays?'),
    optional: false,
    options: labels.map((label, at) => ({ id: ids[at] ?? '', label: same(label) })),
  });
  const lines = (one: ReturnType<typeof field>) =>
    printChoice(
      { id: 'edit', label: same('Change'), fields: [one] },
      'answer pbx',
      createReader({ env: {}, language: 'en' }),
    ).join('\n');
  const places = field(['`iris` – Iris Immsee – 417, 418', '`iris.d` – 4171'], ['0', '1']);
  expect(lines(places)).toContain(`Which account stays? ${words}`);
  expect(lines(field(['iris', 'iris.d']))).toMatch(/[ (]iris, iris\.d\)$/);
});
