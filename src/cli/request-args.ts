import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export interface RequestArgs {
  readonly positionals: readonly string[];
  readonly as: string | undefined;
  readonly reason: string | undefined;
  readonly plan: string | undefined;
  /** From `--set field=value`, which may be repeated. */
  readonly values: Readonly<Record<string, string>>;
}

/** The words after a command that goes to the running bot. */
export function requestArgs(args: readonly string[], usage: string, needed: number): RequestArgs {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(`${usage}\n${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
  const { values, positionals } = parsed;
  if (positionals.length < needed) throw new UsageError(usage);
  const pairs = (values.set ?? []).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`--set ${pair}: field=value`);
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  return {
    positionals,
    as: values.as,
    reason: values.reason,
    plan: values.plan,
    values: Object.fromEntries(pairs),
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      reason: { type: 'string' },
      plan: { type: 'string' },
      set: { type: 'string', multiple: true },
    },
  });
}
