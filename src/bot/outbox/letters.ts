import type { JournalRecord } from '../../store/types.ts';
import { footerOf, type Message } from '../messages/message.ts';
import { type Scene, stampOf } from '../messages/scene.ts';
import type { Operation } from '../presenter.ts';
import { THREAD } from '../texts/thread.ts';
import type { Bell } from './bell.ts';
import type { CardKeeper } from './card-keeper.ts';
import type { Fault } from './faults.ts';
import { inForm } from './forms.ts';
import type { LaneParts } from './lane-parts.ts';
import { type Persisted, persist } from './persist.ts';
import type { Scenes } from './scenes.ts';
import type { Place } from './wire.ts';

export interface PostmanParts extends LaneParts {
  readonly nudge: Bell;
  readonly onFault: (fault: Fault | undefined) => void;
  readonly keeper: CardKeeper;
  readonly scenes: Scenes;
}

export type Posting = Extract<Operation, { kind: 'post' | 'file' }>;

/** An event on its way to Slack. */
export interface Errand {
  readonly record: JournalRecord;
  readonly scene: Scene;
}

/** Sends single messages, edits and files of one server. */
export interface Letters {
  /**
   * Sends something new. With `part` the intent is on disk before it is sent, so that after a crash a lost answer is known
   * for what it is.
   */
  send(operation: Posting, errand: Errand, part: number | undefined): Promise<Persisted<string>>;
  /** Editing is idempotent: it needs no intent and no mark. */
  edit(channel: string, ts: string, message: Message, errand: Errand): Promise<Persisted<void>>;
  place(operation: { readonly to: 'thread' | 'channel' }): Place;
}

export function createLetters(parts: PostmanParts): Letters {
  const { server, wire, book, clock, signal } = parts;
  const { name } = server;

  function place(operation: { readonly to: 'thread' | 'channel' }): Place {
    const { card } = book.of(name);
    const channel = card?.channel ?? server.channel;
    return { channel, thread: operation.to === 'thread' ? card?.ts : undefined };
  }

  async function send(
    operation: Posting,
    errand: Errand,
    part: number | undefined,
  ): Promise<Persisted<string>> {
    const { record } = errand;
    const { intent } = book.of(name);
    const lost = part !== undefined && intent?.seq === record.seq && intent.part === part;
    const at = lost && intent ? intent.at : clock.now().toISOString();
    if (part !== undefined && !lost)
      await book.save(name, { intent: { seq: record.seq, part, at } });
    const target = place(operation);
    await clock.sleep(parts.pace(target.channel), signal);
    if (operation.kind === 'file') return upload(operation, target, errand, lost);
    return post(operation, target, errand, lost, at);
  }

  function post(
    operation: Extract<Operation, { kind: 'post' }>,
    target: Place,
    { record, scene }: Errand,
    lost: boolean,
    at: string,
  ): Promise<Persisted<string>> {
    const { message, broadcast = false } = operation;
    // All pages of an event carry its stamp; the page number in it tells them apart.
    const stamp = footerOf(message) ?? stampOf(record, scene);
    return persist(
      parts,
      (attempt) =>
        wire.post(target, inForm(message, attempt, record.seq, scene.language), broadcast),
      { lost, find: () => wire.find(target, stamp, at) },
    );
  }

  function upload(
    { file }: Extract<Operation, { kind: 'file' }>,
    target: Place,
    { record, scene }: Errand,
    lost: boolean,
  ): Promise<Persisted<string>> {
    const { language } = scene;
    const stamp = stampOf(record, scene);
    return persist(
      parts,
      async ({ form, error, repeated }) => {
        const mark = repeated ? ` ${THREAD.repeated[language]}` : '';
        if (form === 'full') {
          await wire.upload(target, file, `${file.title} · ${stamp}${mark}`);
          return '';
        }
        const text = `${THREAD.fileNotShown(file.name, error)[language]} · ${stamp}`;
        return wire.post(target, { text, blocks: [] }, false);
      },
      { lost, plainest: 'simple' },
    );
  }

  return {
    send,
    place,
    edit(channel, ts, message, { record, scene }) {
      return persist(
        parts,
        async (attempt) => {
          let wait = parts.updates.take();
          while (wait > 0 && !signal.aborted) {
            await clock.sleep(wait, signal);
            wait = parts.updates.take();
          }
          const once = { ...attempt, repeated: false };
          await wire.update(channel, ts, inForm(message, once, record.seq, scene.language));
        },
        { lost: false },
      );
    },
  };
}
