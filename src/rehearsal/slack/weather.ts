/** What can go wrong with one call: refused for rate, answered 500, never answered, or done and the answer lost. */
type CallFault = 'rate-limited' | 'server-error' | 'hang' | 'answer-lost';

/** Bad weather between the app and Slack, on demand. */
export interface Weather {
  /** The next `times` calls of this method (`*` for any) meet the fault. `retryAfter` in seconds, for `rate-limited`. */
  fault(method: string, kind: CallFault, times?: number, retryAfter?: number): void;
  /** True while nothing answers: calls and sockets are cut, new ones fail. */
  readonly down: boolean;
  setDown(down: boolean): void;
  /** Takes the fault this call meets, if any. */
  next(method: string): PlannedFault | undefined;
}

interface PlannedFault {
  readonly kind: CallFault;
  readonly retryAfter: number;
}

const DEFAULT_RETRY_AFTER_S = 1;

/** `onDown` is called when Slack goes down, to cut what is connected. */
export function createWeather(onDown: () => void): Weather {
  const planned: { method: string; fault: PlannedFault }[] = [];
  let down = false;
  return {
    get down() {
      return down;
    },
    setDown(value) {
      const cut = value && !down;
      down = value;
      if (cut) onDown();
    },
    fault(method, kind, times = 1, retryAfter = DEFAULT_RETRY_AFTER_S) {
      for (let left = times; left > 0; left -= 1) {
        planned.push({ method, fault: { kind, retryAfter } });
      }
    },
    next(method) {
      const index = planned.findIndex((one) => one.method === method || one.method === '*');
      return index < 0 ? undefined : planned.splice(index, 1)[0]?.fault;
    },
  };
}
