import type { Step } from '../../../run/step.ts';
import type { Source } from './hand-over-document.ts';

/** An open point with the step it is left of. The titles of steps say what is done in the end, and here it is not. */
export function at(
  { say }: Pick<Source, 'say'>,
  { title }: Pick<Step, 'title'>,
  what: string,
): string {
  return say({ de: `Bei „${title.de}“: ${what}`, en: `At “${title.en}”: ${what}` });
}
