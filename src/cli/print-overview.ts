import { OUTCOME } from '../bot/texts/status.ts';
import type { Text } from '../flows/run/text.ts';
import type { RunView, StepStatus } from '../flows/run/view.ts';
import type { ServerOverview } from '../runner/types.ts';
import type { Reader } from './reader.ts';

const MARKS = {
  done: '✓',
  skipped: '↷',
  overridden: '✓!',
  running: '▶',
  waiting: '?',
  failed: '✗',
  pending: '·',
} as const satisfies Record<StepStatus, string>;

const WORDS = {
  idle: { de: 'kein Upgrade', en: 'no upgrade' },
  waiting: { de: 'wartet auf eine Antwort', en: 'waits for an answer' },
  working: { de: 'läuft', en: 'is running' },
  safe: { de: 'Gefahrlos anhalten: ja. ', en: 'Safe to stop: yes. ' },
  unsafe: { de: 'Gefahrlos anhalten: nein. ', en: 'Safe to stop: no. ' },
  wayBack: { de: 'Weg zurück', en: 'Way back' },
} as const satisfies Record<string, Text>;

/** One line a server; with `steps` also every step of its run. */
export function printOverview(
  servers: readonly ServerOverview[],
  reader: Reader,
  steps: boolean,
): string {
  return servers.map((one) => printServer(one, reader, steps)).join('\n');
}

function printServer(
  { server, view, problem }: ServerOverview,
  reader: Reader,
  steps: boolean,
): string {
  const { say } = reader;
  const head = `${server.name}: ${view ? describe(view, reader) : say(WORDS.idle)}`;
  const trouble = problem ? `\n  ✗ ${say(problem)}` : '';
  if (!view || !steps) return head + trouble;
  const { safeToStop, wayBack } = view.safety;
  const lines = view.phases.flatMap((phase) => [
    `  ${say(phase.title)}`,
    ...phase.steps.map((step) => {
      const note = step.note ? `: ${say(step.note).split('\n')[0]}` : '';
      return `    ${MARKS[step.status]} ${say(step.title)}${note}`;
    }),
  ]);
  // Of a run that has ended there is nothing to stop.
  const stop = view.run.state.kind === 'ended' ? '' : say(safeToStop ? WORDS.safe : WORDS.unsafe);
  return [head + trouble, ...lines, `  ${stop}${say(WORDS.wayBack)}: ${say(wayBack)}`].join('\n');
}

function describe(view: RunView, { say, name }: Reader): string {
  const { state } = view.run;
  const count = `${view.done}/${view.total}`;
  if (state.kind === 'ended') {
    const by = state.by.via === 'bot' ? '' : ` (${name(state.by.id)})`;
    return `${say(OUTCOME[state.outcome])}${by}, ${count}: ${say(state.note).split('\n')[0]}`;
  }
  const at = view.current ? `, ${say(view.current.title)}` : '';
  return `${say(WORDS[state.kind])}, ${count}${at}`;
}
