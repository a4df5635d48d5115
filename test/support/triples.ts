export interface Triple {
  readonly base: string;
  readonly own: string;
  readonly vendor: string;
}

/** A small generator of numbers (mulberry32): the same seed always gives the same triple. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * A base and two edited copies, as nasty as configuration files can be: few different lines, blank ones, moved blocks, the same edit on
 * both sides, mixed line ends, a missing last line break, and now and then a file long enough for the shortcuts of a diff.
 */
export function triple(seed: number): Triple {
  const below = numbers(seed);
  const size = below(40) === 0 ? 400 + below(1200) : below(8) === 0 ? below(200) : below(30);
  const alphabet = [2, 4, 12, 60, 5000][below(5)] as number;
  const crlf = below(6) === 0;
  const mixed = below(12) === 0;
  const line = (): string => {
    const number = below(alphabet);
    return number % 7 === 0 ? '' : number % 11 === 0 ? '}' : `option ${number}`;
  };
  const base = Array.from({ length: size }, line);
  const heavy = below(4) === 0;
  const edits = 1 + below(heavy ? Math.max(2, size) : 5);
  const shared = below(3) === 0 ? edit(base, 1 + below(3), below, line) : base;
  const own = below(25) === 0 ? base : edit(shared, edits, below, line);
  const vendor = below(25) === 0 ? base : edit(shared, edits, below, line);
  const end = (): string => (mixed ? (below(2) === 0 ? '\r\n' : '\n') : crlf ? '\r\n' : '\n');
  const join = (lines: readonly string[]): string => {
    const text = lines.map((words) => `${words}${end()}`).join('');
    return below(6) === 0 ? text.replace(/\r?\n$/, '') : text;
  };
  return { base: join(base), own: join(own), vendor: join(vendor) };
}

function edit(
  lines: readonly string[],
  count: number,
  below: (limit: number) => number,
  line: () => string,
): string[] {
  const edited = [...lines];
  for (let done = 0; done < count; done += 1) {
    const at = below(edited.length + 1);
    const run = 1 + below(3);
    const kind = below(4);
    if (kind === 0) edited.splice(at, 0, ...Array.from({ length: run }, line));
    else if (kind === 1) edited.splice(at, run);
    else if (kind === 2) edited.splice(at, run, ...Array.from({ length: run }, line));
    else {
      const block = edited.splice(at, run);
      edited.splice(below(edited.length + 1), 0, ...block);
    }
  }
  return edited;
}
