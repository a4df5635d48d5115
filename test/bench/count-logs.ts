import type { Errand, Executor } from '../../src/executors/types.ts';
import type { Action } from '../../src/flows/run/action.ts';

/** The same hands, and how many bytes of logs they have handed on so far. */
export function countLogs(hands: Executor): { executor: Executor; arrived: () => number } {
  let bytes = 0;
  const executor: Executor = {
    perform<B extends Action>(action: B, errand: Errand) {
      return hands.perform(action, {
        ...errand,
        onChunk(chunk) {
          bytes += Buffer.byteLength(chunk.log);
          errand.onChunk?.(chunk);
        },
      });
    },
  };
  return { executor, arrived: () => bytes };
}
