import { type Document, type Part, tableOr } from '../../../flows/document/document.ts';
import { person, span, time } from '../../../flows/document/words.ts';
import { faultParts, labelOf } from './fault-parts.ts';
import { LABELS } from './labels.ts';
import { listParts } from './list-parts.ts';
import { type Source, say, titleOf } from './source.ts';

/** What the rehearsal was like: looks like the hand-over document, so that both can lie side by side. */
export function rehearsalReport(source: Source): Document {
  return {
    title: say(source, LABELS.title(source.scenario.title)),
    subtitle: say(source, LABELS.subtitle(time(source.now))),
    language: source.language,
    parts: [
      { kind: 'paragraph', text: say(source, LABELS.rehearsal) },
      ...overviewParts(source),
      ...troubleParts(source),
      ...faultParts(source),
      ...decisionParts(source),
      ...listParts(source),
      ...stepParts(source),
    ],
  };
}

function overviewParts(source: Source): Part[] {
  const { records, now } = source;
  const started = records.find(({ event }) => event.type === 'run-started');
  const heading: Part = { kind: 'heading', text: say(source, LABELS.overview) };
  if (started?.event.type !== 'run-started')
    return [heading, { kind: 'paragraph', text: say(source, LABELS.nothing) }];
  const ended = records.findLast(({ event }) => event.type === 'run-ended');
  const outcome = ended?.event.type === 'run-ended' ? ended.event.outcome : 'stillRunning';
  const facts = [
    [LABELS.scenario, say(source, source.scenario.title)],
    [LABELS.startedBy, `${person(started.event.by)}, ${time(started.at)}`],
    [LABELS.outcome, say(source, LABELS[outcome])],
    [LABELS.version, source.ucware],
    [LABELS.taken, span(started.at, ended?.at ?? now)],
  ] as const;
  return [
    heading,
    { kind: 'list', items: facts.map(([label, value]) => `${say(source, label)}: ${value}`) },
  ];
}

function troubleParts(source: Source): Part[] {
  if (source.troubles.length === 0) return [];
  return [
    { kind: 'heading', text: say(source, LABELS.troubles) },
    { kind: 'list', items: source.troubles },
  ];
}

/** Every answer people gave, with the time they took for it. */
function decisionParts(source: Source): Part[] {
  const rows = source.records.flatMap(({ at, event }) => {
    if (event.type !== 'answered') return [];
    const { answer, step } = event;
    const asked = source.records.find(({ seq }) => seq === answer.rev);
    return [
      [
        titleOf(source, step),
        labelOf(source, answer.rev, answer.choice),
        person(answer.by),
        time(at),
        span(asked?.at, at),
        answer.values['reason'] ?? '',
      ],
    ];
  });
  const { step, decision, who, when, waited, reason } = LABELS;
  const head = [step, decision, who, when, waited, reason].map((one) => say(source, one));
  return tableOr(say(source, LABELS.decisions), head, rows, say(source, LABELS.noDecisions));
}

function stepParts(source: Source): Part[] {
  const began = new Map<string, string>();
  const rows: string[][] = [];
  for (const { at, event } of source.records) {
    if (!('step' in event)) continue;
    if (!began.has(event.step)) began.set(event.step, at);
    if (event.type !== 'step-passed' && event.type !== 'step-skipped') continue;
    const from = began.get(event.step);
    began.delete(event.step);
    rows.push([titleOf(source, event.step), time(from), span(from, at), say(source, event.note)]);
  }
  const head = [LABELS.step, LABELS.from, LABELS.took, LABELS.result].map((one) =>
    say(source, one),
  );
  return tableOr(say(source, LABELS.steps), head, rows, '–');
}
