import { type Part, tableOr } from '../../../document/document.ts';
import { person, time } from '../../../document/words.ts';
import { stepRecord } from '../../../run/step-record.ts';
import { same } from '../../../run/text.ts';
import type { Source } from './hand-over-document.ts';
import { LABELS } from './labels.ts';

/** One line for each step a person answered, with its result and the reason where one was given. */
export function decisionParts({ run, steps, say }: Source): Part[] {
  const rows = steps.flatMap((step) => {
    const answers = Object.entries(run.answers)
      .filter(([key]) => key.startsWith(`${step.id}/`))
      .map(([, answer]) => answer)
      .sort((one, other) => one.rev - other.rev);
    if (answers.length === 0) return [];
    const each = (texts: readonly string[]): string => [...new Set(texts)].join(', ');
    return [
      [
        say(step.title),
        say(stepRecord(run, step.id).note ?? same('–')),
        each(answers.map(({ by }) => person(by))),
        time(answers.at(-1)?.at),
        each(answers.flatMap(({ values }) => values['reason'] ?? [])),
      ],
    ];
  });
  const head = [LABELS.step, LABELS.result, LABELS.who, LABELS.when, LABELS.reason].map(say);
  return tableOr(say(LABELS.decisions), head, rows, '–');
}

export function findingParts({ run, steps, say }: Source): Part[] {
  const overrides = new Map(run.overrides.map((one) => [one.finding, one]));
  const found = steps.flatMap((step) => stepRecord(run, step.id).findings);
  const rows = found.map((finding) => {
    const over = overrides.get(finding.id);
    return [
      `${say(finding.title)}: ${say(finding.why)}`,
      over ? person(over.by) : '',
      over?.reason ?? '',
    ];
  });
  const known = new Set(found.map(({ id }) => id));
  // An override counts for its finding even where a later look no longer found it.
  for (const over of run.overrides) {
    if (!known.has(over.finding)) rows.push([over.finding, person(over.by), over.reason]);
  }
  const head = [LABELS.finding, LABELS.overridden, LABELS.reason].map(say);
  return tableOr(say(LABELS.findings), head, rows, say(LABELS.noFindings));
}
