import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { PROJECT_FOLDER } from '../project-folder.ts';
import type { Problem } from './problem.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where configuration is looked for; everything has a default, tests and the rehearsal say otherwise. */
export interface Whereabouts {
  /** `process.env` unless told. */
  readonly env?: Environment;
  /** Relative paths in variables start here, and `.env` is looked for here first; the working directory unless told. */
  readonly cwd?: string;
  /** Folder of the project, with `data/` and perhaps `.env`. */
  readonly root?: string;
}

/** Where things are, without a look at what is in them. */
export interface Places {
  /** The variables of the environment and, for those not set there, of `.env`. Empty ones count as not set. */
  readonly env: Environment;
  readonly inventoryPath: string;
  readonly stateFolder: string;
  /** Beside the state: the state is for the bot alone, here other users of the machine drop requests. */
  readonly requestsFolder: string;
  /** About `.env`. */
  readonly problems: readonly Problem[];
}

/** Finds inventory, state and requests: `UCWARE_CONFIG`, `UCWARE_STATE`, `UCWARE_REQUESTS`, otherwise in `data/`. */
export async function findPlaces(whereabouts: Whereabouts = {}): Promise<Places> {
  const { env: given = process.env, cwd = process.cwd(), root = PROJECT_FOLDER } = whereabouts;
  const file = await readEnvFile([...new Set([join(cwd, '.env'), join(root, '.env')])]);
  const env: Environment = { ...withoutEmpty(file.values), ...withoutEmpty(given) };
  const place = (name: string, otherwise: string): string => {
    const path = env[name];
    return path === undefined ? otherwise : resolve(cwd, path);
  };
  const stateFolder = place('UCWARE_STATE', join(root, 'data', 'state'));
  return {
    env,
    inventoryPath: place('UCWARE_CONFIG', join(root, 'data', 'servers.yml')),
    stateFolder,
    requestsFolder: place('UCWARE_REQUESTS', join(dirname(stateFolder), 'requests')),
    problems: file.problems,
  };
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

interface EnvFile {
  readonly values: Environment;
  readonly problems: readonly Problem[];
}

async function readEnvFile(paths: readonly string[]): Promise<EnvFile> {
  for (const path of paths) {
    try {
      const values = parseEnv(await readFile(path, 'utf8')) as Environment;
      const { mode } = await stat(path);
      return { values, problems: (mode & 0o007) === 0 ? [] : [openToAll(path)] };
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') continue;
      return { values: {}, problems: [unreadable(path, code)] };
    }
  }
  return { values: {}, problems: [] };
}

/** A warning only: people who use the command line beside the bot may well not be allowed to read its tokens. */
function unreadable(path: string, code: string): Problem {
  return {
    level: 'warning',
    source: path,
    path: '',
    line: undefined,
    text: {
      de: `ist nicht zu lesen (${code}); nur die Umgebung zählt.`,
      en: `cannot be read (${code}); only the environment counts.`,
    },
  };
}

function openToAll(path: string): Problem {
  return {
    level: 'warning',
    source: path,
    path: '',
    line: undefined,
    text: {
      de: `steht allen Benutzern dieses Rechners offen; \`chmod o= ${path}\` schützt die Tokens.`,
      en: `is open to every user of this machine; \`chmod o= ${path}\` protects the tokens.`,
    },
  };
}
