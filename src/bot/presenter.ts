import type { RunEvent } from '../flows/run/event.ts';
import type { JournalRecord } from '../store/types.ts';
import { eventMessages } from './messages/event.ts';
import { compose, context, footerOf, type Message, sections } from './messages/message.ts';
import type { Ending } from './messages/outcome.ts';
import { type Attachment, questionMessage, resolvedMessage } from './messages/question.ts';
import { type Asked, askedIn, hostOf, type Scene, stampOf } from './messages/scene.ts';
import { gate, literal } from './mrkdwn.ts';

/** One thing to do in Slack for an event. Everything in it follows from the record. */
export type Operation =
  /** Makes sure that the run has its card. */
  | { readonly kind: 'card' }
  | {
      readonly kind: 'post';
      readonly to: 'thread' | 'channel';
      readonly message: Message;
      /** Set when the message carries the buttons of a question: its revision. */
      readonly question?: number;
      /** Shown in the channel as well: the end of a run. */
      readonly broadcast?: boolean;
    }
  | { readonly kind: 'file'; readonly to: 'thread' | 'channel'; readonly file: Attachment }
  /** Replaces the buttons of a question by its outcome, wherever it is shown. */
  | { readonly kind: 'resolve'; readonly question: number; readonly message: Message }
  /** Draws the buttons of an open question anew: what is left of a work list has changed. */
  | { readonly kind: 'refresh'; readonly question: number; readonly message: Message }
  /** Draws the card once more and does not give up before it is shown. */
  | { readonly kind: 'redraw' };

/**
 * What people get to see of an event, in order. Pure. Posts and files of one event come out the same each time it is
 * asked, whatever has been resolved in between, so that they can be counted.
 */
export function present(record: JournalRecord, scene: Scene): Operation[] {
  const { event } = record;
  const resolved = resolutions(record, scene);
  const posts: Operation[] = eventMessages(record, scene).map((message, index, all) => ({
    kind: 'post',
    to: 'thread',
    message,
    ...(event.type === 'run-ended' && index === all.length - 1 ? { broadcast: true } : {}),
  }));
  const notices = 'notices' in event ? event.notices.flatMap(notice(record, scene)) : [];
  const asked = askedIn(record);
  const question = asked ? questionPosts(asked, scene) : [];
  const card: Operation[] = event.type === 'run-started' ? [{ kind: 'card' }] : [];
  const redraw: Operation[] = event.type === 'run-ended' ? [{ kind: 'redraw' }] : [];
  return [
    ...card,
    ...resolved,
    ...refreshed(record, scene),
    ...redraw,
    ...distinct([...posts, ...notices, ...question]),
  ];
}

/** Messages of one event bear the same stamp; each gets one of its own, so that one whose answer was lost is found again. */
function distinct(operations: readonly Operation[]): Operation[] {
  const times = new Map<string, number>();
  return operations.map((operation) => {
    if (operation.kind !== 'post') return operation;
    const stamp = footerOf(operation.message);
    if (stamp === undefined) return operation;
    const time = (times.get(stamp) ?? 0) + 1;
    times.set(stamp, time);
    if (time === 1) return operation;
    const blocks = [...operation.message.blocks.slice(0, -1), context(`${stamp} · ${time}`)];
    return { ...operation, message: { ...operation.message, blocks } };
  });
}

/** The question as it is posted; also used when a card was deleted and its open questions need a new place. */
export function questionPosts(asked: Asked, scene: Scene): Operation[] {
  const { pages, files } = questionMessage(asked, scene);
  const attached: Operation[] = files.map((file) => ({ kind: 'file', to: 'thread', file }));
  const posts: Operation[] = pages.map((message, index) => ({
    kind: 'post',
    to: 'thread',
    message,
    ...(index === pages.length - 1 ? { question: asked.record.seq } : {}),
  }));
  // Files first: the buttons stay the newest thing in the thread.
  return [...attached, ...posts];
}

function notice(record: JournalRecord, scene: Scene): (notice: NoticeOf) => Operation[] {
  const { language } = scene;
  const stamp = stampOf(record, scene);
  return ({ to, text, file }) => {
    const body = gate(text[language]);
    const pages = compose({
      sentence: `${hostOf(scene)}: ${body.replaceAll('\n', ' ')}`,
      body: sections(body),
      // In the channel nothing else says which server is meant.
      stamp: to === 'channel' ? `${literal(scene.server.name)} · ${stamp}` : stamp,
    });
    const posts: Operation[] = pages.map((message) => ({ kind: 'post', to, message }));
    if (!file) return posts;
    return [...posts, { kind: 'file', to, file: { ...file, title: file.name } }];
  };
}

type NoticeOf = Extract<RunEvent, { type: 'step-passed' }>['notices'][number];

/** Open questions that this event answers or settles. Their long answers come as files. */
function resolutions(record: JournalRecord, scene: Scene): Operation[] {
  const { event } = record;
  const stamp = stampOf(record, { language: scene.language, rehearsal: false });
  if (event.type === 'answered') {
    const asked = scene.open.find((one) => one.record.seq === event.answer.rev);
    if (!asked) return [];
    const ending: Ending = { kind: 'answered', answer: event.answer };
    const { message, files } = resolvedMessage(asked, ending, scene, stamp);
    // The files are counted, the edit is not: once it is done the question is not open and nothing is left to do.
    const attached: Operation[] = files.map((file) => ({ kind: 'file', to: 'thread', file }));
    return [...attached, { kind: 'resolve', question: asked.record.seq, message }];
  }
  return scene.open.flatMap((asked) => {
    const ending = endingOf(event, asked, record.seq);
    if (!ending) return [];
    const { message } = resolvedMessage(asked, ending, scene, stamp);
    return [{ kind: 'resolve', question: asked.record.seq, message }];
  });
}

function endingOf(event: RunEvent, asked: Asked, seq: number): Ending | undefined {
  if (asked.record.seq >= seq) return undefined;
  switch (event.type) {
    case 'abort-requested':
      return { kind: 'closedByAbort' };
    case 'rolled-back':
      return { kind: 'closedByRollback' };
    case 'run-ended':
      return { kind: 'closedByEnd' };
    case 'asked':
    case 'step-passed':
    case 'step-skipped':
    case 'step-started':
    case 'looks-again':
      // One question is open at a time; whatever moves the run on has settled it.
      return { kind: 'superseded' };
    case 'run-started':
      return { kind: 'closedByEnd' };
    case 'answered':
    case 'entered':
    case 'undo-ended':
    case 'observed':
      return undefined;
  }
}

/** The list as it is now. Of entries that came in quick succession only the last draws it. */
function refreshed({ event }: JournalRecord, scene: Scene): Operation[] {
  if (event.type !== 'entered') return [];
  const { rev, at } = event.answer;
  const asked = scene.open.find(({ record }) => record.seq === rev);
  if (!asked || scene.worklist?.rev !== rev) return [];
  const newer = Object.values(scene.worklist.list.entries).some((entry) => entry.at > at);
  const message = questionMessage(asked, scene).pages.at(-1);
  return newer || !message ? [] : [{ kind: 'refresh', question: rev, message }];
}
