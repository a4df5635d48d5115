import { hostKey } from '../flows/remote/host-key.ts';
import { reduce } from '../flows/run/reduce.ts';
import type { Run } from '../flows/run/run.ts';
import type { JournalRecord, RunSummary, ServerState } from '../store/types.ts';

/** The state of a server after one more record. When a run begins, the ended one before it shrinks to a summary. */
export function reduceState(state: ServerState, record: JournalRecord): ServerState {
  const before = state.run;
  const run = reduce(before, record);
  if (record.event.type !== 'run-started' || !before) return { ...state, run };
  return { run, past: [...state.past, summarize(before)] };
}

function summarize(run: Run): RunSummary {
  const trusted = run.facts[hostKey.key];
  const ended = run.state.kind === 'ended' ? run.state : undefined;
  return {
    id: run.id,
    startedAt: run.startedAt,
    endedAt: ended?.at ?? run.at,
    outcome: ended?.outcome ?? 'abandoned',
    hostKey: typeof trusted === 'string' ? trusted : undefined,
  };
}
