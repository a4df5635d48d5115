import type { Run } from '../../../run/run.ts';

/** What the files of the hand-over are called, without their ending. */
export function documentName({ id, language }: Run): string {
  return `${language === 'de' ? 'uebergabe' : 'hand-over'}-${id}`;
}
