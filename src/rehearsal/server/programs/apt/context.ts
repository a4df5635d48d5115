import {
  type AptConfig,
  createAptConfig,
  parseConfig,
  parseSetting,
  readConfigFiles,
} from '../../packages/apt-config.ts';
import { type Offer, readOffers, readSources } from '../../packages/available.ts';
import type { Source } from '../../packages/sources.ts';
import type { OptionSpec, Options } from '../../shell/options.ts';
import { parseOptions } from '../../shell/options.ts';
import type { Call } from '../../shell/program.ts';

/** One run of a program of apt: its command line and what the configuration makes of it. */
export interface AptRun {
  readonly call: Call;
  readonly config: AptConfig;
  readonly options: Options;
  readonly words: readonly string[];
  readonly simulate: boolean;
  readonly yes: boolean;
  readonly downloadOnly: boolean;
  readonly mayDownload: boolean;
  readonly mayRemove: boolean;
  readonly printUris: boolean;
}

const SPEC: OptionSpec = {
  ...flags(
    '-y --yes --assume-yes -q -qq --quiet -s --simulate --just-print --dry-run --recon --no-act -d --download-only --no-download --no-remove --print-uris -f --fix-broken -m --ignore-missing --fix-missing -u --show-upgraded -V --verbose-versions --no-install-recommends --install-recommends --no-show-user-simulation-note --show-progress --only-upgrade --reinstall -h --help -v --version -a --all-versions --no-all-versions --installed -n --names-only',
  ),
  '-o': 'value',
  '--option': 'value',
  '-c': 'value',
  '--config-file': 'value',
  '-t': 'value',
  '--error-on': 'value',
};

/** Understood by apt, and of no consequence for what the simulated apt does. */
const NEUTRAL =
  /^(dpkg::use-pty|dpkg::lock::timeout|dpkg::progress-fancy|apt::color|apt::get::show-user-simulation-note|apt::periodic::.*|unattended-upgrade::.*|acquire::(http|https)(::.*)?|acquire::forceipv4|acquire::languages.*|acquire::check-valid-until|acquire::allowreleaseinfochange.*|acquire::queue-mode|apt::install-recommends|apt::install-suggests|apt::get::always-include-phased-updates|dir::log.*|dir::cache::(src)?pkgcache|dir::state::extended_states|apt::cmd::.*|apt::sandbox::user|apt::listchanges.*|quiet.*|dpkg::(pre|post)-.*|apt::update::(pre|post)-.*|apt::neverautoremove.*|apt::versionedkernelpackages.*|apt::architectures.*|dpkg::path|binary::.*|apt::quiet|acquire::retries|acquire::http::proxy|acquire::https::proxy|apt::authentication::trustcdrom|apt::archives::.*|apt::move-autobit-sections.*)$/i;
const OBEYED =
  /^(apt::(status-fd|update::error-mode|architecture|get::[a-z-]+)|dpkg::options::|dir(::[a-z:-]+)?|debug::nolocking)$/i;

function flags(names: string): OptionSpec {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'flag' as const]));
}

/** Reads a command line; the words left over are the command and its arguments. */
export async function readAptRun(call: Call): Promise<AptRun | number> {
  const options = parseOptions(call.args, SPEC);
  const bad = options.unknown[0];
  if (bad !== undefined) {
    call.unsupported(`option ${bad}`);
    call.err(
      call.say(
        `E: Command line option ${bad} is not understood in combination with the other options\n`,
        `E: Befehlszeilenoption ${bad} wird in Kombination mit den anderen Optionen nicht verstanden.\n`,
      ),
    );
    return 100;
  }
  const given = options.all('-o', '--option').map(parseSetting);
  const errorMode = options.value('--error-on');
  for (const { key } of given) {
    if (!NEUTRAL.test(key) && !OBEYED.test(key)) call.unsupported(`-o ${key}`);
  }
  const files: string[] = [];
  for (const path of options.all('-c', '--config-file')) {
    files.push(await call.fs.readFile(call.fs.resolvePath(call.cwd, path)));
  }
  const config = createAptConfig([
    ...(await readConfigFiles(call.fs, call.env)),
    ...files.flatMap(parseConfig),
    ...given,
    ...(errorMode === undefined ? [] : [{ key: 'APT::Update::Error-Mode', value: errorMode }]),
  ]);
  return {
    call,
    config,
    options,
    words: options.rest,
    simulate:
      options.has('-s', '--simulate', '--just-print', '--dry-run', '--recon', '--no-act') ||
      config.flag('APT::Get::Simulate'),
    yes:
      options.has('-y', '--yes', '--assume-yes', '-qq') ||
      options.all('-q').length > 1 ||
      config.flag('APT::Get::Assume-Yes'),
    downloadOnly: options.has('-d', '--download-only') || config.flag('APT::Get::Download-Only'),
    mayDownload: !options.has('--no-download') && config.flag('APT::Get::Download', true),
    mayRemove: !options.has('--no-remove') && config.flag('APT::Get::Remove', true),
    printUris: options.has('--print-uris') || config.flag('APT::Get::Print-URIs'),
  };
}

/** The sources in force, or the exit code after complaining about a line apt cannot read. */
export async function sourcesOf(run: AptRun): Promise<readonly Source[] | number> {
  const { sources, errors } = await readSources(run.call.fs, run.config);
  const error = errors[0];
  if (error === undefined) return sources;
  run.call.err(
    run.call.say(
      `E: Malformed entry ${error.line} in list file ${error.file} (${error.reason})\nE: The list of sources could not be read.\n`,
      `E: Missgestalteter Eintrag ${error.line} in Listendatei ${error.file} (${error.reason})\nE: Die Liste der Quellen konnte nicht gelesen werden.\n`,
    ),
  );
  return 100;
}

export async function offersOf(
  run: AptRun,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, readonly Offer[]>> {
  return readOffers(run.call.machine, run.call.fs, run.config, sources);
}
