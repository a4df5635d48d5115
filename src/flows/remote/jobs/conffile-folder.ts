import { STATE_FOLDER } from './folders.ts';

/** Where a run keeps what concerns the configuration files of a pass; for scripts, both may be words of the shell. */
export function conffileFolder(run: string, pass: string): string {
  return `${STATE_FOLDER}/undo/${run}/conffiles-${pass}`;
}
