import { asCode, asCodes } from '../remote/as-code.ts';
import { leftChanged } from '../remote/jobs/came-back.ts';
import type { JobResult } from '../run/action.ts';
import { joinTexts, type Text } from '../run/text.ts';

/** The files a job should have put back and did not, because somebody has changed them; undefined when there are none. */
export function leftNote({ log }: JobResult): Text | undefined {
  const left = leftChanged(log);
  if (left.length === 0) return undefined;
  return {
    de: `Nicht zurückgenommen, weil seither geändert: ${asCodes(left)}.`,
    en: `Not taken back, because changed since: ${asCodes(left)}.`,
  };
}

/** What came of putting back the files of packages that were not installed. */
export function restoredWords(job: JobResult): Text {
  const left = leftNote(job);
  if (job.exitCode !== 0) {
    const last = asCode(job.log.trim().split('\n').at(-1) ?? '');
    const failed = {
      de: `Nicht alle Dateien sind zurückgelegt: ${last}`,
      en: `Not all files are back: ${last}`,
    };
    return joinTexts([failed, ...(left ? [left] : [])], ' – ');
  }
  return left
    ? joinTexts([OTHERS, left], ' ')
    : {
        de: 'Dateien von Paketen, die nicht installiert wurden, sind wieder, wie sie waren.',
        en: 'Files of packages that were not installed are as they were before.',
      };
}

const OTHERS: Text = {
  de: 'Von den Dateien der Pakete, die nicht installiert wurden, sind nicht alle wieder, wie sie waren.',
  en: 'Of the files of packages that were not installed not all are as they were before.',
};
