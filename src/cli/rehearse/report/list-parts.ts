import type { Part } from '../../../flows/document/document.ts';
import { makeContext } from '../../../flows/run/context.ts';
import { reduce } from '../../../flows/run/reduce.ts';
import type { Run } from '../../../flows/run/run.ts';
import { sourceOf } from '../../../flows/ucware-4.5-to-5/configure/hand-over/hand-over-document.ts';
import { listParts as partsOf } from '../../../flows/ucware-4.5-to-5/configure/hand-over/list-parts.ts';
import { type Source, say } from './source.ts';

/** Every list that was closed, item by item, as the hand-over has it. */
export function listParts(source: Source): Part[] {
  const { records, flow, server, language, now } = source;
  let run: Run | undefined;
  for (const record of records) run = reduce(run, record);
  if (!run) return [];
  const lists = sourceOf(makeContext(run, server, '', now), flow.steps);
  return partsOf({ ...lists, language, say: (text) => say(source, text) });
}
