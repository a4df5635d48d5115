import { type Part, tableOr } from '../../../document/document.ts';
import { person, time, words } from '../../../document/words.ts';
import { PASS_5, PASS_45 } from '../../pass/passes.ts';
import { snapshot3 } from '../accounts/facts.ts';
import type { Source } from './hand-over-document.ts';
import { LABELS } from './labels.ts';
import { openPoints } from './open-points.ts';

/** What is still open, before anything else. */
export function openPointParts(source: Source): Part[] {
  const { say } = source;
  const head = [LABELS.point, LABELS.withWhom].map(say);
  return tableOr(say(LABELS.openPoints), head, openPoints(source), say(LABELS.nothingOpen));
}

export function snapshotParts({ ctx, say }: Source): Part[] {
  const rows = [PASS_45.snapshot, PASS_5.snapshot, snapshot3].flatMap((snapshot) => {
    const taken = ctx.get(snapshot);
    return taken ? [[taken.name, time(taken.takenAt), person({ id: words(taken.by) })]] : [];
  });
  const head = [LABELS.snapshot, LABELS.takenAt, LABELS.takenBy].map(say);
  return tableOr(say(LABELS.snapshots), head, rows, say(LABELS.noSnapshots));
}
