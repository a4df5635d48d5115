import { findServer, nearestNames } from '../config/find-server.ts';
import type { Server } from '../config/server.ts';
import { asCodedError } from '../errors.ts';
import { answer } from './answer.ts';
import { authorize } from './authorize.ts';
import { checkServer } from './check-server.ts';
import type { RunnerParts } from './create-runner.ts';
import { type Desk, openRun } from './desk.ts';
import { forApprovers } from './for-approvers.ts';
import { type Refusal, refuse } from './replies.ts';
import { startRun } from './start-run.ts';
import type { Reply, Request, Requester, ServerOverview } from './types.ts';

export interface Reception extends RunnerParts {
  readonly desks: ReadonlyMap<string, Desk>;
  readonly overview: () => readonly ServerOverview[];
}

/** Requests that change a run are carried out one after the other for each server. */
const queues = new WeakMap<Desk, Promise<unknown>>();

/** Lets a request in or refuses it, and never throws for what a person did wrong. */
export async function handleRequest(
  reception: Reception,
  request: Request,
  requester: Requester,
): Promise<Reply> {
  try {
    return await receive(reception, request, requester);
  } catch (error) {
    const problem = asCodedError(error);
    reception.log.error('handling a request', {
      do: request.do,
      by: requester.actor.id,
      error: problem.message,
    });
    return refuse('unexpected');
  }
}

/**
 * Why a request would be refused at the door, without doing anything: a person should read that before filling in a form and
 * not after. Undefined when it would be let in.
 */
export function refusalOf(
  reception: Reception,
  request: Request,
  requester: Requester,
): Refusal | undefined {
  const { inventory } = reception;
  const { wanted, server, desk } = addressed(reception, request);
  if (wanted !== undefined && !server && requester.member) {
    const names = inventory.servers.map((one) => one.name);
    return refuse('unknown-server', { nearest: nearestNames(wanted, names) });
  }
  const run = desk && openRun(desk);
  const permission = authorize(requester, request, server, run, inventory.people);
  if (!permission.allowed) {
    const question = run?.state.kind === 'waiting' ? run.state.question : undefined;
    return permission.lacks && server
      ? refuse(permission.code, { text: forApprovers(question, server, inventory.people) })
      : refuse(permission.code);
  }
  return request.do === 'abort' && desk && !run ? refuse('no-run') : undefined;
}

function addressed(
  { inventory, desks }: Reception,
  request: Request,
): { wanted: string | undefined; server: Server | undefined; desk: Desk | undefined } {
  const wanted = 'server' in request ? request.server : undefined;
  const server = wanted === undefined ? undefined : findServer(inventory, wanted);
  return { wanted, server, desk: server && desks.get(server.name) };
}

async function receive(
  reception: Reception,
  request: Request,
  requester: Requester,
): Promise<Reply> {
  const refusal = refusalOf(reception, request, requester);
  if (refusal) {
    const { code } = refusal;
    reception.log.warn('refusing a request', { do: request.do, by: requester.actor.id, code });
    return refusal;
  }
  const { server, desk } = addressed(reception, request);
  if (request.do === 'list') return { ok: true, text: LISTED, overview: reception.overview() };
  if (request.do === 'status') {
    return {
      ok: true,
      text: LISTED,
      overview: reception.overview().filter((one) => one.server === server),
      mayAnswer: mayAnswer(reception, request.server, desk, requester),
    };
  }
  if (!desk) return refuse('state-unreadable');
  if (request.do === 'check') return checkServer(desk);
  return inOrder(desk, () => carryOut(reception, desk, request, requester));
}

/** Whether the door would let any answer of theirs in to the question that is open. */
function mayAnswer(
  reception: Reception,
  server: string,
  desk: Desk | undefined,
  requester: Requester,
): boolean {
  const run = desk && openRun(desk);
  if (run?.state.kind !== 'waiting') return false;
  const { step, rev, question } = run.state;
  return question.choices.some(({ id }) => {
    const answer = { do: 'answer', server, run: run.id, step, rev, question: question.id } as const;
    return !refusalOf(reception, { ...answer, choice: id, values: {} }, requester);
  });
}

const LISTED = { de: 'Stand der Server', en: 'State of the servers' };

async function carryOut(
  reception: Reception,
  desk: Desk,
  request: Exclude<Request, { do: 'list' | 'status' | 'check' }>,
  requester: Requester,
): Promise<Reply> {
  switch (request.do) {
    case 'start':
      return startRun(desk, requester, reception.rehearsal);
    case 'answer':
      return answer(desk, request, requester, reception.inventory.people);
    case 'abort':
      return abort(desk, request.reason, requester);
  }
}

async function abort(desk: Desk, reason: string, requester: Requester): Promise<Reply> {
  const run = openRun(desk);
  if (!run) return refuse('no-run');
  if (!run.abort) {
    await desk.record(run.id, { type: 'abort-requested', by: requester.actor, reason });
  }
  return {
    ok: true,
    text: {
      de: 'Abbruch ist vorgemerkt. Was gerade auf dem Server läuft, wird zu Ende geführt.',
      en: 'The abort is noted. What is running on the server is allowed to finish.',
    },
  };
}

function inOrder<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  const before = queues.get(desk) ?? Promise.resolve();
  const mine = before.then(work, work);
  queues.set(
    desk,
    mine.catch(() => {}),
  );
  return mine;
}
