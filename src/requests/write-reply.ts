import { chmod, chown, rename, rm, writeFile } from 'node:fs/promises';
import { redactDeep } from '../redact.ts';
import type { Reply } from '../runner/types.ts';
import type { RequestFiles } from './files.ts';

/**
 * Writes a reply for the owner of the request and clears the request away. The reply is masked like everything that leaves
 * the bot, and it is readable by the asker only: given to them where the bot may do that, otherwise by its name, which
 * nobody else knows, in a folder nobody can list.
 */
export async function writeReply(files: RequestFiles, uid: number, reply: Reply): Promise<void> {
  await writeFile(files.replyDraft, JSON.stringify(redactDeep(reply)), { mode: 0o600 });
  await hand(files.replyDraft, uid);
  await rename(files.replyDraft, files.reply);
  await rm(files.claimed, { force: true });
}

async function hand(path: string, uid: number): Promise<void> {
  const own = process.getuid?.();
  if (own === undefined || uid === own) return;
  if (own === 0) {
    try {
      return await chown(path, uid, -1);
    } catch {
      // A container whose root may not give files away: the name has to do.
    }
  }
  await chmod(path, 0o604);
}
