import type { NumberChange } from '../../../merges/accounts/number-changes.ts';
import type { StepContext } from '../../../run/step.ts';
import { quote, type Text } from '../../../run/text.ts';
import type { Notice } from '../../../run/verdict.ts';

/** Numbers named in a message; the file has them all. */
const SHOWN = 15;

/** What became of numbers, a line each: the first ones of many, with how many more there are. */
export function changeLines(changes: readonly NumberChange[]): Text[] {
  const left = changes.length - SHOWN;
  return [
    ...changes.slice(0, SHOWN).map(line),
    ...(left > 0
      ? [{ de: `… und ${left} weitere, siehe Datei.`, en: `… and ${left} more, see the file.` }]
      : []),
  ];
}

/** The same as a list within a text. */
export function changeBullets(changes: readonly NumberChange[]): Text[] {
  return changeLines(changes).map(({ de, en }) => ({ de: `• ${de}`, en: `• ${en}` }));
}

/** All of them as a file, where a message holds only the first ones. */
export function changeFile(
  changes: readonly NumberChange[],
  { run, server }: StepContext,
): Notice[] {
  if (changes.length <= SHOWN) return [];
  const { language } = run;
  return [
    {
      to: 'thread',
      text: {
        de: 'Alle Nummern, die bei anderen Konten oder bei keinem mehr stehen. Die Datei enthält Namen und Nummern.',
        en: 'All numbers that are on other accounts, or on none any more. The file contains names and numbers.',
      },
      file: {
        name: `${FILE[language]}-${server.name}.txt`,
        content: changes.map((one) => line(one)[language]).join('\n'),
      },
    },
  ];
}

function line({ number, from, to }: NumberChange): Text {
  const [shown, had, has] = [quote(number), codes(from), codes(to)];
  if (to.length === 0) {
    return {
      de: `${shown}: bisher ${had}, jetzt bei keinem Konto`,
      en: `${shown}: so far ${had}, now on no account`,
    };
  }
  if (from.length === 0) return { de: `${shown}: neu bei ${has}`, en: `${shown}: new on ${has}` };
  return {
    de: `${shown}: bisher ${had}, jetzt ${has}`,
    en: `${shown}: so far ${had}, now ${has}`,
  };
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${quote(name)}\``).join(', ');
}

const FILE: Text = { de: 'geaenderte-nummern', en: 'changed-numbers' };
