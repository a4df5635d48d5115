import { type Flow, PHASES, type Step } from '../src/flows/run/step.ts';
import { TRANSITIONS } from '../src/flows/run/transitions.ts';
import { GUIDE_SECTIONS } from './guide-sections.ts';

/** The page about a flow, written from its definition. */
export function flowPage(flow: Flow): string {
  return [
    `# ${flow.title.en}`,
    '',
    `*${flow.title.de}* · flow \`${flow.id}\`, version ${flow.version}. Written from the definition by \`npm run docs\`; do not edit.`,
    '',
    ...PHASES.flatMap((phase) => [
      `## ${flow.phases[phase].en} (${flow.phases[phase].de})`,
      '',
      '| # | step | what and why | changes the server | can be cut off | undo |',
      '| --- | --- | --- | --- | --- | --- |',
      ...flow.steps
        .map((step, index) => (step.phase === phase ? stepRow(step, index + 1) : ''))
        .filter(Boolean),
      '',
    ]),
    '## States of a run',
    '',
    'Every event is allowed only in these states; anything else stops the bot.',
    '',
    '| event | allowed while |',
    '| --- | --- |',
    ...Object.entries(TRANSITIONS).map(
      ([event, states]) => `| ${event} | ${states.join(', ') || 'no run is open'} |`,
    ),
    '',
  ].join('\n');
}

/** Which step does what the article says, heading by heading. */
export function guidePage(flow: Flow): string {
  return [
    '# The vendor’s article and the steps that do it',
    '',
    'Article: „UCware Server auf Version 5 aktualisieren“, last update 12.01.2024. Written by `npm run docs`; do not edit.',
    '',
    '| section of the article | steps |',
    '| --- | --- |',
    ...GUIDE_SECTIONS.map((heading) => `| ${heading} | ${stepsFor(flow, heading)} |`),
    '',
  ].join('\n');
}

export function stepsFor(flow: Flow, heading: string): string {
  return flow.steps
    .filter((step) => step.guide.includes(heading))
    .map((step) => `\`${step.id}\``)
    .join(', ');
}

function stepRow(step: Step, number: number): string {
  const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const what = `**${cell(step.title.en)}** (${cell(step.title.de)}). ${cell(step.why.en)}`;
  const undo = step.undo ? cell(step.undo.title.en) : '–';
  return `| ${number} | \`${step.id}\` | ${what} | ${step.changes ? 'yes' : 'no'} | ${step.interruptible ? 'yes' : 'no'} | ${undo} |`;
}
