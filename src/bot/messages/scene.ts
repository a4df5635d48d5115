import type { Person, Server } from '../../config/server.ts';
import type { Actor } from '../../flows/run/actor.ts';
import type { Question } from '../../flows/run/question.ts';
import type { Language, Text } from '../../flows/run/text.ts';
import { withoutEllipsis } from '../../flows/run/without-ellipsis.ts';
import type { WorklistView } from '../../flows/run/worklist.ts';
import type { JournalRecord } from '../../store/types.ts';
import { gate, literal, mention, mentionId } from '../mrkdwn.ts';
import { REHEARSAL } from '../texts/status.ts';
import { THREAD } from '../texts/thread.ts';

/** What a message needs to know besides its event; all of it comes from the record and the inventory. */
export interface Scene {
  readonly server: Server;
  readonly people: readonly Person[];
  readonly language: Language;
  readonly rehearsal: boolean;
  readonly startedBy: Actor;
  readonly flowTitle: Text;
  /** The title of a step, or its id where the flow is not known any more. */
  readonly title: (step: string) => Text;
  /** What taking a step back is called, or the step's title where the flow does not say. */
  readonly undoTitle: (step: string) => Text;
  /** The work list that is open now, and the question it belongs to. */
  readonly worklist?: { readonly rev: number; readonly list: WorklistView } | undefined;
  /** Questions whose message still shows buttons, oldest first. */
  readonly open: readonly Asked[];
}

/** A question as it was put, wherever in the record it stands. */
export interface Asked {
  readonly record: JournalRecord;
  readonly step: string;
  readonly question: Question;
  readonly excerpt: string | undefined;
}

/** The question an event puts, if it puts one. */
export function askedIn(record: JournalRecord): Asked | undefined {
  const { event } = record;
  if (event.type === 'asked') {
    return { record, step: event.step, question: event.question, excerpt: event.excerpt };
  }
  if (event.type === 'rolled-back') {
    const step = event.steps[0] ?? '';
    return { record, step, question: event.question, excerpt: undefined };
  }
  return undefined;
}

/** `#42 · a1b2c3d4`: number and short hash of the event, so that channel and journal can be compared. */
export function stampOf(
  record: JournalRecord,
  scene: Pick<Scene, 'language' | 'rehearsal'>,
): string {
  const stamp = `#${record.seq} · ${record.hash.slice(0, 8)}`;
  return scene.rehearsal ? `${REHEARSAL[scene.language]} · ${stamp}` : stamp;
}

/** The host's name for a sentence, with the rehearsal said out loud. */
export function hostOf(scene: Pick<Scene, 'server' | 'language' | 'rehearsal'>): string {
  const name = literal(scene.server.name);
  return scene.rehearsal ? `${REHEARSAL[scene.language]}: ${name}` : name;
}

/** Everybody who may answer, as Slack mentions. Approvers may do all that operators may. */
export function whoCan(
  who: 'operator' | 'approver',
  scene: Pick<Scene, 'server' | 'people' | 'language'>,
): string {
  const { operators, approvers } = scene.server;
  const ids = who === 'approver' ? approvers : [...operators, ...approvers];
  const slackOf = (name: string): string | undefined =>
    scene.people.find((person) => person.name === name)?.slack;
  const names = [...new Set(ids.map((id) => mentionId(id, slackOf)))];
  return names.length === 0 ? THREAD.nobody[scene.language] : names.join(', ');
}

/** The line under a question that says who is asked. */
export function whoLine(question: Question, scene: Scene): string {
  const { language, server } = scene;
  if (question.who === 'operator') {
    const line = THREAD.whoOperator(whoCan('operator', scene))[language];
    const strict = question.choices.filter((choice) => choice.who === 'approver');
    if (strict.length === 0) return line;
    const labels = strict.map(({ label }) => gate(withoutEllipsis(label[language]))).join('”, “');
    return `${line}\n${THREAD.whoStrict(labels, whoCan('approver', scene))[language]}`;
  }
  const line = THREAD.whoApprover(whoCan('approver', scene))[language];
  const starter = mention(scene.startedBy);
  return server.fourEyes ? `${line}${THREAD.notStarter(starter)[language]}` : line;
}
