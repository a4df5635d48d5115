import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../errors.ts';
import type { Text } from '../flows/run/text.ts';
import type { Reply, Request } from '../runner/types.ts';
import { filesOf, type RequestFiles } from './files.ts';
import { readReply } from './read-reply.ts';
import { type Envelope, VERSION } from './request-schema.ts';

export interface SubmitOptions {
  /** In a rehearsal: the person to play. Everywhere else the bot refuses it. */
  readonly actAs?: string;
  /** How long the bot may take to notice the request, ms. It looks twice a second. */
  readonly takenWithinMs?: number;
  /** How long it may take to answer, ms. A check of a server that does not answer takes minutes. */
  readonly answeredWithinMs?: number;
}

const TAKEN_WITHIN_MS = 10_000;
const ANSWERED_WITHIN_MS = 10 * 60_000;

/** The folder of the bot cannot be listed, so it cannot be watched either: the one file is looked for. */
const LOOK_EVERY_MS = 50;

/**
 * Asks the running bot and waits for its reply. The reply holds no sources of secrets. Rejects with `bot-not-answering`: either
 * nobody took the request, then it is withdrawn and nothing was done, or the bot took it and is silent; the text says
 * which.
 */
export async function submitRequest(
  folder: string,
  request: Request,
  options: SubmitOptions = {},
): Promise<Reply> {
  const id = randomUUID();
  const files = filesOf(folder, id);
  const { actAs } = options;
  const as = actAs === undefined ? {} : { as: actAs };
  const owner = await ownerOf(folder);
  await drop(files, { version: VERSION, id, ...as, request } as Envelope);

  const takenBy = Date.now() + (options.takenWithinMs ?? TAKEN_WITHIN_MS);
  while (await exists(files.request)) {
    if (Date.now() < takenBy) await sleep(LOOK_EVERY_MS);
    else if (await withdraw(files.request)) {
      throw silent({
        de: `Niemand hat die Anfrage aus ${folder} abgeholt. Sie ist zurückgezogen; nichts ist geschehen.`,
        en: `Nobody has taken the request from ${folder}. It is withdrawn; nothing was done.`,
      });
    }
  }
  const answeredBy = Date.now() + (options.answeredWithinMs ?? ANSWERED_WITHIN_MS);
  while (Date.now() < answeredBy) {
    const reply = await readReply(files.reply, owner);
    if (reply) {
      await clearAway(files);
      return reply;
    }
    await sleep(LOOK_EVERY_MS);
  }
  throw silent({
    de: 'Er hat die Anfrage angenommen und vielleicht ausgeführt; `ucware-upgrade status` zeigt es.',
    en: 'It has taken the request and may have carried it out; `ucware-upgrade status` shows it.',
  });
}

async function ownerOf(folder: string): Promise<number> {
  try {
    return (await lstat(folder)).uid;
  } catch (error) {
    throw silent(
      {
        de: `Den Ordner ${folder} gibt es nicht: Noch kein Bot hat ihn benutzt.`,
        en: `There is no folder ${folder}: no bot has used it yet.`,
      },
      error,
    );
  }
}

/** A file that is complete from the moment it is a request. The bot may read it; others cannot know its name. */
async function drop(files: RequestFiles, envelope: Envelope): Promise<void> {
  try {
    const file = await open(
      files.draft,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
      0o600,
    );
    try {
      await file.writeFile(JSON.stringify(envelope));
      await file.chmod(0o604);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(files.draft, files.request);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const found = {
      de: `${files.request} schreiben: ${code}.`,
      en: `Writing to ${files.request}: ${code}.`,
    };
    throw new CodedError('requests-unusable', found, { cause: error });
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Whether it was still there: then nobody has read it. */
async function withdraw(path: string): Promise<boolean> {
  return unlink(path).then(
    () => true,
    () => false,
  );
}

/** A reply that belongs to the bot is the bot's to remove; a mark tells it that the time has come. */
async function clearAway(files: RequestFiles): Promise<void> {
  try {
    await rm(files.reply);
  } catch {
    await writeFile(files.done, '', { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  }
}

function silent(found: Text, cause?: unknown): CodedError {
  return new CodedError('bot-not-answering', found, { cause });
}
