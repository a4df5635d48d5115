import type { Output } from '../../flows/run/action.ts';
import { RemoteFailure } from '../remote-failure.ts';
import type { Line } from './dial.ts';
import type { Limiter } from './limiter.ts';
import type { SshLimits } from './limits.ts';
import { type Command, runCommand } from './run-command.ts';
import type { SpareShell } from './spare-shell.ts';

/**
 * Runs a command when its turn comes. A server with a low `MaxSessions` refuses what is one too many; that command has run nothing,
 * so it waits for its turn again, and from then on fewer go at once. Waiting takes nothing of a command's own time.
 */
export async function runInTurn(
  line: Line,
  turns: Limiter,
  command: Command,
  limits: SshLimits,
  spare: SpareShell,
): Promise<Output> {
  for (;;) {
    let again = false;
    try {
      return await turns(async () => {
        try {
          return await runCommand(line, command, limits, spare);
        } catch (thrown) {
          again = isRefusal(thrown) && turns.lower();
          throw thrown;
        }
      });
    } catch (thrown) {
      if (!again) throw thrown;
    }
  }
}

function isRefusal(thrown: unknown): boolean {
  return thrown instanceof RemoteFailure && thrown.code === 'ssh-no-session';
}
