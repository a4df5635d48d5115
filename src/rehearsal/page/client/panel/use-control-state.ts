import { useCallback, useEffect, useState } from 'react';
import type { ControlState, Say } from '../../../control/control.ts';
import { usePage } from '../page-context.ts';

/** Behind the scenes things happen without a message; the panel looks again this often while it is open. */
const LOOK_EVERY_MS = 1500;

interface ControlDesk {
  readonly state: ControlState | undefined;
  /** What could not be done, if anything. */
  readonly refusal: Say | undefined;
  strike(id: string, on: boolean): void;
  setCalls(calls: number): void;
}

/** The state behind the scenes, and the levers to it. */
export function useControlState(): ControlDesk {
  const { ask } = usePage();
  const [state, setState] = useState<ControlState>();
  const [refusal, setRefusal] = useState<Say>();
  const look = useCallback(async () => setState(await ask<ControlState>('/control/state')), [ask]);
  useEffect(() => {
    const again = (): void => {
      look().catch(() => {
        // The rehearsal has ended or is starting; the page says so elsewhere.
      });
    };
    again();
    const timer = setInterval(again, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [look]);

  async function act(what: string, body: object): Promise<void> {
    const done = await ask<{ readonly ok: boolean; readonly message?: Say }>(
      `/control/${what}`,
      body,
    );
    setRefusal(done.ok ? undefined : done.message);
    await look();
  }

  return {
    state,
    refusal,
    strike: (id, on) => void act('fault', { id, on }),
    setCalls: (calls) => void act('calls', { calls }),
  };
}
