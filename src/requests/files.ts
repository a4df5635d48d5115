import { join } from 'node:path';

/** The shape of `randomUUID()`: 122 bits nobody guesses, which is what keeps a reply between bot and asker. */
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const REQUEST = new RegExp(`^(${UUID})\\.json$`);
const OURS = new RegExp(`^(${UUID})\\.(?:json|tmp|done|reply\\.json)$`);

/** Where everything about one request lies. */
export interface RequestFiles {
  /** Being written by the asker; no request yet. */
  readonly draft: string;
  readonly request: string;
  /** Taken by the bot: in a folder nobody else can look into, so that nothing changes there any more. */
  readonly claimed: string;
  readonly replyDraft: string;
  readonly reply: string;
  /** Left by an asker who has read the reply and may not remove it: the file belongs to the bot. */
  readonly done: string;
}

export function filesOf(folder: string, id: string): RequestFiles {
  return {
    draft: join(folder, `${id}.tmp`),
    request: join(folder, `${id}.json`),
    claimed: join(claimedFolder(folder), `${id}.json`),
    replyDraft: join(claimedFolder(folder), `${id}.reply`),
    reply: join(folder, `${id}.reply.json`),
    done: join(folder, `${id}.done`),
  };
}

export function claimedFolder(folder: string): string {
  return join(folder, 'claimed');
}

/** The id of a request by the name of its file; undefined for every other file. */
export function requestId(file: string): string | undefined {
  return REQUEST.exec(file)?.[1];
}

/** Whether a file of this name was made here, so that it may be removed when it is old. */
export function isOurs(file: string): boolean {
  return OURS.test(file);
}
