import type { FaultBoard } from '../../rehearsal/faults/fault-board.ts';
import type { Hypervisor } from '../../rehearsal/server/hypervisor.ts';
import { followRun } from './follow-run.ts';

export interface Scenery {
  readonly board: FaultBoard;
  readonly hypervisor: Hypervisor;
}

/**
 * Follows the run until the signal aborts: planned faults strike when their step comes, and whoever has the hypervisor takes a
 * snapshot when the bot asks for one.
 */
export async function direct(
  { board, hypervisor }: Scenery,
  stateFolder: string,
  server: string,
  signal: AbortSignal,
): Promise<void> {
  for await (const { event } of followRun(stateFolder, server, signal)) {
    if (!('step' in event)) continue;
    if (event.type === 'asked' && event.step.startsWith('snapshot-')) hypervisor.take(event.step);
    await board.reached(event.step);
  }
}
