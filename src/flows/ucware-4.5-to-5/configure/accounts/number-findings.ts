import type { NumberChange } from '../../../merges/accounts/number-changes.ts';
import { counted } from '../../../run/counted.ts';
import type { Finding } from '../../../run/finding.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { STEPS } from './facts.ts';
import { changeBullets } from './number-texts.ts';

/**
 * What people have to see of an overview, in the thread and in the hand-over: numbers that are others than before the update, and tables
 * that were called wrong.
 */
export function numberFindings(
  changes: readonly NumberChange[],
  wrong: readonly Text[],
): readonly Finding[] {
  const found: Finding[] = [];
  if (changes.length > 0) found.push(changed(changes));
  if (wrong.length > 0) {
    found.push({
      ...SHARED,
      id: 'overview-was-wrong',
      severity: 'info',
      title: { de: 'Eine Übersicht galt als falsch', en: 'An overview was called wrong' },
      why: joinTexts(wrong, '\n'),
      remedy: { de: '', en: '' },
    });
  }
  return found;
}

function changed(changes: readonly NumberChange[]): Finding {
  const of = (some: boolean[]): number => some.filter(Boolean).length;
  const lost = of(changes.map(({ to }) => to.length === 0));
  const gained = of(changes.map(({ from }) => from.length === 0));
  const moved = changes.length - lost - gained;
  const count = counted(changes.length, NUMBERS);
  return {
    ...SHARED,
    id: 'numbers-unlike-before',
    severity: 'warning',
    title: {
      de: `Anders als vor dem Update: ${count.de}`,
      en: `Unlike before the update: ${count.en}`,
    },
    why: joinTexts(
      [
        {
          de: `Bei keinem Konto mehr: ${lost}; bei anderen Konten: ${moved}; neu: ${gained}.`,
          en: `On no account any more: ${lost}; on other accounts: ${moved}; new: ${gained}.`,
        },
        ...changeBullets(changes),
      ],
      '\n',
    ),
    remedy: {
      de: 'Wer diese Leute kennt, sieht nach, ob das so sein soll. Wenn nicht: im Admin-Client richtigstellen und die Benutzerübersicht neu übergeben.',
      en: 'Whoever knows these people looks whether that is as it should be. If not: put it right in the Admin client and hand in the user overview anew.',
    },
  };
}

const SHARED = { check: STEPS.overview, blocks: false, overridable: false };
const NUMBERS = { one: { de: 'Nummer', en: 'number' }, many: { de: 'Nummern', en: 'numbers' } };
