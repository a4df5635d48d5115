import type { FileDecision } from '../../merges/conffiles/decision.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import type { Topic } from './topic.ts';

/** What the conversation has come to, and what it is good for. */
export function goOnWords(
  { preview }: Topic,
  kept: readonly FileDecision[],
  settledBefore: boolean,
): Text {
  const count = (choice: FileDecision['choice']): number =>
    kept.filter((one) => one.choice === choice).length;
  const [keep, vendor, merge] = [count('keep'), count('vendor'), count('merge')];
  const counts = {
    de: `${kept.length} Konfigurationsdateien: ${keep} bleiben, ${vendor} vom Hersteller, ${merge} zusammengeführt.`,
    en: `${kept.length} configuration files: ${keep} stay, ${vendor} of the vendor, ${merge} merged.`,
  };
  if (preview) return joinTexts([counts, LATER], ' ');
  return joinTexts([counts, ...(settledBefore ? [BEFORE] : []), NOW], ' ');
}

const LATER: Text = {
  de: 'Das gilt für Version 5; neu gefragt wird nur nach dem, was sich bis dahin ändert.',
  en: 'This counts for version 5; only what changes until then is asked about again.',
};
const BEFORE: Text = {
  de: 'Entschieden wurde das in der Vorbereitung, und nichts davon hat sich geändert.',
  en: 'This was decided while preparing, and nothing of it has changed.',
};
const NOW: Text = {
  de: 'Sie gehören zum Plan, der jetzt freizugeben ist.',
  en: 'They belong to the plan that is to be approved now.',
};
