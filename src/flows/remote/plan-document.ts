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
  return sections
    .map(([title, lines]) => {
      const shown = lines.length > 0 ? lines : ['-'];
      return `${title} (${lines.length})\n${shown.map((line) => `  ${line}`).join('\n')}\n`;
    })
    .join('\n');
}
