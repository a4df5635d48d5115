import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { systemCode } from './files.ts';

/** A process that can be told from every other, also from a later one with the same number. */
export const ProcessIdentity = z.object({
  pid: z.number().int().min(1),
  /** Linux: differs after every boot. Elsewhere empty. */
  bootId: z.string(),
  /** Linux: clock ticks from boot to the start of the process. Elsewhere empty. */
  startedAt: z.string(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** The process this runs in. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const status = await readStatus(process.pid);
  return { pid: process.pid, bootId: await readBootId(), startedAt: status?.startedAt ?? '' };
}

/** Whether this very process still runs. In doubt it does. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  if (identity.bootId !== (await readBootId())) return false;
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if (systemCode(error) === 'ESRCH') return false;
  }
  const status = await readStatus(identity.pid);
  if (!status) return true;
  // A killed process that nobody waited for yet keeps its number, but writes no more.
  return status.startedAt === identity.startedAt && !['Z', 'X'].includes(status.state);
}

/** `/proc/<pid>/stat`, proc(5): field 3 is the state, field 22 the start time; field 2 may contain anything in brackets. */
async function readStatus(
  pid: number,
): Promise<{ readonly state: string; readonly startedAt: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startedAt] = [fields?.[0], fields?.[19]];
  return state === undefined || startedAt === undefined ? undefined : { state, startedAt };
}

async function readBootId(): Promise<string> {
  const text = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return text.trim();
}
