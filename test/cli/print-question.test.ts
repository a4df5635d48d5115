import { expect, it } from 'vitest';
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
