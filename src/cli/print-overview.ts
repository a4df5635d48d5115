import type { Language, Text } from '../flows/run/text.ts';
import type { RunView, StepStatus } from '../flows/run/view.ts';
import type { ServerOverview } from '../runner/types.ts';
import { plain } from './plain.ts';

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
  ended: { de: 'beendet', en: 'ended' },
  waiting: { de: 'wartet auf eine Antwort', en: 'waits for an answer' },
  working: { de: 'läuft', en: 'is running' },
  safe: { de: 'Gefahrlos anhalten: ja', en: 'Safe to stop: yes' },
  unsafe: { de: 'Gefahrlos anhalten: nein', en: 'Safe to stop: no' },
  wayBack: { de: 'Weg zurück', en: 'Way back' },
} as const satisfies Record<string, Text>;

/** One line a server; with `steps` also every step of an open run. */
export function printOverview(
  servers: readonly ServerOverview[],
  language: Language,
  steps: boolean,
): string {
  return servers.map((one) => printServer(one, language, steps)).join('\n');
}

function printServer(
  { server, view, problem }: ServerOverview,
  language: Language,
  steps: boolean,
): string {
  const head = `${server.name}: ${view ? describe(view, language) : WORDS.idle[language]}`;
  const trouble = problem ? `\n  ✗ ${plain(problem[language])}` : '';
  if (!view || !steps) return head + trouble;
  const { safeToStop, wayBack } = view.safety;
  const lines = view.phases.flatMap((phase) => [
    `  ${phase.title[language]}`,
    ...phase.steps.map((step) => {
      const note = step.note ? `: ${plain(step.note[language]).split('\n')[0]}` : '';
      return `    ${MARKS[step.status]} ${step.title[language]}${note}`;
    }),
  ]);
  const way = `  ${WORDS[safeToStop ? 'safe' : 'unsafe'][language]}. ${WORDS.wayBack[language]}: ${plain(wayBack[language])}`;
  return [head + trouble, ...lines, way].join('\n');
}

function describe(view: RunView, language: Language): string {
  const { state } = view.run;
  const count = `${view.done}/${view.total}`;
  if (state.kind === 'ended') return `${WORDS.ended[language]} (${state.outcome}), ${count}`;
  const at = view.current ? `, ${view.current.title[language]}` : '';
  return `${WORDS[state.kind][language]}, ${count}${at}`;
}
