#!/usr/bin/env node
import { type Command, NothingThere, UsageError } from './cli/command.ts';
import { HELP } from './cli/help.ts';
import { terminalLanguage } from './cli/language.ts';
import { plain } from './cli/plain.ts';
import type { CommandName } from './cli/usage.ts';
import { asCodedError, ERRORS } from './errors.ts';
import { visible } from './flows/run/visible.ts';
import { redact } from './redact.ts';

/** Loaded only when asked for: `check` needs no Slack, and the rehearsal's packages are not there in production. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  start: async () => (await import('./cli/start.ts')).start,
  rehearse: async () => (await import('./cli/rehearse.ts')).rehearse,
  check: async () => (await import('./cli/check.ts')).check,
  upgrade: async () => (await import('./cli/upgrade.ts')).upgrade,
  status: async () => (await import('./cli/status.ts')).status,
  answer: async () => (await import('./cli/answer.ts')).answer,
  approve: async () => (await import('./cli/approve.ts')).approve,
  abort: async () => (await import('./cli/abort.ts')).abort,
  audit: async () => (await import('./cli/audit.ts')).audit,
  helper: async () => (await import('./cli/helper.ts')).helper,
};

const EXIT_ERROR = 1;
const EXIT_USAGE = 2;

async function run(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const language = terminalLanguage(process.env);
  const load = isCommand(name) ? COMMANDS[name] : undefined;
  if (!load) {
    console.log(HELP[language]);
    return ['help', '--help', '-h'].includes(name) ? 0 : EXIT_USAGE;
  }
  try {
    const command = await load();
    return await command({ args, env: process.env, language, write });
  } catch (error) {
    if (error instanceof UsageError || error instanceof NothingThere) {
      console.error(visible(redact(error.message)));
      return error instanceof UsageError ? EXIT_USAGE : EXIT_ERROR;
    }
    const { code, foundText } = asCodedError(error);
    const { sentence, remedy } = ERRORS[code];
    const said = [sentence, foundText, remedy].map((text) => plain(text[language]));
    console.error(visible(redact(said.join('\n'))));
    return EXIT_ERROR;
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** Whoever read the output has gone (`… | head`): nothing is written any more, and what runs goes on. */
let readerGone = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    readerGone ||= stream === process.stdout;
  });
}

/** The one way to the terminal: whoever controls what a server says must not steer it. */
function write(text: string): void {
  if (!readerGone) console.log(visible(text));
}

process.exitCode = await run();
