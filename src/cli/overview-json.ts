import type { RunView } from '../flows/run/view.ts';
import { visibleJson } from '../flows/run/visible.ts';
import type { ServerOverview } from '../runner/types.ts';

/** The state of servers for programs: texts in both languages, nothing of how a server is reached. */
export function overviewJson(servers: readonly ServerOverview[]): string {
  const data = servers.map(({ server, view, problem }) => ({
    server: server.name,
    problem: problem ?? null,
    run: view ? runData(view) : null,
  }));
  return visibleJson(data, 2);
}

function runData(view: RunView) {
  const { run, current, question, safety, phases, done, total } = view;
  const { state } = run;
  return {
    id: run.id,
    state: state.kind,
    ...(state.kind === 'ended' ? { outcome: state.outcome, note: state.note } : {}),
    startedAt: run.startedAt,
    startedBy: run.startedBy.id,
    seq: run.seq,
    at: run.at,
    done,
    total,
    step: current ? current.id : null,
    safeToStop: safety.safeToStop,
    wayBack: safety.wayBack,
    phonesDownSince: safety.phonesDownSince ?? null,
    question: question ? { number: question.rev, step: question.step, ...question.question } : null,
    steps: phases.flatMap((phase) =>
      phase.steps.map(({ id, status, note }) => ({
        id,
        phase: phase.id,
        status,
        note: note ?? null,
      })),
    ),
  };
}
