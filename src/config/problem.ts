import { CodedError } from '../errors.ts';
import type { Language, Text } from '../flows/run/text.ts';
import { redact } from '../redact.ts';

/** One mistake (`error`) or one thing to think about (`warning`) in environment or inventory. */
export interface Problem {
  readonly level: 'error' | 'warning';
  /** `environment`, or the path of the file. */
  readonly source: string;
  /** Name of the setting, from the top: `servers.pbx-hamburg.addresses.ngn`. Empty: the file as a whole. */
  readonly path: string;
  /** Line in the file, from 1, where there is one. */
  readonly line: number | undefined;
  readonly text: Text;
}

/** Thrown when configuration cannot be used; knows every mistake of all sources, not only the first. */
export class ConfigError extends CodedError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const errors = problems.filter(({ level }) => level === 'error');
    super('config-invalid', {
      de: `\n${describeProblems(errors, 'de')}`,
      en: `\n${describeProblems(errors, 'en')}`,
    });
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * One problem a line: `servers.pbx.ssh.port (line 12): …`. Free of secrets, and made to pass the gate that masks texts: right
 * behind `password` a colon would cost the sentence.
 */
export function describeProblems(problems: readonly Problem[], language: Language): string {
  return problems.map((problem) => redact(`  ${describe(problem, language)}`)).join('\n');
}

function describe({ source, path, line, text }: Problem, language: Language): string {
  const place = line === undefined ? undefined : `${LINE[language]} ${line}`;
  const shown = path === '' ? source : path;
  const aside = place ?? (source === 'environment' ? ENVIRONMENT[language] : undefined);
  return `${shown}${aside ? ` (${aside})` : ''}: ${text[language]}`;
}

const LINE: Text = { de: 'Zeile', en: 'line' };
const ENVIRONMENT: Text = { de: 'Umgebung', en: 'environment' };
