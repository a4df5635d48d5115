#!/usr/bin/env node
import { type Command, UsageError } from './cli/command.ts';
import { HELP } from './cli/help.ts';
import { terminalLanguage } from './cli/language.ts';
import { plain } from './cli/plain.ts';
import { ConfigError, describeProblems } from './config/problem.ts';
import { asCodedError, ERRORS } from './errors.ts';
import { redact } from './redact.ts';

/** Loaded only when asked for: `check` needs no Slack, and the rehearsal's packages are not there in production. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
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
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    console.log(HELP[language]);
    return ['help', '--help', '-h'].includes(name) ? 0 : EXIT_USAGE;
  }
  try {
    const command = await load();
    return await command({ args, env: process.env, language, write: (text) => console.log(text) });
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(error.message);
      return EXIT_USAGE;
    }
    const { code, found: seen } = asCodedError(error);
    const found = error instanceof ConfigError ? describeProblems(error.problems, language) : seen;
    const { sentence, remedy } = ERRORS[code];
    console.error(redact([sentence[language], found, remedy[language]].map(plain).join('\n')));
    return EXIT_ERROR;
  }
}

process.exitCode = await run();
