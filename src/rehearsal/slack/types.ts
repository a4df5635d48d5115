import type { JsonObject } from './json.ts';

/** A block as it was accepted: always with a `block_id`, as Slack delivers it. */
export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly [key: string]: unknown;
}

export interface SlackUser {
  readonly id: string;
  /** The short name of payloads (`user_name`). */
  readonly name: string;
  readonly real_name: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  /** A guest of several channels. */
  readonly is_restricted?: boolean;
  /** A guest of one channel. */
  readonly is_ultra_restricted?: boolean;
  /** Somebody of another workspace, seen through a shared channel. */
  readonly is_stranger?: boolean;
  readonly tz?: string;
  readonly locale?: string;
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  /** User ids; the bot's own id is among them where it was invited. */
  readonly members: readonly string[];
  readonly archived?: boolean;
  /** Shared with another organisation (Slack Connect). */
  readonly shared?: boolean;
  readonly topic?: string;
  /** What its admins allow apps: nothing, replies only, or nothing in threads. */
  readonly restricted?: 'read-only' | 'thread-only' | 'non-threadable';
}

export interface SlackUserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly user: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly content: Uint8Array;
  /** Channels it was shared in. */
  readonly channels: readonly string[];
}

/** What an edit can change. */
export interface MessageContent {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly JsonObject[];
  readonly metadata?: JsonObject;
}

export interface SlackMessage extends MessageContent {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user: string;
  /** File ids. */
  readonly files: readonly string[];
  /** The one person who sees an ephemeral message. */
  readonly to?: string;
  readonly broadcast?: boolean;
  /** A deleted parent whose replies stay. */
  readonly tombstone?: boolean;
  readonly editedTs?: string;
  /** What it said before, oldest first. The current version has the number `earlier.length + 1`. */
  readonly earlier: readonly MessageContent[];
}

export interface SlackView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly hash: string;
  /** The view as the app sent it, blocks with their ids. */
  readonly content: JsonObject;
  readonly blocks: readonly Block[];
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly external_id: string;
  readonly root: string;
  readonly previous?: string;
  /** What the person entered so far: `values[block_id][action_id]`. */
  readonly values: ViewValues;
  /** Shown under the inputs after `response_action: errors`. */
  readonly errors: Readonly<Record<string, string>>;
}

export type ViewValues = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
