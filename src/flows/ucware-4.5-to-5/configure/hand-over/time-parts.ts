import type { Part } from '../../../document/document.ts';
import { span, time } from '../../../document/words.ts';
import { stepRecord } from '../../../run/step-record.ts';
import { phonesDown } from '../../phones-down.ts';
import type { Source } from './hand-over-document.ts';
import { LABELS } from './labels.ts';

/** How long everything took, with the time people needed for its questions. What fell away or was already so on the server took no time and is not in it. */
export function timeParts({ ctx, run, steps, say }: Source): Part[] {
  const ended = steps.flatMap((step) => {
    const { firstAt, startedAt, endedAt } = stepRecord(run, step.id);
    const from = firstAt ?? startedAt;
    return from === undefined || endedAt === undefined
      ? []
      : [[say(step.title), time(from), time(endedAt), span(from, endedAt)]];
  });
  const down = phonesDown(ctx).map(({ since, until }) => [
    say(LABELS.phonesDown),
    time(since),
    time(until),
    span(since, until),
  ]);
  const head = [LABELS.step, LABELS.from, LABELS.until, LABELS.took].map(say);
  return [
    { kind: 'heading', text: say(LABELS.times) },
    { kind: 'table', head, rows: [...down, ...ended] },
  ];
}
