import type { Offer } from '../../packages/available.ts';
import { isPresent } from '../../packages/installed.ts';
import type { Source } from '../../packages/sources.ts';
import { packagesStanza } from '../../packages/stanzas.ts';
import type { Program } from '../../shell/program.ts';
import { type AptRun, offersOf, readAptRun, sourcesOf } from './context.ts';

/** apt's priority of an installed version and of an ordinary repository. */
const INSTALLED = 100;
const REPOSITORY = 500;

/** apt-cache: `policy`, `madison`, `show`. */
export const aptCache: Program = async (call) => {
  const run = await readAptRun(call);
  if (typeof run === 'number') return run;
  const sources = await sourcesOf(run);
  if (typeof sources === 'number') return sources;
  const offers = await offersOf(run, sources);
  const [command = '', ...names] = run.words;
  switch (command) {
    case 'policy':
      if (names.length === 0) return allSources(run, sources);
      for (const name of names) policy(run, name, offers.get(name) ?? []);
      return 0;
    case 'madison':
      for (const name of names) madison(run, name, offers.get(name) ?? []);
      return 0;
    case 'show':
      return show(run, names, offers);
    default:
      call.unsupported(`command ${command || '(none)'}`);
      call.err(`E: Invalid operation ${command}\n`);
      return 100;
  }
};

function policy({ call }: AptRun, name: string, offers: readonly Offer[]): void {
  const entry = call.machine.world.packages[name];
  if (offers.length === 0 && !isPresent(entry)) return;
  const none = call.say('(none)', '(keine)');
  const installed = isPresent(entry) ? entry.version : none;
  const own = isPresent(entry) && !offers.some((offer) => offer.release.version === entry.version);
  const newest = offers[0]?.release.version ?? installed;
  call.out(`${name}:\n`);
  call.out(
    `  ${call.say('Installed:', 'Installiert:')}${call.say(' ', '           ')}${installed}\n`,
  );
  call.out(`  ${call.say('Candidate:', 'Installationskandidat:')} ${newest}\n`);
  call.out(`  ${call.say('Version table:', 'Versionstabelle:')}\n`);
  for (const { release, sources } of offers) {
    const mark = isPresent(entry) && entry.version === release.version ? ' *** ' : '     ';
    call.out(`${mark}${release.version} ${REPOSITORY}\n`);
    for (const source of sources) call.out(sourceLine(source));
    if (mark.includes('*')) call.out(`        ${INSTALLED} /var/lib/dpkg/status\n`);
  }
  if (own) call.out(` *** ${installed} ${INSTALLED}\n        ${INSTALLED} /var/lib/dpkg/status\n`);
}

function sourceLine({ url, suite, component }: Source): string {
  return `        ${REPOSITORY} ${url} ${suite}/${component} amd64 Packages\n`;
}

function allSources({ call }: AptRun, sources: readonly Source[]): number {
  call.out(
    `${call.say('Package files:', 'Paketdateien:')}\n 100 /var/lib/dpkg/status\n     release a=now\n`,
  );
  for (const { url, suite, component } of sources) {
    const repository = call.machine.outside.repositories.find(
      (item) => item.url === url && item.suite === suite && item.component === component,
    );
    call.out(` ${REPOSITORY} ${url} ${suite}/${component} amd64 Packages\n`);
    call.out(
      `     release v=${repository?.version ?? ''},o=${repository?.origin ?? ''},a=${suite},n=${repository?.codename ?? ''},l=${repository?.label ?? ''},c=${component},b=amd64\n`,
    );
    call.out(`     origin ${/^[a-z+]+:\/\/([^/]+)/.exec(url)?.[1] ?? url}\n`);
  }
  return 0;
}

function madison({ call }: AptRun, name: string, offers: readonly Offer[]): void {
  for (const { release, sources } of offers) {
    for (const { url, suite, component } of sources) {
      call.out(
        `${name.padStart(10)} | ${release.version.padStart(10)} | ${url} ${suite}/${component} amd64 Packages\n`,
      );
    }
  }
}

function show(
  { call, options }: AptRun,
  names: readonly string[],
  offers: ReadonlyMap<string, readonly Offer[]>,
): number {
  for (const name of names) {
    const list = offers.get(name) ?? [];
    if (list.length === 0) {
      call.err(call.say(`E: No packages found\n`, 'E: Keine Pakete gefunden\n'));
      return 100;
    }
    const shown = options.has('--no-all-versions') ? list.slice(0, 1) : list;
    for (const { release } of shown) call.out(`${packagesStanza(release)}\n`);
  }
  return 0;
}
