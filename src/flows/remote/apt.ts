import { CodedError } from '../../errors.ts';

/** What the bot ever asks apt for. Anything else has no command line. */
export type AptCommand = 'clean' | 'update' | 'download' | 'simulate' | 'install' | 'fix';

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

/** `--no-download`: what was not fetched and rechecked before is never fetched in the middle of an installation. */
const WORDS: Readonly<Record<AptCommand, readonly string[]>> = {
  clean: ['clean'],
  update: [...NETWORK, 'update'],
  download: [...NETWORK, ...STATUS, '--download-only', 'full-upgrade'],
  simulate: ['--simulate', '--no-download', 'full-upgrade'],
  install: [...STATUS, '--no-download', 'full-upgrade'],
  fix: [...STATUS, '--no-download', '--fix-broken', 'install'],
};

/**
 * The one builder of apt command lines. `DPkg::Lock::Timeout` is not among the options: apt 1.6 ignores it, so the jobs
 * wait for locks themselves.
 */
export function aptGet(command: AptCommand, removals: Removals = 'forbidden'): string {
  const installs = command !== 'clean' && command !== 'update';
  const guard = installs && removals === 'forbidden' ? ['--no-remove'] : [];
  return shellLine([...ENVIRONMENT, ...APT_GET, ...guard, ...WORDS[command]]);
}

/** Finishes what an interrupted installation left, under the same conffile policy. */
export function dpkgConfigureAll(): string {
  return shellLine([...ENVIRONMENT, 'dpkg', ...KEEP_CONFFILES, '--configure', '-a']);
}

/** The lines a pass runs, in their order: what people approve. */
export function packageCommands(removals: Removals): string[] {
  return [
    aptGet('clean'),
    aptGet('update'),
    aptGet('download', removals),
    aptGet('install', removals),
    'reboot',
  ];
}

function shellLine(words: readonly string[]): string {
  const odd = words.find((word) => !/^[A-Za-z0-9_=:./-]+$/.test(word));
  if (odd !== undefined) throw new CodedError('unexpected', `"${odd}" would need quoting.`);
  return words.join(' ');
}
