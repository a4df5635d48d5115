import type { Server } from '../config/server.ts';
import type { Actor } from '../flows/run/actor.ts';
import type { Finding } from '../flows/run/finding.ts';
import type { Text } from '../flows/run/text.ts';
import type { RunView } from '../flows/run/view.ts';
import type { JournalRecord, ServerState } from '../store/types.ts';

/** A person at the door, as the edge resolved them. Groups that could not be looked up are simply not in here. */
export interface Requester {
  readonly actor: Actor;
  /** Slack user group ids the person is in (`S…`). */
  readonly groups: readonly string[];
  /** False for bots, guests, deactivated and foreign users: they may nothing. */
  readonly member: boolean;
}

/** Everything a person can ask of the bot, whichever way it arrives: command, button, modal, home tab or CLI. */
export type Request =
  /** `channel`: where it was typed, if in Slack. The run is shown in the server's own channel. */
  | { readonly do: 'start'; readonly server: string }
  | { readonly do: 'status'; readonly server: string }
  | { readonly do: 'list' }
  | { readonly do: 'check'; readonly server: string }
  | {
      readonly do: 'answer';
      readonly server: string;
      readonly run: string;
      readonly step: string;
      readonly question: string;
      /** The revision the person saw; an older one is refused as stale. */
      readonly rev: number;
      readonly choice: string;
      readonly values: Readonly<Record<string, string>>;
      /** Items of a work list that are settled with this; without it the question itself is answered. */
      readonly items?: readonly string[] | undefined;
    }
  | { readonly do: 'abort'; readonly server: string; readonly reason: string };

export type RefusalCode =
  | 'not-allowed'
  | 'four-eyes'
  | 'unknown-server'
  | 'already-running'
  | 'no-run'
  | 'stale'
  | 'unknown-choice'
  | 'locked'
  | 'settled'
  | 'invalid-values'
  | 'flow-version-unknown'
  | 'state-unreadable'
  | 'unexpected';

export interface ServerOverview {
  readonly server: Server;
  readonly view: RunView | undefined;
  readonly state: ServerState | undefined;
  /** Set when the state of this server could not be read: it is shown, and nothing is started on it. */
  readonly problem: Text | undefined;
}

export type Reply =
  | {
      readonly ok: true;
      readonly text: Text;
      readonly overview?: readonly ServerOverview[];
      /** For `status`: whether whoever asks may answer the open question in any way. */
      readonly mayAnswer?: boolean;
      readonly findings?: readonly Finding[];
    }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly text: Text;
      /** For `invalid-values`: what is wrong with which field. */
      readonly fields?: Readonly<Record<string, Text>>;
      /** For `unknown-server`: the nearest names. */
      readonly nearest?: readonly string[];
    };

/** How far the running step is. Never recorded, never backwards within an attempt. */
export interface Progress {
  readonly server: string;
  readonly run: string;
  readonly step: string;
  /** 0–100, or null where only a sentence is known. */
  readonly percent: number | null;
  readonly text: Text;
  readonly at: string;
}

export interface RunnerListener {
  /** After the record is on disk, in order. */
  readonly record?: (server: string, record: JournalRecord) => void;
  readonly progress?: (progress: Progress) => void;
}

/** The application, as its edges (Slack, CLI) see it. */
export interface Runner {
  /** The one entrance: authorizes, then does. Never throws for what a person did wrong. */
  handle(request: Request, requester: Requester): Promise<Reply>;
  /** What `handle` would refuse this for at the door; asking changes nothing, and only `handle` decides. */
  refusal(request: Request, requester: Requester): Extract<Reply, { ok: false }> | undefined;
  overview(): readonly ServerOverview[];
  view(server: string): RunView | undefined;
  recordsAfter(server: string, seq: number): Promise<readonly JournalRecord[]>;
  subscribe(listener: RunnerListener): () => void;
  start(): Promise<void>;
  /** Stops driving; jobs on servers go on. Resolves when nothing is being written any more. */
  stop(): Promise<void>;
}
