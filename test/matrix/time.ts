import { type Clock, createClock } from '../../src/clock.ts';

export interface JumpingClock extends Clock {
  /** Sets the clock forward or back while everything else goes on. */
  jump(ms: number): void;
  /** How far it is from the time outside, ms. */
  offset(): number;
}

/** The bot's own clock on a machine whose time is set while it runs: sleeping takes as long as before. */
export function createJumpingClock(under: Clock): JumpingClock {
  let offset = 0;
  return {
    now: () => new Date(under.now().getTime() + offset),
    sleep: (ms, signal) => under.sleep(ms, signal),
    offset: () => offset,
    jump(ms) {
      offset += ms;
    },
  };
}

/** Simulated seconds in a real one; fast enough for hundreds of cells, slow enough for real sockets between them. */
const SPEED = 100;

export function createMatrixClock(): Clock {
  return createClock(SPEED);
}
