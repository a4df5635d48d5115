import { person, words } from '../../../document/words.ts';
import { stepRecord } from '../../../run/step-record.ts';
import { same, type Text } from '../../../run/text.ts';
import type { Pass } from '../../../steps/pass.ts';
import { TABLE } from '../../../steps/table-step.ts';
import { takenBack } from '../../../steps/taken-back.ts';
import { PASS_5, PASS_45 } from '../../pass/passes.ts';
import { leftToHand } from '../accounts/bare.ts';
import { STEPS } from '../accounts/facts.ts';
import { accountDifferences, faxDifferences } from '../differences.ts';
import { FAX } from '../fax/facts.ts';
import { at } from './at.ts';
import { goneRows } from './gone-rows.ts';
import type { Source } from './hand-over-document.ts';
import { openListItems } from './list-parts.ts';
import { nobodyRows } from './nobody-rows.ts';
import { openNumbers } from './open-numbers.ts';

/** Answers that let a run go on although something stayed as it was. */
const GONE_ON: ReadonlySet<string> = new Set(['accept', 'skip', 'skip-part', 'close-open']);

/** What somebody still has to do, each with the name of who took it on or decided to go on without. */
export function openPoints(source: Source): string[][] {
  const { run, steps, say, ctx } = source;
  const decided = steps.flatMap((step) =>
    Object.entries(run.answers)
      .filter(([key, { choice }]) => key.startsWith(`${step.id}/`) && GONE_ON.has(choice))
      .map(([, answer]) => {
        const reason = answer.values['reason'] ?? say(stepRecord(run, step.id).note ?? same('–'));
        return [at(source, step, reason), person(answer.by)];
      }),
  );
  // The second pass keeps what the first left open, so that its list is the complete one.
  const last = ctx.get(PASS_5.leftovers) ? PASS_5 : PASS_45;
  const files = ctx.get(last.leftovers) ?? [];
  const assigned = files.flatMap((file) =>
    file.person === null ? [] : [[say(leftOver(file.path)), byName(file.person)]],
  );
  const back = (ctx.get(takenBack(last)) ?? []).map(({ path, by }) => [
    say(asBefore(path, last)),
    byName(by),
  ]);
  return [
    ...back,
    ...assigned,
    ...acceptedDifferences(source),
    ...nobodyRows(source),
    ...goneRows(source),
    ...[...leftToHand(ctx), ...openNumbers(ctx)].map(({ text, by }) => [say(text), person(by)]),
    ...decided,
    ...openListItems(source),
  ];
}

/** What a second overview showed and nobody mended, each with who went on all the same. */
function acceptedDifferences(source: Source): string[][] {
  const { run, steps, say, ctx } = source;
  return DIFFERENCES.flatMap(({ id, fact }) => {
    const step = steps.find((one) => one.id === id);
    const answer = run.answers[`${id}/${TABLE}`];
    if (!step || !answer || !GONE_ON.has(answer.choice)) return [];
    return (ctx.get(fact) ?? []).map((text) => [at(source, step, say(text)), person(answer.by)]);
  });
}

const DIFFERENCES = [
  { id: STEPS.verify, fact: accountDifferences },
  { id: FAX.verify, fact: faxDifferences },
];

function leftOver(path: string): Text {
  return {
    de: `Neue Fassung der Konfigurationsdatei ${path} ansehen`,
    en: `Look at the new version of the configuration file ${path}`,
  };
}

/** Nobody should run a new version with old settings without knowing. */
function asBefore(path: string, { goal }: Pass): Text {
  return {
    de: `Die Konfigurationsdatei ${path} ist wieder wie vor der Installation (${goal.de}): ansehen, was die neue Fassung anders macht`,
    en: `The configuration file ${path} is as before the installation (${goal.en}) again: look at what the new version does otherwise`,
  };
}

/** An id of Slack, a mention, or the name somebody typed. */
function byName(who: string): string {
  return person({ id: words(who) });
}
