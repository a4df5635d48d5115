import { z } from 'zod';
import { CodedError } from '../../errors.ts';

/** What the bot ever asks apt for. Anything else has no command line. */
export type AptCommand = 'clean' | 'update' | 'download' | 'simulate' | 'install' | 'fix';

/** What the bot only asks apt: nothing of it changes the server, and none of it needs root. */
export type AptQuestion = 'update' | 'simulate' | 'uris' | 'fetch';

/**
 * Where the packages lie when they are installed: all in apt's cache, or some `in-place`, in folders or on discs that sources name
 * by `file:` or `cdrom:`. apt never copies those into its cache.
 */
export const Supply = z.enum(['cached', 'in-place']);
export type Supply = z.infer<typeof Supply>;

/** Whether apt may remove packages: only after people have approved each removal by name. */
export type Removals = 'forbidden' | 'approved';

/**
 * Keeps everything quiet that could ask: debconf, ucf, needrestart (whose restarts would also hit sshd), apt-listchanges.
 * The locale makes messages readable for programs. `env` because sudo drops exported variables.
 */
const ENVIRONMENT = [
  'env',
  'DEBIAN_FRONTEND=noninteractive',
  'UCF_FORCE_CONFFOLD=1',
  'NEEDRESTART_MODE=a',
  'NEEDRESTART_SUSPEND=1',
  'APT_LISTCHANGES_FRONTEND=none',
  'LC_ALL=C.UTF-8',
] as const;

/** The guide's "[Enter], keep": without these dpkg asks about changed files in spite of DEBIAN_FRONTEND. */
const KEEP_CONFFILES = ['--force-confdef', '--force-confold'] as const;

const APT_GET = [
  'apt-get',
  '-q',
  '-y',
  ...KEEP_CONFFILES.flatMap((option) => ['-o', `Dpkg::Options::=${option}`]),
] as const;

/** Progress on file descriptor 3. Not for `update`, whose percentages would count twice. */
const STATUS = ['-o', 'APT::Status-Fd=3'] as const;

/**
 * apt 1.6 ends `update` with 0 when a repository cannot be reached, and does not retry. Both are given as `-o`: an apt too
 * old for a key ignores it, an option it does not know it would reject.
 */
const NETWORK = ['-o', 'APT::Update::Error-Mode=any', '-o', 'Acquire::Retries=3'] as const;

/**
 * What was not fetched and rechecked before is never fetched in the middle of an installation. With `--no-download` apt finds no
 * package that lies in place ("Pathname to install is not absolute"), so there the ways into the network are closed one by one.
 */
const OFFLINE: Readonly<Record<Supply, readonly string[]>> = {
  cached: ['--no-download'],
  'in-place': ['http', 'https', 'ftp'].flatMap((way) => ['-o', `Dir::Bin::Methods::${way}=false`]),
};

const WORDS: Readonly<Record<AptCommand, (supply: Supply) => readonly string[]>> = {
  clean: () => ['clean'],
  update: () => [...NETWORK, 'update'],
  download: () => [...NETWORK, ...STATUS, '--download-only', 'full-upgrade'],
  simulate: () => ['--simulate', '--no-download', 'full-upgrade'],
  install: (supply) => [...STATUS, ...OFFLINE[supply], 'full-upgrade'],
  fix: (supply) => [...STATUS, ...OFFLINE[supply], '--fix-broken', 'install'],
};

/** `-y` as in the installation, so that what apt would refuse there it refuses here. */
const QUESTIONS: Readonly<Record<AptQuestion, readonly string[]>> = {
  update: ['-q', 'update'],
  simulate: ['-q', '-y', '-s', 'full-upgrade'],
  uris: ['-qq', '-y', '--print-uris', 'full-upgrade'],
  fetch: ['-q', 'download'],
};

/**
 * The one builder of apt command lines. `DPkg::Lock::Timeout` is not among the options: apt 1.6 ignores it, so the jobs
 * wait for locks themselves.
 */
export function aptGet(
  command: AptCommand,
  removals: Removals = 'forbidden',
  supply: Supply = 'cached',
): string {
  const installs = command !== 'clean' && command !== 'update';
  const guard = installs && removals === 'forbidden' ? ['--no-remove'] : [];
  return shellLine([...ENVIRONMENT, ...APT_GET, ...guard, ...WORDS[command](supply)]);
}

/** The same builder for what is only asked; which lists and folders it is asked of, the script that asks adds. */
export function askApt(question: AptQuestion): string {
  return shellLine(['apt-get', ...QUESTIONS[question]]);
}

/** Finishes what an interrupted installation left, under the same conffile policy. */
export function dpkgConfigureAll(): string {
  return shellLine([...ENVIRONMENT, 'dpkg', ...KEEP_CONFFILES, '--configure', '-a']);
}

/** The lines a pass runs, in their order: what people approve. */
export function packageCommands(removals: Removals, supply: Supply): string[] {
  return [
    aptGet('clean'),
    aptGet('update'),
    aptGet('download', removals),
    aptGet('install', removals, supply),
    'reboot',
  ];
}

function shellLine(words: readonly string[]): string {
  const odd = words.find((word) => !/^[A-Za-z0-9_=:./-]+$/.test(word));
  if (odd !== undefined) throw new CodedError('unexpected', `"${odd}" would need quoting.`);
  return words.join(' ');
}
