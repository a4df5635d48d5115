import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Inventory, Server } from '../config/server.ts';
import type { Language } from '../flows/run/text.ts';
import type { Log } from '../log.ts';
import type { Reply, Request, Runner } from '../runner/types.ts';
import type { FileReader } from './files.ts';
import type { Door } from './handle.ts';
import type { AnswerRef } from './ids.ts';
import type { Message } from './messages/message.ts';
import { type ReplyScene, replyMessages } from './messages/reply.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { People } from './people.ts';

/** Everything a listener may use. */
export interface Lobby {
  readonly runner: Runner;
  readonly inventory: Inventory;
  readonly people: People;
  readonly outbox: Outbox;
  readonly door: Door;
  /** For what cannot wait: modals, ephemeral answers, the home tab. */
  readonly web: WebClient;
  readonly readFile: FileReader;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks the runner in the name of a Slack user: the only way from Slack to a change. */
export async function request(lobby: Lobby, user: string, asked: Request): Promise<Reply> {
  const requester = await lobby.people.resolve(user);
  return lobby.runner.handle(asked, requester);
}

/** What a button or form asks of the runner: without what only concerns the window it stands in. */
export function answerRequest(
  { browse: _, ...ref }: AnswerRef,
  values: Readonly<Record<string, string>> = {},
): Extract<Request, { do: 'answer' }> {
  return { do: 'answer', ...ref, values };
}

/** How long a form may wait for the look at who somebody is: its trigger lives three seconds. */
const WHO_WITHIN_MS = 1000;

/**
 * Why somebody need not fill in a form, if that is known in time; else the form opens, and the runner decides when it is sent.
 * Looking also makes the answer known by the time the form comes back, when three seconds have to do for everything.
 */
export async function refusedAlready(
  lobby: Lobby,
  user: string,
  asked: Request,
): Promise<Reply | undefined> {
  const known = lobby.people.resolve(user).catch(() => undefined);
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), WHO_WITHIN_MS).unref();
  });
  const requester = await Promise.race([known, late]);
  return requester && lobby.runner.refusal(asked, requester);
}

/** The server of the inventory that is meant, whatever the case it was typed in. */
export function serverNamed(inventory: Inventory, name: string): Server | undefined {
  const same = (one: Server): boolean => one.name.toLowerCase() === name.toLowerCase();
  return inventory.servers.find((one) => one.name === name) ?? inventory.servers.find(same);
}

/** The language of a private answer: the server's, else the one of the channel it was asked in, else the first server's. */
export function languageFor(
  inventory: Inventory,
  server: string | undefined,
  channel: string | undefined,
): Language {
  const named = server === undefined ? undefined : serverNamed(inventory, server);
  const here = inventory.servers.find((one) => one.channel === channel);
  return (named ?? here ?? inventory.servers[0])?.language ?? 'en';
}

export function replyScene(lobby: Lobby, language: Language): ReplyScene {
  return {
    inventory: lobby.inventory,
    language,
    problem: (server) => lobby.outbox.problem(server)?.[language],
    groupsMissing: lobby.people.groupsMissing(),
  };
}

export function answerMessages(lobby: Lobby, reply: Reply, language: Language): Message[] {
  return replyMessages(reply, replyScene(lobby, language));
}
