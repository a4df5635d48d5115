import { same, type Text } from '../run/text.ts';
import { describeStatus } from './apt-status-text.ts';

/** How far apt is, read from what it writes to `APT::Status-Fd`. */
export interface AptProgress {
  /** 0–100, whole, never backwards. */
  readonly percent: number;
  readonly phase: 'download' | 'install';
  readonly package: string | undefined;
  readonly text: Text;
  /** Configuration files dpkg met a conflict in; it says so even when the policy answers by itself. */
  readonly conffiles: readonly string[];
  readonly errors: readonly { readonly package: string; readonly message: string }[];
  /** The beginning of a line whose end has not come yet. */
  readonly rest: string;
}

const BEFORE: AptProgress = {
  percent: 0,
  phase: 'download',
  package: undefined,
  text: same('apt …'),
  conffiles: [],
  errors: [],
  rest: '',
};

/** Lines of apt are a few hundred characters; of errors and configuration files the last ones are kept. */
const LONGEST_LINE = 4096;
const MOST = 500;

/** Names may hold a colon (`libc6:i386`), so the first number between colons ends them. */
const LINE = /^(dlstatus|pmstatus|pmerror|pmconffile):(.*?):(\d+(?:\.\d+)?):(.*)$/;

/** Adds the next piece of the status file, cut anywhere. */
export function aptProgress(previous: AptProgress | undefined, chunk: string): AptProgress {
  const lines = `${previous?.rest ?? ''}${chunk}`.split('\n');
  // Whatever writes there without end must not fill the bot's memory.
  const rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
  const read = lines.reduce(readLine, previous);
  return { ...(read ?? BEFORE), rest };
}

function readLine(previous: AptProgress | undefined, line: string): AptProgress | undefined {
  const [, kind, name = '', number = '', message = ''] = LINE.exec(line.trimEnd()) ?? [];
  if (kind === undefined) return previous;
  // With everything in the cache apt begins at 100 % of a download it does not make.
  if (kind === 'dlstatus' && !previous && Number(number) >= 100) return previous;
  const before = previous ?? BEFORE;
  if (kind === 'pmconffile') return { ...before, conffiles: added(before.conffiles, name) };
  if (kind === 'pmerror') {
    const error = { package: name, message: message.slice(0, LONGEST_LINE) };
    return { ...before, errors: [...before.errors, error].slice(-MOST) };
  }
  const phase = kind === 'dlstatus' ? 'download' : 'install';
  // Late download lines say nothing about an installation that has begun.
  if (phase === 'download' && before.phase === 'install') return before;
  const worksOn = phase === 'download' || name === 'dpkg-exec' ? before.package : name;
  return {
    ...before,
    phase,
    percent: Math.max(before.percent, Math.min(100, Math.floor(Number(number)))),
    package: worksOn,
    text: describeStatus(phase, worksOn, message),
  };
}

function added(paths: readonly string[], path: string): readonly string[] {
  return paths.includes(path) ? paths : [...paths, path].slice(-MOST);
}
