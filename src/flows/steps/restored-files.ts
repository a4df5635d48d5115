import { asCode, asCodes } from '../remote/as-code.ts';
import { filesThat } from '../remote/jobs/came-back.ts';
import type { Standing } from '../remote/jobs/read-replaced.ts';
import type { JobResult } from '../run/action.ts';
import { joinTexts, type Text } from '../run/text.ts';

/** The files a job should have put back and did not, and why; undefined when there are none. */
function leftNote({ log }: Pick<JobResult, 'log'>): Text | undefined {
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

/**
 * What an installation that failed left of the files put into place for it. `jobs`: itself, and the one that restores what an
 * interrupted one could not; `standing`: what bears a chosen text after both.
 */
export function afterFailure(jobs: readonly JobResult[], standing: readonly Standing[]): Text[] {
  const log = jobs.map((job) => job.log).join('\n');
  const back = filesThat('back', log);
  const stay = standing.filter(({ changed }) => !changed).map(({ path }) => path);
  const restoring = jobs.at(1);
  const left = leftNote({ log });
  return [
    ...(back.length > 0 ? [backWords(back)] : []),
    ...(restoring && !isWell(restoring) ? [failedWords(restoring)] : []),
    ...(left ? [left] : []),
    ...(stay.length > 0 ? [stayWords(stay)] : []),
  ];
}

function isWell({ state, exitCode }: JobResult): boolean {
  return state === 'ended' && exitCode === 0;
}

function backWords(paths: readonly string[]): Text {
  return {
    de: `Wieder wie vorher, weil ihr Paket nicht ausgepackt wurde: ${asCodes(paths)}.`,
    en: `As before again, because their package was not unpacked: ${asCodes(paths)}.`,
  };
}

function stayWords(paths: readonly string[]): Text {
  return {
    de: `Ersetzt wie beschlossen sind ${asCodes(paths)}; auch das lässt sich später zurücknehmen.`,
    en: `Replaced as decided are ${asCodes(paths)}; that, too, can be taken back later.`,
  };
}

function failedWords({ log }: JobResult): Text {
  const last = asCode(log.trim().split('\n').at(-1) ?? '');
  return {
    de: `Nicht alle Dateien sind zurückgelegt: ${last}`,
    en: `Not all files are back: ${last}`,
  };
}

/** What came of putting back the files of packages that were not installed. */
export function restoredWords(job: JobResult): Text {
  const left = leftNote(job);
  if (job.exitCode !== 0) {
    return joinTexts([failedWords(job), ...(left ? [left] : [])], ' – ');
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
