import { type Forecast, isCopied } from '../merges/conffiles/forecast.ts';
import { asCodes } from '../remote/as-code.ts';
import { asCommand } from '../remote/as-command.ts';
import { compareForecast, type Outcome } from '../remote/conffiles/compare-forecast.ts';
import { outcomeDocument, outcomeLines } from '../remote/conffiles/outcome-lines.ts';
import type { Present } from '../remote/conffiles/present.ts';
import { HELPER_ARGUMENT } from '../remote/job-protocol/render-helper.ts';
import { conffileFolder } from '../remote/jobs/conffile-folder.ts';
import type { Leftover } from '../remote/jobs/leftovers.ts';
import { type Learned, learn } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import { joinTexts, type Text } from '../run/text.ts';
import type { Notice } from '../run/verdict.ts';
import { wholeForecast } from './attempted-forecast.ts';
import type { Pass } from './pass.ts';

/** What became of the predictions of a pass, attempts that failed included: to be recorded, and shown. */
export function realOutcomes(
  pass: Pass,
  present: Present,
  leftovers: readonly Leftover[],
  ctx: StepContext,
): { readonly facts: readonly Learned[]; readonly notices: readonly Notice[] } {
  const forecast = wholeForecast(pass, ctx);
  const outcomes = compareForecast(forecast, present, leftovers);
  const copied = copiedFiles(forecast, outcomes);
  const telling = outcomes.filter((one) => one.class !== 'unchanged' || one.verdict !== 'right');
  const name = `${FILE[ctx.run.language]}-${pass.id}.txt`;
  const notice: Notice = {
    to: 'thread',
    text: joinTexts(
      [
        ...outcomeLines(outcomes),
        ...(copied.length > 0 ? [copiedLine(copied, conffileFolder(ctx.runId, pass.id))] : []),
      ],
      '\n',
    ),
    file: { name, content: outcomeDocument(outcomes) },
  };
  return {
    facts: [learn(pass.outcomes, telling)],
    notices: outcomes.length === 0 ? [] : [notice],
  };
}

/** Files that were replaced as foreseen, of which a copy was kept before. */
function copiedFiles({ files }: Forecast, outcomes: readonly Outcome[]): string[] {
  const replaced = outcomes.filter((one) => one.class === 'replaced' && one.verdict === 'right');
  return replaced
    .map(({ path }) => path)
    .filter((path) => HELPER_ARGUMENT.test(path))
    .filter((path) => files.some((file) => file.path === path && isCopied(file)));
}

function copiedLine(paths: readonly string[], folder: string): Text {
  const all = asCodes(paths, paths.length);
  const kept = asCommand([`${folder}/originals`]);
  return {
    de: `:warning: Von den Paketen ohne Frage ersetzt: ${all}. Ihre Fassung liegt als Kopie in ${kept}.`,
    en: `:warning: Replaced by the packages without a question: ${all}. A copy of your version lies in ${kept}.`,
  };
}

const FILE: Text = { de: 'konfigurationsdateien', en: 'config-files' };
