import { CodedError } from '../../../errors.ts';

/** Words for a POSIX shell, each in single quotes. */
export function quoteArguments(args: readonly string[]): string {
  return args
    .map((arg) => {
      if (arg.includes('\0')) throw new CodedError('unexpected', 'An argument holds a NUL byte.');
      return `'${arg.replaceAll("'", `'\\''`)}'`;
    })
    .join(' ');
}
