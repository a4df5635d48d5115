import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Invocation, UsageError } from './command.ts';
import { type CommandName, usageOf } from './usage.ts';

/** How many words besides options a command takes. */
interface Count {
  readonly least: number;
  readonly most: number;
}

/**
 * The words and options behind a command, as `parseArgs` reads them. Everything it does not know, too few words and too many
 * become a usage error in the person's language.
 */
export function parseWords<const Config extends ParseArgsConfig>(
  { args, language }: Pick<Invocation, 'args' | 'language'>,
  command: CommandName,
  { least, most }: Count,
  config: Config,
): ReturnType<typeof parseArgs<Config & { args: string[]; allowPositionals: true }>> {
  const usage = usageOf(command);
  if (args.some((arg) => arg === '--help' || arg === '-h')) throw new UsageError(usage);
  try {
    const parsed = parseArgs({ ...config, args: [...args], allowPositionals: true as const });
    const { length } = parsed.positionals;
    if (length >= least && length <= most) return parsed;
  } catch (error) {
    const complaint = describe(error, language);
    if (complaint === undefined) throw error;
    throw new UsageError(`${complaint}\n${usage}`, { cause: error });
  }
  throw new UsageError(usage);
}

/** In our own words: Node's are English and explain how to write a program. */
function describe(error: unknown, language: Invocation['language']): string | undefined {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const option = /'(--?[^\s']+)/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return { de: `${option} gibt es hier nicht.`, en: `There is no ${option} here.` }[language];
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return {
        de: `${option}: Der Wert fehlt, oder es darf keiner dabeistehen.`,
        en: `${option}: the value is missing, or there must be none.`,
      }[language];
    default:
      return undefined;
  }
}
