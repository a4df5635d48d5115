import { type Part, tableOr } from '../../../document/document.ts';
import { person, words } from '../../../document/words.ts';
import type { Outcome } from '../../../remote/conffiles/compare-forecast.ts';
import type { StepContext } from '../../../run/step.ts';
import type { Text } from '../../../run/text.ts';
import { attemptedForecast } from '../../../steps/attempted-forecast.ts';
import { decidedLabel } from '../../../steps/conffiles/decided-label.ts';
import type { Pass } from '../../../steps/pass.ts';
import { takenBack } from '../../../steps/taken-back.ts';
import type { Source } from './hand-over-document.ts';
import { LABELS } from './labels.ts';

const FOUND: Readonly<Record<Outcome['found'], Text>> = {
  own: { de: 'die eigene Fassung', en: 'your own' },
  vendor: { de: 'die des Herstellers', en: 'the vendor’s' },
  chosen: { de: 'die gewählte', en: 'the chosen one' },
  other: { de: 'eine andere', en: 'another one' },
  none: { de: 'keine', en: 'none' },
};

/** Which version of each file people chose in a pass, and which was there after it; nothing for a pass that was left out. */
export function fileParts({ ctx, say }: Source, pass: Pass): Part[] {
  const decisions = ctx.get(pass.decisions);
  if (!decisions) return [];
  const all = [...decisions, ...attempted(pass, ctx, new Set(decisions.map(({ path }) => path)))];
  const found = new Map((ctx.get(pass.outcomes) ?? []).map((one) => [one.path, one.found]));
  const back = new Map((ctx.get(takenBack(pass)) ?? []).map((one) => [one.path, one.by]));
  const rows = all.map(({ path, choice, sides, by }) => {
    const now = found.get(path);
    const undoneBy = back.get(path);
    return [
      path,
      say(decidedLabel({ choice, sides }, 'conflict')),
      person({ id: words(by) }),
      undoneBy ? say(undone(undoneBy)) : now ? say(FOUND[now]) : '–',
    ];
  });
  const head = [LABELS.file, LABELS.result, LABELS.who, LABELS.became].map(say);
  return tableOr(say(LABELS.files(say(pass.goal))), head, rows, say(LABELS.noFiles));
}

function undone(by: string): Text {
  const who = person({ id: words(by) });
  return {
    de: `zurückgenommen von ${who}: wieder die Fassung von vorher`,
    en: `taken back by ${who}: as before again`,
  };
}

/** Decisions that came true in an attempt which failed: once its packages are complete, no later list names their files. */
function attempted(pass: Pass, ctx: StepContext, named: ReadonlySet<string>) {
  const files = ctx.get(attemptedForecast(pass))?.files ?? [];
  return files.flatMap(({ path, chosen }) =>
    chosen && !named.has(path)
      ? [{ path, choice: chosen.choice, sides: chosen.sides, by: chosen.by ?? '' }]
      : [],
  );
}
