import type { Command, Invocation } from '../../../src/cli/command.ts';

interface Called {
  readonly code: number | undefined;
  readonly text: string;
  /** What the command threw, for the person who typed it. */
  readonly error: Error | undefined;
}

/** Calls a command in this process. */
export async function call(
  command: Command,
  args: readonly string[],
  parts: Partial<Pick<Invocation, 'env' | 'language'>> = {},
): Promise<Called> {
  const lines: string[] = [];
  const write = (text: string): void => void lines.push(text);
  const invocation: Invocation = { args, env: {}, language: 'de', write, ...parts };
  try {
    const code = await command(invocation);
    return { code, text: lines.join('\n'), error: undefined };
  } catch (error) {
    return { code: undefined, text: lines.join('\n'), error: error as Error };
  }
}
