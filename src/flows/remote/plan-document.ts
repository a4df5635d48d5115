import { type ForecastFile, isPlaced } from '../merges/conffiles/forecast.ts';
import { forecastDocument } from './conffiles/forecast-document.ts';
import type { Plan } from './plan.ts';

/** The whole plan as plain text, for the file beside the approval. Names and commands are the same in every language. */
export function planDocument(plan: Plan): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      'UCware',
      [
        `${plan.product ?? 'ucware'}: ${plan.from ?? '-'} -> ${plan.candidate ?? '-'}`,
        ...plan.origin.split('\n').filter(Boolean),
        `boot id: ${plan.bootId}`,
      ],
    ],
    ['Entfernt / removed', plan.removed.map(({ name, version }) => `${name} ${version}`)],
    ['Neu / new', plan.installed.map(({ name, version }) => `${name} ${version}`)],
    [
      'Aktualisiert / upgraded',
      plan.upgraded.map(({ name, from, to }) => `${name} ${from} -> ${to}`),
    ],
    ['Zurückgehalten / held back', plan.keptBack],
    ['Konfigurationsdateien / configuration files', forecastDocument(plan.forecast)],
    ['Befehle / commands', plan.commands],
  ];
  const listed = sections.map(([title, lines]) => {
    const shown = lines.length > 0 ? lines : ['-'];
    return `${title} (${lines.length})\n${shown.map((line) => `  ${line}`).join('\n')}\n`;
  });
  return [...listed, ...plan.forecast.files.flatMap(placed)].join('\n');
}

/** What will be in place is seen by whoever approves it, not only by whoever decided it. Secrets are numbers here, too. */
function placed(file: ForecastFile): string[] {
  const { path, chosen } = file;
  if (!isPlaced(file) || !chosen?.diff?.text) return [];
  const { text, missing } = chosen.diff;
  const rest = missing > 0 ? `[… ${missing} Zeichen mehr / more characters]\n` : '';
  return [`--- ${path}, jetzt / now\n+++ ${path}, danach / afterwards\n${text}${rest}`];
}
