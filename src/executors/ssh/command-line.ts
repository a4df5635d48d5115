import { CodedError } from '../../errors.ts';
import type { RemoteLayout } from '../../flows/remote/job-protocol/layout.ts';
import { quoteArguments } from '../../flows/remote/job-protocol/quote-arguments.ts';
import { HELPER_ARGUMENT } from '../../flows/remote/job-protocol/render-helper.ts';
import { renderScript } from '../../flows/remote/job-protocol/render-script.ts';
import type { RemoteScript } from '../../flows/run/action.ts';

/** How a script gets its rights. `asked` and `free`: sudo with and without a password, as the server wants it. */
export type Rights = 'own' | 'asked' | 'free' | 'helper';

/** A shell that reads its program, arguments included, from stdin. */
export const SHELL = 'sh -s';

/** The line the SSH server runs, and what goes in front of the script on its stdin. */
export interface CommandLine {
  readonly command: string;
  readonly stdin: string;
}

/**
 * The calling convention. The password travels on stdin only: `-k` makes sudo ask although it may still know the user,
 * `-p ''` keeps its prompt out of the output, `-H` gives programs root's own configuration files instead of the user's.
 */
export function commandLine(
  script: RemoteScript,
  args: readonly string[],
  rights: Rights,
  password: string,
  layout: RemoteLayout,
): CommandLine {
  const words = args.length === 0 ? '' : ` ${quoteArguments(args)}`;
  if (rights === 'helper') {
    const unfit = args.find((argument) => !HELPER_ARGUMENT.test(argument));
    if (unfit !== undefined) {
      throw new CodedError(
        'unexpected',
        `${script.name}: the helper takes no argument “${unfit}”.`,
      );
    }
    return { command: `sudo -n -H -- ${layout.helper} ${script.name}${words}`, stdin: '' };
  }
  const text = renderScript(script, layout);
  const shell = `${SHELL} --${words}`;
  if (rights === 'own') {
    return { command: SHELL, stdin: args.length === 0 ? text : `set --${words}\n${text}` };
  }
  if (rights === 'free') return { command: `sudo -n -H -- ${shell}`, stdin: text };
  return { command: `sudo -k -S -p '' -H -- ${shell}`, stdin: `${password}\n${text}` };
}

/**
 * Asks whether sudo wants a password at all. Where it does not (NOPASSWD for everything), a password sent to `sudo -S` would
 * be read by the shell behind it: as a command, as root.
 */
export const ASK_SUDO = `sudo -k -n -H -- ${SHELL} --`;
