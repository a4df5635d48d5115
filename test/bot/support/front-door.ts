import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { createApp } from '../../../src/bot/app.ts';
import { createDoor } from '../../../src/bot/handle.ts';
import { createHome } from '../../../src/bot/home/home.ts';
import type { Lobby } from '../../../src/bot/lobby.ts';
import { createOnce } from '../../../src/bot/once.ts';
import type { Outbox } from '../../../src/bot/outbox/outbox.ts';
import { createPeople } from '../../../src/bot/people.ts';
import type { Text } from '../../../src/flows/run/text.ts';
import { createFakeClock } from './clock.ts';
import { createFakeRunner, PEOPLE, testServer } from './journal.ts';

interface Call {
  readonly method: string;
  readonly body: Record<string, string>;
}

type Answer = Record<string, unknown>;

const MEMBER = { id: 'U1', team_id: 'T1', deleted: false, is_bot: false };

/** The real Bolt app with all listeners; the Web API and response URLs end in this process. */
export function createFrontDoor() {
  const calls: Call[] = [];
  const answers: Record<string, (body: Record<string, string>) => Answer> = {
    'users.info': ({ user }) => ({ user: { ...MEMBER, id: user } }),
    'usergroups.users.list': () => ({ users: [] }),
  };
  const logged: string[] = [];
  const write = (text: string, data?: unknown): void => {
    logged.push(`${text} ${JSON.stringify(data)}`);
  };
  const log = { debug: write, info: write, warn: write, error: write };
  const clock = createFakeClock();
  const runner = createFakeRunner();
  const inventory = { servers: [testServer()], people: PEOPLE };
  let problem: Text | undefined;
  const outbox: Outbox = {
    start: () => {},
    stop: () => Promise.resolve(),
    problem: () => problem,
    tried: () => Promise.resolve(),
    nudge: () => {},
  };

  async function fetch(url: string | URL, init?: { body?: unknown }): Promise<Response> {
    const method = String(url).replace(/^.*\/api\//, '');
    const json = String(url).includes('/response');
    const body = json
      ? (JSON.parse(String(init?.body)) as Record<string, string>)
      : Object.fromEntries(new URLSearchParams(String(init?.body)));
    calls.push({ method: json ? 'response_url' : method, body });
    const answer = answers[method]?.(body) ?? {};
    return new Response(JSON.stringify({ ok: true, ...answer }));
  }

  const original = globalThis.fetch;
  globalThis.fetch = fetch as typeof globalThis.fetch;
  const web = new WebClient('xoxb-1', { retryConfig: { retries: 0 } });
  const people = createPeople({ web, inventory, clock, log, team: () => 'T1' });
  const door = createDoor({ log, once: createOnce(clock) });
  const home = createHome({ web, people, runner, outbox, inventory, clock, log });
  const readFile: Lobby['readFile'] = async () => new TextEncoder().encode('a;b');
  const lobby: Lobby = { runner, inventory, people, outbox, door, web, readFile, clock, log };
  const app: App = createApp({
    lobby,
    home,
    botToken: 'xoxb-1',
    apiUrl: undefined,
    self: () => ({ botId: 'B1', userId: 'UBOT' }),
  });
  globalThis.fetch = original;

  /** Sends a payload as Slack would; returns what it was acknowledged with, in order. */
  async function send(body: Record<string, unknown>): Promise<unknown[]> {
    const acks: unknown[] = [];
    await app.processEvent({
      body,
      ack: async (answer) => {
        acks.push(answer);
      },
    });
    return acks;
  }

  let trigger = 0;
  const nextTrigger = (): string => `t${++trigger}`;
  return {
    calls,
    answers,
    logged,
    clock,
    runner,
    home,
    people,
    send,
    setProblem(text: Text) {
      problem = text;
    },
    said: () =>
      calls
        .filter(({ method }) => ['response_url', 'chat.postEphemeral'].includes(method))
        .map(({ body }) => body['text'] ?? ''),
    command: (text: string, trigger_id = nextTrigger()) =>
      send({
        command: '/ucware-upgrade',
        text,
        user_id: 'UOPERATOR',
        team_id: 'T1',
        channel_id: 'D1',
        trigger_id,
        response_url: 'https://hooks.slack.test/response/1',
      }),
    click: (action_id: string, value: string, trigger_id = nextTrigger(), user = 'UOPERATOR') =>
      send({
        type: 'block_actions',
        user: { id: user },
        team: { id: 'T1' },
        channel: { id: 'C100' },
        message: { ts: '2.0', thread_ts: '1.0' },
        trigger_id,
        response_url: 'https://hooks.slack.test/response/1',
        actions: [{ type: 'button', action_id, block_id: 'b', value }],
      }),
    submit: (
      callback_id: string,
      private_metadata: string,
      values: Record<string, Record<string, Record<string, unknown>>>,
      trigger_id = nextTrigger(),
    ) =>
      send({
        type: 'view_submission',
        user: { id: 'UOPERATOR' },
        team: { id: 'T1' },
        trigger_id,
        view: { id: 'V1', type: 'modal', callback_id, private_metadata, state: { values } },
      }),
  };
}
