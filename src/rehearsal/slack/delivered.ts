import type { JsonObject } from './json.ts';
import type { Block } from './types.ts';

/** What a person's Slack shows of a message. Nothing in it comes from elsewhere than the Web API. */
export interface DeliveredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly JsonObject[];
  readonly files: readonly DeliveredFile[];
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** A reply that also stands in the channel. */
  readonly broadcast: boolean;
  /** 1 when posted, one more with each edit. */
  readonly version: number;
  readonly replies: number;
  /** Display names of its channel and of the people, groups and channels mentioned, by id. */
  readonly names: Readonly<Record<string, string>>;
}

export interface DeliveredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
}

/** An open modal or the Home tab as a person sees it. */
export interface DeliveredView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit?: string;
  readonly close?: string;
  readonly callbackId: string;
  readonly blocks: readonly Block[];
  readonly errors: Readonly<Record<string, string>>;
  /** How many views lie on the stack, this one included. */
  readonly depth: number;
  readonly names: Readonly<Record<string, string>>;
}

export interface DeliveredChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly archived: boolean;
  readonly member: boolean;
  readonly topic: string;
}

/** Changes as a page: ask for the next ones with `next`. */
export interface ChangePage {
  readonly changes: readonly Change[];
  readonly next: number;
}

/** One thing that happened in the workspace, complete in itself, numbered without gaps from 1. */
export type Change = { readonly seq: number; readonly at: string } & ChangeBody;

export type ChangeBody =
  | {
      readonly kind: 'message';
      readonly what: 'posted' | 'edited' | 'deleted';
      readonly message: DeliveredMessage;
      /** Who alone sees it, for ephemeral messages. */
      readonly to?: string;
    }
  | {
      readonly kind: 'view';
      readonly what: 'opened' | 'updated' | 'closed';
      readonly user: Named;
      readonly view?: DeliveredView;
    }
  | {
      readonly kind: 'deed';
      readonly what: 'command' | 'click' | 'submit' | 'close' | 'home';
      readonly user: Named;
      readonly place?: Named;
      /** What was typed, or the label of what was clicked. */
      readonly text: string;
    }
  /** What Slack itself tells one person, such as that the app did not answer in time. */
  | { readonly kind: 'notice'; readonly user: Named; readonly error: string; readonly text: string }
  /** Something about the workspace changed: a channel was archived, somebody left. */
  | { readonly kind: 'workspace'; readonly text: string };

/** A person or a channel with the name shown. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
