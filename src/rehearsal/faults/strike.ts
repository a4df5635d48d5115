import type { Clock } from '../../clock.ts';
import type { Fault, Undo } from './fault.ts';

/** Strikes, and lets a fault that ends by itself end when its time has come. What it returns takes it back at once. */
export async function strike<On extends { readonly clock: Clock }>(
  fault: Fault<On>,
  on: On,
  ended: () => void = () => {},
): Promise<Undo | undefined> {
  const undo = await fault.strike(on);
  if (!undo || fault.lastsMs === undefined) return undo;
  const early = new AbortController();
  void on.clock.sleep(fault.lastsMs, early.signal).then(async () => {
    if (early.signal.aborted) return;
    await undo();
    ended();
  });
  return async () => {
    early.abort();
    await undo();
  };
}
