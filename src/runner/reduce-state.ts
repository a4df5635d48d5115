import { hostKey } from '../flows/remote/host-key.ts';
import { reduce } from '../flows/run/reduce.ts';
import type { Run } from '../flows/run/run.ts';
import type { JournalRecord, RunSummary, ServerState } from '../store/types.ts';

/**
 * Summaries that are kept. The document is written anew with every event, so it must not grow with history; every older run
 * keeps its journal, which `audit` reads.
 */
const PAST_RUNS = 20;

/** The state of a server after one more record. When a run begins, the ended one before it shrinks to a summary. */
export function reduceState(state: ServerState, record: JournalRecord): ServerState {
  const before = state.run;
  const run = reduce(before, record);
  if (record.event.type !== 'run-started' || !before) return { ...state, run };
  return { run, past: [...state.past, summarize(before, state.past.at(-1))].slice(-PAST_RUNS) };
}

/** A confirmed host key is handed on, so that no run need reach far back for it. */
function summarize(run: Run, earlier: RunSummary | undefined): RunSummary {
  const trusted = run.facts[hostKey.key];
  const ended = run.state.kind === 'ended' ? run.state : undefined;
  return {
    id: run.id,
    startedAt: run.startedAt,
    endedAt: ended?.at ?? run.at,
    outcome: ended?.outcome ?? 'abandoned',
    hostKey: typeof trusted === 'string' ? trusted : earlier?.hostKey,
  };
}
