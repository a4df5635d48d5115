import { redact } from './redact.ts';

/** From the most to the least talkative. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line is about: `{ server: 'pbx', step: 'scan' }`. Errors show their message and what caused them. */
type LogFields = Readonly<Record<string, unknown>>;

type LogLine = (message: string, fields?: LogFields) => void;

/** The bot's own log, for whoever runs it. What happens to a server belongs into the journal instead. */
export type Log = Readonly<Record<LogLevel, LogLine>>;

export interface LogOptions {
  /** Lines below this level are dropped; `info` unless told. */
  readonly level?: LogLevel;
  readonly now?: () => Date;
}

/** Longer values are cut, with the number of missing characters: a log line is no place for an apt output. */
const LONGEST_VALUE = 4000;

/**
 * A log of one line per message: `<time> <level> <message> key=value …`. Everything goes through `redact`; line breaks are
 * escaped, so that nothing from outside can pretend to be a line of its own.
 */
export function createLog(
  sink: (line: string) => void = toStandardError,
  { level = 'info', now = () => new Date() }: LogOptions = {},
): Log {
  function lineOf(at: LogLevel): LogLine {
    if (LOG_LEVELS.indexOf(at) < LOG_LEVELS.indexOf(level)) return () => {};
    return (message, fields = {}) => {
      const pairs = Object.entries(fields)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${shown(value)}`);
      const said = escapeControls(redact(message));
      sink(redact([now().toISOString(), at.padEnd(5), said, ...pairs].join(' ')));
    };
  }
  return {
    debug: lineOf('debug'),
    info: lineOf('info'),
    warn: lineOf('warn'),
    error: lineOf('error'),
  };
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Masked before it is quoted, so that a secret is seen as it is. */
function shown(value: unknown): string {
  const text = redact(textOf(value));
  const missing = text.length - LONGEST_VALUE;
  const short = missing > 0 ? `${text.slice(0, LONGEST_VALUE)}… (+${missing})` : text;
  return /^[^\s"'=\\\p{C}]+$/u.test(short) ? short : escapeControls(JSON.stringify(short));
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return causes(value).join(': ');
  if (value === null || typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'bigint' ? String(item) : item,
    );
  } catch {
    // A circle somewhere inside; a log line is not worth an exception.
    return Object.prototype.toString.call(value);
  }
}

function causes(error: Error): readonly string[] {
  const messages = [];
  for (let at: unknown = error; at instanceof Error && messages.length < 5; at = at.cause) {
    messages.push(at.message || at.name);
  }
  return messages;
}

function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => {
    if (sign === '\n') return '\\n';
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
