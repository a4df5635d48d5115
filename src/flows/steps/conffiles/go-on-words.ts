import type { FileDecision } from '../../merges/conffiles/decision.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import type { Topic } from './topic.ts';

/** What the conversation has come to, and what it is good for. */
export function goOnWords(
  { preview }: Topic,
  decided: readonly FileDecision[],
  open: number,
  settledNow: boolean,
): Text {
  const count = (choice: FileDecision['choice']): number =>
    decided.filter((one) => one.choice === choice).length;
  const [keep, vendor, merge] = [count('keep') + open, count('vendor'), count('merge')];
  const all = decided.length + open;
  const texts = [
    {
      de: `${all} Konfigurationsdateien: ${keep} bleiben, ${vendor} vom Hersteller, ${merge} zusammengeführt.`,
      en: `${all} configuration files: ${keep} stay, ${vendor} of the vendor, ${merge} merged.`,
    },
    ...(open > 0 && !preview ? [undecided(open)] : []),
    ...(preview ? [LATER] : [...(settledNow ? [] : [BEFORE]), NOW]),
  ];
  return joinTexts(texts, ' ');
}

function undecided(open: number): Text {
  return {
    de: `Nicht entschieden: ${open}; nach der Installation wird gefragt, was mit der neuen Fassung daneben geschieht.`,
    en: `Not decided: ${open}; after the installation it is asked what becomes of the new version beside it.`,
  };
}

const LATER: Text = {
  de: 'Das gilt für Version 5; neu gefragt wird nur nach dem, was offen ist oder sich bis dahin ändert.',
  en: 'This counts for version 5; only what is open or changes until then is asked about again.',
};
const BEFORE: Text = {
  de: 'Entschieden wurde das in der Vorbereitung, und nichts davon hat sich geändert.',
  en: 'This was decided while preparing, and nothing of it has changed.',
};
const NOW: Text = {
  de: 'Sie gehören zum Plan, der jetzt freizugeben ist.',
  en: 'They belong to the plan that is to be approved now.',
};
