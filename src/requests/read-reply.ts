import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import type { Reply } from '../runner/types.ts';

/** What every reply has; the rest is what the runner of the same version wrote. */
const AnyReply = z.looseObject({
  ok: z.boolean(),
  text: z.strictObject({ de: z.string(), en: z.string() }),
});

/** The reply, once it is there. Only the bot (the owner of the folder) can have written it, or given it to us. */
export async function readReply(path: string, owner: number): Promise<Reply | undefined> {
  let content: string;
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const { uid } = await file.stat();
      if (uid !== owner && uid !== process.getuid?.()) {
        throw new CodedError('requests-unusable', `${path} belongs to the user ${uid}.`);
      }
      content = await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = AnyReply.safeParse(parseJson(content));
  if (!parsed.success) {
    throw new CodedError('unexpected', 'The reply of the bot is not one this version understands.');
  }
  return parsed.data as unknown as Reply;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
