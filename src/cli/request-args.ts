import { type Invocation, UsageError } from './command.ts';
import { parseWords } from './parse-words.ts';
import { type CommandName, usageOf } from './usage.ts';

const OPTIONS = {
  as: { type: 'string' },
  json: { type: 'boolean' },
  reason: { type: 'string' },
  plan: { type: 'string' },
  set: { type: 'string', multiple: true },
  file: { type: 'string', multiple: true },
  item: { type: 'string', multiple: true },
} as const;

interface Takes {
  readonly least: number;
  readonly most: number;
  /** Besides `--as`, which every request may have in a rehearsal. */
  readonly options: readonly (keyof typeof OPTIONS)[];
}

/** The commands that go to the running bot. */
const TAKES = {
  upgrade: { least: 1, most: 1, options: [] },
  status: { least: 0, most: 1, options: ['json'] },
  answer: { least: 1, most: 2, options: ['set', 'file', 'item'] },
  approve: { least: 1, most: 1, options: ['plan', 'set'] },
  abort: { least: 1, most: 1, options: ['reason'] },
} as const satisfies Partial<Record<CommandName, Takes>>;

export interface RequestArgs {
  readonly positionals: readonly string[];
  readonly as: string | undefined;
  readonly json: boolean;
  readonly reason: string | undefined;
  readonly plan: string | undefined;
  /** From `--set field=value`, which may be repeated. */
  readonly values: Readonly<Record<string, string>>;
  /** From `--file field=path`: paths by field. */
  readonly files: Readonly<Record<string, string>>;
  /** From `--item id`: the items of a work list this is about. */
  readonly items: readonly string[];
}

/** The words after a command that goes to the running bot. */
export function requestArgs(invocation: Invocation, command: keyof typeof TAKES): RequestArgs {
  const takes: Takes = TAKES[command];
  const allowed = Object.entries(OPTIONS).filter(
    ([name]) => name === 'as' || takes.options.some((one) => one === name),
  );
  const { values, positionals } = parseWords(invocation, command, takes, {
    options: Object.fromEntries(allowed) as Partial<typeof OPTIONS> as typeof OPTIONS,
  });
  const pairs = (name: 'set' | 'file', what: string): Record<string, string> =>
    Object.fromEntries(
      (values[name] ?? []).map((pair) => {
        const at = pair.indexOf('=');
        if (at < 1) {
          throw new UsageError(`--${name} ${pair}: field=${what}\n${usageOf(command)}`);
        }
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
    );
  return {
    positionals,
    as: values.as,
    json: values.json ?? false,
    reason: values.reason,
    plan: values.plan,
    values: pairs('set', 'value'),
    files: pairs('file', 'path'),
    items: values.item ?? [],
  };
}
