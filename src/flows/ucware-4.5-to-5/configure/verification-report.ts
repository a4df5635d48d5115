import type { Part } from '../../document/document.ts';
import { toMarkdown } from '../../document/to-markdown.ts';
import { time, words } from '../../document/words.ts';
import type { Verification } from '../../merges/accounts/verification.ts';
import type { StepContext } from '../../run/step.ts';
import { joinTexts, quote, same, type Text } from '../../run/text.ts';
import type { Notice } from '../../run/verdict.ts';
import { STATES } from './describe-verification.ts';

/** What was compared: the words for its report. */
export interface Compared {
  /** Begins the name of the file. */
  readonly file: Text;
  readonly title: Text;
  /** What a row is about. */
  readonly of: Text;
}

/** Every decided merge or group as a second table shows it, done ones too: a file, because there may be hundreds. */
export function verificationReport(
  { file, title, of }: Compared,
  checked: readonly Verification[],
  drift: readonly Text[],
  { run, server, now }: StepContext,
): Notice {
  const { language } = run;
  const say = (text: Text): string => words(text[language]);
  const rows = checked.map(({ person, state, differences, unseen }) => [
    say(same(quote(person))),
    say(STATES[state]),
    say(joinTexts(differences, '\n')),
    say(joinTexts(unseen, '\n')),
  ]);
  const head = [of, STATE, DIFFERENCE, UNSEEN].map(say);
  const others: Part[] =
    drift.length === 0
      ? []
      : [
          { kind: 'heading', text: say(OTHERS) },
          { kind: 'list', items: drift.map(say) },
        ];
  const content = toMarkdown({
    title: say(title),
    subtitle: `${server.name}, ${time(now)}`,
    language,
    parts: [{ kind: 'table', head, rows }, ...others],
  });
  const done = checked.filter(({ state }) => state === 'done').length;
  return {
    to: 'thread',
    text: {
      de: `${title.de}: ${done} von ${checked.length} wie entschieden. Die Datei enthält Namen und Nummern.`,
      en: `${title.en}: ${done} of ${checked.length} as decided. The file contains names and numbers.`,
    },
    file: { name: `${file[language]}-${server.name}.md`, content },
  };
}

const STATE: Text = { de: 'Stand', en: 'State' };
const DIFFERENCE: Text = { de: 'Unterschied', en: 'Difference' };
const UNSEEN: Text = {
  de: 'In der Übersicht nicht zu sehen',
  en: 'Not to be seen in the overview',
};
const OTHERS: Text = { de: 'Was sich sonst geändert hat', en: 'What else has changed' };
