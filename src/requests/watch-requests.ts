import { type FSWatcher, watch } from 'node:fs';
import type { Person } from '../config/server.ts';
import { asCodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Reply, Request, Requester } from '../runner/types.ts';
import { claimRequest } from './claim-request.ts';
import { filesOf } from './files.ts';
import { identify } from './identify.ts';
import { prepareFolder } from './prepare-folder.ts';
import { NOT_UNDERSTOOD, TOO_OLD, UNEXPECTED } from './refusals.ts';
import { Envelope } from './request-schema.ts';
import { answerInterrupted, sweep } from './sweep.ts';
import { writeReply } from './write-reply.ts';

export interface WatcherParts {
  readonly folder: string;
  readonly people: readonly Person[];
  readonly handle: (request: Request, requester: Requester) => Promise<Reply>;
  readonly log: Log;
  /** In a rehearsal whoever started it may play others; nowhere else. */
  readonly allowActAs?: boolean;
  /** Real time: files have it, even while a rehearsal runs fast. */
  readonly now?: () => Date;
}

export interface RequestWatcher {
  /** Rejects with `requests-unusable` when the folder cannot be trusted. Takes what was asked in the last ten minutes. */
  start(): Promise<void>;
  /** Takes no further requests and waits a while for those in hand. */
  stop(): Promise<void>;
}

/** After this time nobody waits for a reply, and what was wanted then may be wrong now. */
const TOO_OLD_MS = 10 * 60_000;

/** The watch of the system tells at once; looking in between helps where it does not work (network disks, full tables). */
const LOOK_EVERY_MS = 500;

/** A whole team at once; more waits in the folder. */
const MOST_AT_ONCE = 16;

/** How long `stop` waits for requests in hand, ms. The next start answers those that took longer. */
const STOP_WITHIN_MS = 5_000;

/** The bot's side of the command line: every file is a request of the person who owns it, and is carried out once. */
export function watchRequests(parts: WatcherParts): RequestWatcher {
  const { folder, people, log, now = () => new Date() } = parts;
  const inHand = new Map<string, Promise<void>>();
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let trouble = '';

  async function carryOut(id: string): Promise<void> {
    const files = filesOf(folder, id);
    const claim = await claimRequest(files);
    if (!claim) return;
    const { uid, content, at } = claim;
    const reply = typeof content === 'string' ? await answer(id, uid, content, at) : content;
    if (!reply.ok) log.warn('refusing a request of the command line', { uid, code: reply.code });
    await writeReply(files, uid, reply);
  }

  async function answer(id: string, uid: number, content: string, at: Date): Promise<Reply> {
    const envelope = parse(content);
    const who = { uid, as: envelope?.as, people, botUid: process.getuid?.() };
    const requester = identify({ ...who, allowActAs: parts.allowActAs ?? false });
    if ('ok' in requester) return requester;
    if (envelope?.id !== id) return NOT_UNDERSTOOD;
    if (now().getTime() - at.getTime() > TOO_OLD_MS) return TOO_OLD;
    try {
      return await parts.handle(envelope.request, requester);
    } catch (error) {
      log.error('carrying out a request', { error: asCodedError(error) });
      return UNEXPECTED;
    }
  }

  async function look(): Promise<void> {
    const ids = await sweep(folder, new Date(now().getTime() - TOO_OLD_MS));
    for (const id of ids.filter((one) => !inHand.has(one))) {
      if (inHand.size >= MOST_AT_ONCE) return;
      const work = carryOut(id)
        .catch((error: unknown) => note('handling a request of the command line', error))
        .finally(() => inHand.delete(id));
      inHand.set(id, work);
    }
  }

  /** One look at a time; what happens meanwhile is looked at afterwards. */
  function lookSoon(): void {
    again = true;
    looking ??= (async () => {
      while (again) {
        again = false;
        await look().catch(recover);
      }
      looking = undefined;
    })();
  }

  async function recover(error: unknown): Promise<void> {
    note('looking for requests', error);
    await prepareFolder(folder, people).catch((thrown: unknown) =>
      note('looking for requests', thrown),
    );
  }

  /** The same trouble twice a second would fill the log. */
  function note(doing: string, error: unknown): void {
    const { message } = asCodedError(error);
    if (message !== trouble) log.error(doing, { error: message });
    trouble = message;
  }

  return {
    async start() {
      await prepareFolder(folder, people);
      for (const id of await answerInterrupted(folder)) log.warn('request was interrupted', { id });
      try {
        watcher = watch(folder, lookSoon).on('error', () => watcher?.close());
      } catch (error) {
        note('watching the folder for requests', error);
      }
      timer = setInterval(lookSoon, LOOK_EVERY_MS);
      lookSoon();
    },
    async stop() {
      watcher?.close();
      clearInterval(timer);
      again = false;
      await looking;
      await within(STOP_WITHIN_MS, Promise.all(inHand.values()));
    },
  };
}

function parse(content: string): Envelope | undefined {
  try {
    return Envelope.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
