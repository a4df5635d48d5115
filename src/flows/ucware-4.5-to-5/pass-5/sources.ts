import { z } from 'zod';
import { asCode, asCodes } from '../../remote/as-code.ts';
import { restoreSources, switchSources } from '../../remote/jobs/sources.ts';
import { activeProductLines, readSources, type Sources } from '../../remote/sources.ts';
import type { JobAction, JobResult, Probe } from '../../run/action.ts';
import { defineFact, learn } from '../../run/fact.ts';
import type { Finding } from '../../run/finding.ts';
import { defineStep, defineUndo } from '../../run/step.ts';
import { ask, block, fail, pass as passed } from '../../run/verdict.ts';
import { who } from '../../steps/confirmation.ts';
import { jobFailure } from '../../steps/judge-job.ts';
import { behindGate } from '../../steps/pass.ts';
import { PASS_5 } from '../pass/passes.ts';
import { hashOfLines, OldLine, oldLines, sourcesQuestion } from './sources-question.ts';

/** The lines people were shown; the job changes exactly these. */
const shownLines = defineFact('sourcesToSwitch', z.array(OldLine));

const DOING = { de: 'Paketquellen umstellen', en: 'Switching the package sources' };

/** Only the version in the line of the product changes, wherever it stands, and only after somebody saw the difference. */
export const switchSourcesTo5 = defineStep<
  readonly [Probe<Sources>] | readonly [Probe<Sources>, JobAction, Probe<Sources>],
  readonly [Probe<Sources>]
>({
  id: 'sources-5',
  phase: 'upgrade-5',
  title: {
    de: 'Paketquellen auf Version 5 umstellen',
    en: 'Switch the package sources to version 5',
  },
  why: {
    de: 'In der Zeile von UCware wird 4.5 durch 5 ersetzt; alles andere in den Paketquellen bleibt, wie es ist.',
    en: 'In the line of UCware 4.5 is replaced by 5; everything else in the package sources stays as it is.',
  },
  guide: ['Paketquellen für UCware 5 anpassen'],
  interruptible: true,
  changes: true,
  guard: behindGate(PASS_5),
  done: {
    probes: () => [readSources()] as const,
    isDone: ([found]) => {
      const lines = activeProductLines(found);
      if (lines.length === 0 || lines.some(({ series }) => series !== '5')) return null;
      return {
        de: `Die Paketquellen stehen schon auf Version 5: ${asCodes(lines.map(({ text }) => text))}`,
        en: `The package sources are on version 5 already: ${asCodes(lines.map(({ text }) => text))}`,
      };
    },
  },
  run: (ctx) => {
    const shown = ctx.get(shownLines) ?? [];
    const answer = ctx.answer('sources');
    const approved = answer?.choice === 'approve' && answer.planHash === hashOfLines(shown);
    return approved && shown.length > 0
      ? [readSources(), switchSources(ctx.runId, shown), readSources()]
      : [readSources()];
  },
  judge: (values, ctx) => {
    const [before, job, after] = values as readonly [Sources, JobResult?, Sources?];
    if (job && after) {
      const failed = jobFailure(job, DOING);
      // A second file may have failed after the first was switched: people approve what is left.
      if (failed) return { ...failed, facts: [learn(shownLines, oldLines(after))] };
      const left = activeProductLines(after).filter(({ series }) => series !== '5');
      if (left.length > 0) {
        return fail(
          {
            de: `${DOING.de}: ${asCode(left[0]?.text ?? '')} steht noch da.`,
            en: `${DOING.en}: ${asCode(left[0]?.text ?? '')} is still there.`,
          },
          {
            de: 'Die Datei ansehen; hat sie noch jemand anderes geändert? Dann erneut versuchen.',
            en: 'Look at the file; did somebody else change it, too? Then try again.',
          },
          { excerpt: job.log },
        );
      }
      const answer = ctx.answer('sources');
      return passed({
        de: `Umgestellt, freigegeben von ${answer ? who(answer) : '–'}. Die vorige Datei liegt auf dem Server.`,
        en: `Switched, approved by ${answer ? who(answer) : '–'}. The file as it was is kept on the server.`,
      });
    }
    const lines = oldLines(before);
    if (lines.length === 0) {
      return block(
        { de: 'Es gibt keine Zeile zum Umstellen.', en: 'There is no line to switch.' },
        [noLine(before)],
      );
    }
    return ask(sourcesQuestion(lines, ctx.server.name), { facts: [learn(shownLines, lines)] });
  },
  undo: defineUndo({
    title: { de: 'Paketquellen zurück auf 4.5', en: 'Package sources back to 4.5' },
    when: (ctx) => ctx.doneAt('install-5') === undefined,
    run: (ctx) => [restoreSources(ctx.runId)] as const,
    judge: ([job]) =>
      job.exitCode === 0
        ? {
            de: 'Die Paketquellen stehen wieder auf 4.5.',
            en: 'The package sources are on 4.5 again.',
          }
        : {
            de: `Paketquellen zurück auf 4.5: ${asCode(job.log.trim().split('\n').at(-1) ?? '')}`,
            en: `Package sources back to 4.5: ${asCode(job.log.trim().split('\n').at(-1) ?? '')}`,
          },
  }),
});

function noLine(found: Sources): Finding {
  const seen = found.lines.map(({ path, line, text }) => `${path}:${line} ${text}`);
  return {
    id: 'sources-no-line',
    check: 'sources',
    severity: 'error',
    blocks: true,
    overridable: false,
    title: { de: 'Keine aktive Zeile mit `ucware-4.5`', en: 'No active line with `ucware-4.5`' },
    why: {
      de: `In den Paketquellen steht: ${asCodes(seen.length > 0 ? seen : ['–'])}`,
      en: `The package sources say: ${asCodes(seen.length > 0 ? seen : ['–'])}`,
    },
    remedy: {
      de: 'Die Zeile `deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main` wieder aktivieren (mit den Zugangsdaten des Servers).',
      en: 'Activate the line `deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main` again (with the credentials of the server).',
    },
  };
}
