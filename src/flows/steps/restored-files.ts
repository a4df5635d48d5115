import { asCode, asCodes } from '../remote/as-code.ts';
import { filesThat } from '../remote/jobs/came-back.ts';
import type { JobResult } from '../run/action.ts';
import { joinTexts, type Text } from '../run/text.ts';

/** The files a job should have put back and did not, and why; undefined when there are none. */
export function leftNote({ log }: JobResult): Text | undefined {
  const changed = filesThat('changed', log);
  const lost = filesThat('nothing', log);
  const said = [
    ...(changed.length === 0
      ? []
      : [
          {
            de: `Nicht zurückgenommen, weil seither geändert: ${asCodes(changed)}.`,
            en: `Not taken back, because changed since: ${asCodes(changed)}.`,
          },
        ]),
    ...(lost.length === 0
      ? []
      : [
          {
            de: `Nicht zurückgenommen, weil nicht mehr unversehrt aufgehoben: ${asCodes(lost)}.`,
            en: `Not taken back, because no longer kept intact: ${asCodes(lost)}.`,
          },
        ]),
  ];
  return said.length === 0 ? undefined : joinTexts(said, ' ');
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
