import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Message } from '../../../src/bot/messages/message.ts';
import type { Attachment } from '../../../src/bot/messages/question.ts';
import { carriesStamp } from '../../../src/bot/outbox/carries-stamp.ts';
import type { Place, Wire } from '../../../src/bot/outbox/wire.ts';
import type { EdgeDocument } from '../../../src/store/types.ts';

interface Shown {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | undefined;
  message: Message;
  readonly broadcast: boolean;
}

type Trouble = (call: {
  readonly what: 'post' | 'update' | 'upload';
  readonly message?: Message;
}) => { readonly error: Error; readonly after?: boolean } | undefined;

/** A channel in memory, behind the same port as the Web API. */
export interface FakeSlack extends Wire {
  readonly shown: Shown[];
  readonly files: { place: Place; file: Attachment; comment: string }[];
  readonly updates: { ts: string; at: number; message: Message }[];
  /** Asked before each call; `after` lets the call happen and loses its answer. */
  trouble: Trouble;
  mayLook: boolean;
  delete(ts: string | undefined): void;
  thread(): Shown[];
}

export function createFakeSlack(now: () => number = () => 0): FakeSlack {
  let next = 1;
  const slack: FakeSlack = {
    shown: [],
    files: [],
    updates: [],
    trouble: () => undefined,
    mayLook: false,
    delete(ts) {
      const at = slack.shown.findIndex((one) => one.ts === ts);
      if (at >= 0) slack.shown.splice(at, 1);
    },
    thread: () => slack.shown.filter((one) => one.thread !== undefined),
    async post({ channel, thread }, message, broadcast) {
      const trouble = slack.trouble({ what: 'post', message });
      if (trouble && !trouble.after) throw trouble.error;
      const ts = `1700000000.${String(next++).padStart(6, '0')}`;
      slack.shown.push({ ts, channel, thread, message, broadcast });
      if (trouble) throw trouble.error;
      return ts;
    },
    async update(channel, ts, message) {
      const trouble = slack.trouble({ what: 'update', message });
      if (trouble && !trouble.after) throw trouble.error;
      const found = slack.shown.find((one) => one.ts === ts && one.channel === channel);
      if (!found) throw refusal('message_not_found');
      found.message = message;
      slack.updates.push({ ts, at: now(), message });
      if (trouble) throw trouble.error;
    },
    async upload(place, file, comment) {
      const trouble = slack.trouble({ what: 'upload' });
      if (trouble) throw trouble.error;
      slack.files.push({ place, file, comment });
    },
    async find({ thread }, stamp) {
      if (!slack.mayLook) throw refusal('missing_scope');
      return slack.shown.find((one) => one.thread === thread && carriesStamp(one.message, stamp))
        ?.ts;
    },
  };
  return slack;
}

export function refusal(error: string): Error {
  return new WebAPIPlatformError({ ok: false, error });
}

export function limited(seconds: number): Error {
  return new WebAPIRateLimitedError(seconds);
}

export function http(status: number): Error {
  return new WebAPIHTTPError(status, 'x', {});
}

export function network(code: string): Error {
  const cause = Object.assign(new Error(code), { code });
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

/** An edge document in memory that keeps only what was really written. */
export function memoryDocument<T>(
  empty: T,
): EdgeDocument<T> & { dieAt: (write: number) => void; revive: () => void } {
  let stored = JSON.stringify(empty);
  let writes = 0;
  let last = Number.POSITIVE_INFINITY;
  return {
    read: () => JSON.parse(stored) as T,
    async write(value) {
      writes += 1;
      // A dead process never gets an answer from its disk.
      if (writes >= last) return new Promise(() => {});
      stored = JSON.stringify(value);
    },
    dieAt(write) {
      last = writes + write;
    },
    revive() {
      last = Number.POSITIVE_INFINITY;
    },
  };
}

/** All words of a message, for looking things up in tests. */
export function words(message: Message | undefined): string {
  return JSON.stringify(message?.blocks ?? []);
}
