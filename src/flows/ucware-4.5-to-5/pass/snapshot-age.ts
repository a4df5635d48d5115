import { asCode } from '../../remote/as-code.ts';
import { type Learned, learn } from '../../run/fact.ts';
import type { QuestionInput } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { accept } from '../../steps/choices.ts';
import type { Pass } from '../../steps/pass.ts';
import {
  ageInMinutes,
  confirmedSnapshot,
  SNAPSHOT_MAX_AGE_MINUTES,
  snapshotFields,
} from '../../steps/snapshot-question.ts';

/** How long "the old snapshot will do" counts. */
const ACCEPTED_MS = 3_600_000;

/**
 * Whether the snapshot is still fresh when it is needed: a download over a slow line or an open question may have taken
 * hours. Gives the question, or what was learned about a newer snapshot.
 */
export function snapshotAge(
  pass: Pass,
  ctx: StepContext,
): { readonly question: QuestionInput | null; readonly facts: readonly Learned[] } {
  const answer = ctx.answer('snapshot-age');
  const renewed = answer?.choice === 'taken' ? confirmedSnapshot(answer, ctx.now) : undefined;
  if (renewed && 'snapshot' in renewed) {
    return { question: null, facts: [learn(pass.snapshot, renewed.snapshot)] };
  }
  const snapshot = ctx.get(pass.snapshot);
  const age = snapshot ? ageInMinutes(snapshot, ctx.now) : Number.POSITIVE_INFINITY;
  const accepted =
    answer?.choice === 'accept' && Date.parse(ctx.now) - Date.parse(answer.at) < ACCEPTED_MS;
  if (age <= SNAPSHOT_MAX_AGE_MINUTES || accepted) return { question: null, facts: [] };
  const name = asCode(snapshot?.name ?? '–');
  return {
    question: {
      id: 'snapshot-age',
      kind: 'choice',
      text: {
        de: `Der Snapshot ${name} ist älter als ${SNAPSHOT_MAX_AGE_MINUTES} Minuten. Was seither auf dem Server entstanden ist, wäre bei einer Rückkehr verloren.`,
        en: `The snapshot ${name} is older than ${SNAPSHOT_MAX_AGE_MINUTES} minutes. What has come into being on the server since would be lost on going back.`,
      },
      ...(renewed && 'complaint' in renewed ? { complaint: renewed.complaint } : {}),
      choices: [
        {
          id: 'taken',
          label: { de: 'Neuer Snapshot angelegt …', en: 'New snapshot taken …' },
          style: 'primary',
          fields: snapshotFields(pass, ctx),
        },
        accept({ de: 'Mit dem alten weiter …', en: 'Go on with the old one …' }),
      ],
      who: 'operator',
    },
    facts: [],
  };
}
