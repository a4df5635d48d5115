import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { CodedError } from '../errors.ts';
import type { Text } from '../flows/run/text.ts';
import { Secret, SHORTEST_SECRET } from '../redact.ts';
import { type CommandEnd, runSecretCommand } from './run-secret-command.ts';
import type { SecretSpec } from './secret-spec.ts';
import type { SecretSource } from './server.ts';

export interface SecretSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths of secret files start here: the folder of the inventory. */
  readonly folder: string;
  /** How long a command may take, ms; half a minute unless told. Password stores on a network need a few seconds. */
  readonly timeoutMs?: number;
}

const COMMAND_TIMEOUT_MS = 30_000;

/** Keys are a few kilobytes; more is another file. */
const LARGEST_FILE = 64 * 1024;

/**
 * Reads the secret anew each time, so that a changed password needs no restart. Rejects with `secret-unreadable`, which
 * names the setting (`where`) and what was found, never what the secret looks like.
 */
export function secretSource(
  spec: SecretSpec,
  where: string,
  around: SecretSurroundings,
): SecretSource {
  return async () => {
    const found = await read(spec, around);
    if (typeof found === 'string') return new Secret(found);
    // Not `password: …`: right behind such a name the gate for texts masks what follows.
    throw new CodedError('secret-unreadable', {
      de: `${where} (Inventar): ${found.de}`,
      en: `${where} (inventory): ${found.en}`,
    });
  };
}

/** What is wrong with a secret, as far as it can be told without running commands; undefined when nothing is. */
export async function findSecretProblem(
  spec: SecretSpec,
  around: SecretSurroundings,
): Promise<Text | undefined> {
  if (spec.command !== undefined) return undefined;
  const found = await read(spec, around);
  return typeof found === 'string' ? undefined : found;
}

/** The secret, or why there is none. */
async function read(spec: SecretSpec, around: SecretSurroundings): Promise<string | Text> {
  const found = await readAnywhere(spec, around);
  if (typeof found !== 'string') return found;
  if (found === '') return { de: 'das Geheimnis ist leer.', en: 'the secret is empty.' };
  if (found.length >= SHORTEST_SECRET) return found;
  return {
    de: `das Geheimnis hat weniger als ${SHORTEST_SECRET} Zeichen; es ließe sich in Texten nicht verdecken.`,
    en: `the secret has less than ${SHORTEST_SECRET} characters; it could not be masked in texts.`,
  };
}

async function readAnywhere(
  spec: SecretSpec,
  { env, folder, timeoutMs = COMMAND_TIMEOUT_MS }: SecretSurroundings,
): Promise<string | Text> {
  // The name is not repeated: it may be the secret itself, written in the wrong place.
  if (spec.env !== undefined) return env[spec.env] ?? NOT_SET;
  if (spec.file !== undefined) return readSecretFile(pathOf(spec.file, folder));
  const end = await runSecretCommand(spec.command ?? '', {
    env: withoutTokens(env),
    cwd: folder,
    timeoutMs,
  });
  return end.kind === 'done' ? end.output.trim() : describe(end);
}

const NOT_SET: Text = {
  de: 'die Umgebungsvariable ist nicht gesetzt.',
  en: 'the environment variable is not set.',
};

function pathOf(file: string, folder: string): string {
  return file.startsWith('~/') ? join(homedir(), file.slice(2)) : resolve(folder, file);
}

async function readSecretFile(path: string): Promise<string | Text> {
  let file: FileHandle | undefined;
  try {
    // Without waiting, in case it is a pipe nobody writes to.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = await file.stat();
    if (!found.isFile()) return { de: `${path} ist keine Datei.`, en: `${path} is not a file.` };
    if ((found.mode & 0o007) !== 0) return openToAll(path, found.mode);
    if (found.size > LARGEST_FILE) {
      return {
        de: `${path} ist zu groß für ein Geheimnis.`,
        en: `${path} is too large for a secret.`,
      };
    }
    return (await file.readFile('utf8')).replace(/\r?\n$/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { de: `${path} öffnen: ${code}.`, en: `opening ${path}: ${code}.` };
  } finally {
    await file?.close();
  }
}

function openToAll(path: string, mode: number): Text {
  const octal = (mode & 0o777).toString(8).padStart(4, '0');
  return {
    de: `${path} steht allen Benutzern dieses Rechners offen (Rechte ${octal}); \`chmod o= ${path}\` schließt die Datei.`,
    en: `${path} is open to every user of this machine (mode ${octal}); \`chmod o= ${path}\` closes it.`,
  };
}

/** Commands that fetch a password have no business with Slack. */
function withoutTokens(env: SecretSurroundings['env']): SecretSurroundings['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SLACK_')));
}

function describe(end: Exclude<CommandEnd, { kind: 'done' }>): Text {
  switch (end.kind) {
    case 'not-run':
      return {
        de: `der Befehl ließ sich nicht starten: ${end.reason}.`,
        en: `the command could not be started: ${end.reason}.`,
      };
    case 'ended': {
      const how = end.signal ?? end.code;
      return { de: `der Befehl endete mit ${how}.`, en: `the command ended with ${how}.` };
    }
    case 'timeout':
      return {
        de: 'der Befehl ist nicht rechtzeitig fertig geworden.',
        en: 'the command did not end in time.',
      };
    case 'too-large':
      return {
        de: 'der Befehl gibt mehr aus, als ein Geheimnis sein kann.',
        en: 'the command prints more than a secret can be.',
      };
  }
}
