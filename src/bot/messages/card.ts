import type { Text } from '../../flows/run/text.ts';
import type { RunView } from '../../flows/run/view.ts';
import type { Progress } from '../../runner/types.ts';
import type { JournalRecord } from '../../store/types.ts';
import { abortAction } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { gate, literal, mention, moment, plain } from '../mrkdwn.ts';
import { CARD } from '../texts/card.ts';
import { OUTCOME, REHEARSAL } from '../texts/status.ts';
import { plainText } from './buttons.ts';
import { type Block, context, fallback, type Message, sections } from './message.ts';
import { phaseList, phasePlan } from './phases.ts';
import { hostOf, type Scene, stampOf, whoCan } from './scene.ts';

export interface CardExtras {
  readonly progress: Progress | undefined;
  /** False once Slack has refused the plan block: the phases are drawn as a list. */
  readonly plan: boolean;
  /** Set on a card that replaces a deleted one: the first event of its own thread. */
  readonly successorFrom: number | undefined;
}

type CardScene = Pick<Scene, 'server' | 'people' | 'language' | 'rehearsal'>;

/** The one message that shows where a run is. Drawn from the record; it can be drawn again at any time. */
export function drawCard(view: RunView, scene: CardScene, extras: CardExtras): Message {
  const { language } = scene;
  const { run } = view;
  const ended = run.state.kind === 'ended';
  const state = stateText(view, scene);
  const safety = safetyText(view, language);
  const down = view.safety.phonesDownSince;
  const footer = [CARD.asOf(run.seq, moment(run.at))[language]];
  if (scene.rehearsal) footer.unshift(REHEARSAL[language]);
  const blocks: Block[] = [
    { type: 'header', text: plainText(headline(view.flowTitle, scene), LIMITS.header) },
    { type: 'section', fields: fields(view, scene) },
    ...(extras.plan ? [phasePlan(view, language)] : phaseList(view, language)),
    ...(down ? sections(CARD.phonesDown(moment(down))[language]) : []),
    ...sections(state),
    ...progressBlocks(view, extras.progress, language),
    ...sections(safety),
    ...(extras.successorFrom ? [context(CARD.successor(extras.successorFrom)[language])] : []),
    context(footer.join(' · ')),
    ...(ended || run.abort ? [] : [abortButton(scene)]),
  ];
  const spoken = CARD.sentence(hostOf(scene), lines(state), lines(safety))[language];
  const phones = down ? ` ${CARD.phonesDown(moment(down))[language]}` : '';
  return { text: fallback(`${spoken}${phones}`), blocks };
}

/** The last card of a run whose details nobody can draw any more: what its last event says. */
export function drawEndedCard(record: JournalRecord, flow: Text, scene: CardScene): Message {
  const { language } = scene;
  const { event } = record;
  const text =
    event.type === 'run-ended'
      ? CARD.ended(
          OUTCOME[event.outcome][language],
          gate(event.note[language]),
          mention(event.by),
          moment(record.at),
        )[language]
      : CARD.asOf(record.seq, moment(record.at))[language];
  return {
    text: fallback(`${hostOf(scene)}: ${lines(text)}`),
    blocks: [
      { type: 'header', text: plainText(headline(flow, scene), LIMITS.header) },
      ...sections(text),
      context(stampOf(record, scene)),
    ],
  };
}

function headline(flow: Text, scene: CardScene): string {
  const title = `${plain(flow[scene.language])} · ${scene.server.name}`;
  return scene.rehearsal ? `${REHEARSAL[scene.language]} · ${title}` : title;
}

function fields(view: RunView, scene: CardScene): { type: 'mrkdwn'; text: string }[] {
  const { language, server } = scene;
  const { run } = view;
  const pairs: [string, string][] = [
    [CARD.server[language], `\`${literal(server.name)}\``],
    [CARD.startedBy[language], `${mention(run.startedBy)}, ${moment(run.startedAt)}`],
    [CARD.progress[language], CARD.stepsDone(view.done, view.total)[language]],
    [CARD.lastChange[language], moment(run.at)],
    ...view.highlights.map(({ label, value }): [string, string] => [
      gate(label[language]),
      gate(value[language]),
    ]),
  ];
  return pairs.map(([name, value]) => ({
    type: 'mrkdwn',
    text: clip(`*${name}*\n${value}`, LIMITS.field),
  }));
}

/** What the run is doing, in the words of card, home tab and status alike. */
export function stateText(view: RunView, scene: CardScene): string {
  const { language } = scene;
  const { run, current } = view;
  const { state } = run;
  const say = (text: Text): string => gate(text[language]);
  if (state.kind === 'ended') {
    const outcome = OUTCOME[state.outcome][language];
    return CARD.ended(outcome, say(state.note), mention(state.by), moment(state.at))[language];
  }
  if (state.kind === 'waiting') {
    const { question } = state;
    const step = current ? say(current.title) : literal(state.step);
    const stopped = question.kind === 'blocked' || question.kind === 'failed';
    const text = stopped ? CARD.stopped : CARD.waiting;
    return text(whoCan(question.who, scene), step, moment(state.since))[language];
  }
  if (run.abort) {
    const { by, reason, at } = run.abort;
    return CARD.aborting(mention(by), literal(reason), moment(at))[language];
  }
  if (!current) return CARD.betweenSteps[language];
  return CARD.running(say(current.title), say(current.why))[language];
}

/** Whether stopping is safe and what the way back is; on the card at all times. */
export function safetyText(view: RunView, language: Scene['language']): string {
  const { safeToStop, stopsAfter, wayBack } = view.safety;
  const back = gate(wayBack[language]);
  if (safeToStop) return CARD.safe(back)[language];
  return CARD.unsafe(back, stopsAfter ? gate(stopsAfter[language]) : undefined)[language];
}

/** Progress of the step that runs, and only of that one. */
function progressBlocks(
  view: RunView,
  progress: Progress | undefined,
  language: Scene['language'],
): Block[] {
  const running = view.run.state.kind === 'working' && view.current?.status === 'running';
  if (!progress || !running) return [];
  if (progress.run !== view.run.id || progress.step !== view.current?.id) return [];
  const text = gate(progress.text[language]);
  const quiet = CARD.quiet(moment(progress.at))[language];
  const percent = progress.percent;
  const bar = percent === null ? '' : `${barOf(percent)} ${Math.floor(percent)} % · `;
  return sections(`${bar}${text} _(${quiet})_`);
}

function barOf(percent: number): string {
  const full = Math.max(0, Math.min(10, Math.floor(percent / 10)));
  return '▰'.repeat(full) + '▱'.repeat(10 - full);
}

function abortButton(scene: CardScene): Block {
  const { language, server } = scene;
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: abortAction(server.name),
        text: plainText(CARD.abort[language], LIMITS.buttonLabel),
        accessibility_label: clip(CARD.abortLabel(server.name)[language], LIMITS.buttonLabel),
        value: JSON.stringify({ server: server.name }),
        style: 'danger',
      },
    ],
  };
}

function lines(mrkdwn: string): string {
  return mrkdwn.replaceAll('*', '').replaceAll('\n', ' ');
}
