import { useSpace } from '../../machine/space.ts';
import type { Offer } from '../../packages/available.ts';
import { readDeb } from '../../packages/deb-file.ts';
import { isPresent } from '../../packages/installed.ts';
import { candidate, planInstall, planUpgrade } from '../../packages/plan.ts';
import type { Program } from '../../shell/program.ts';
import { changeSystem, openSystem } from './change-system.ts';
import { type AptRun, offersOf, readAptRun, sourcesOf } from './context.ts';
import { fetchAll } from './fetch.ts';
import { lock } from './locks.ts';
import { update } from './update.ts';

/** apt-get 1.6 of Ubuntu 18.04, as far as upgrades need it. */
export const aptGet: Program = async (call) => {
  const run = await readAptRun(call);
  if (typeof run === 'number') return run;
  if (run.options.has('-v', '--version')) {
    call.out('apt 1.6.14 (amd64)\n');
    return 0;
  }
  const [command = '', ...names] = run.words;
  try {
    switch (command) {
      case 'update':
        return await update(run);
      case 'upgrade':
        return await upgrade(run, { install: run.options.has('--with-new-pkgs'), remove: false });
      case 'dist-upgrade':
      case 'full-upgrade':
        return await upgrade(run, { install: true, remove: true });
      case 'install':
        return await install(run, names);
      case 'download':
        return await download(run, names);
      case 'clean':
        return await clean(run);
      case 'check':
        return (await openSystem(run)) ? 0 : 100;
      default:
        call.unsupported(`command ${command || '(none)'}`);
        call.err(
          call.say(`E: Invalid operation ${command}\n`, `E: Ungültige Operation ${command}\n`),
        );
        return 100;
    }
  } finally {
    call.machine.locks.release(call.process);
  }
};

function announce({ call }: AptRun): void {
  call.out(
    call.say(
      'Reading package lists...\nBuilding dependency tree...\nReading state information...\n',
      'Paketlisten werden gelesen...\nAbhängigkeitsbaum wird aufgebaut....\nStatusinformationen werden eingelesen....\n',
    ),
  );
}

async function upgrade(
  run: AptRun,
  may: { readonly install: boolean; readonly remove: boolean },
): Promise<number> {
  const { call } = run;
  if (!(await openSystem(run))) return 100;
  const sources = await sourcesOf(run);
  if (typeof sources === 'number') return sources;
  announce(run);
  call.out(
    call.say('Calculating upgrade...\n', 'Paketaktualisierung (Upgrade) wird berechnet...\n'),
  );
  const offers = await offersOf(run, sources);
  return changeSystem(run, planUpgrade(call.machine, offers, may), offers);
}

async function install(run: AptRun, names: readonly string[]): Promise<number> {
  const { call } = run;
  if (!(await openSystem(run))) return 100;
  const sources = await sourcesOf(run);
  if (typeof sources === 'number') return sources;
  announce(run);
  const offers = await offersOf(run, sources);
  const chosen: Offer[] = [];
  for (const word of names) {
    const offer = choose(run, offers, word);
    if (offer === undefined) return notFound(run, word);
    if (offer !== 'newest') chosen.push(offer);
  }
  const plan = planInstall(call.machine, offers, chosen);
  if ('unmet' in plan) {
    call.err(
      call.say(
        'E: Unable to correct problems, you have held broken packages.\n',
        'E: Probleme können nicht korrigiert werden, Sie haben zurückgehaltene defekte Pakete.\n',
      ),
    );
    return 100;
  }
  return changeSystem(run, plan, offers);
}

function choose(
  run: AptRun,
  offers: ReadonlyMap<string, readonly Offer[]>,
  word: string,
): Offer | 'newest' | undefined {
  const { call } = run;
  const [name = '', version] = word.split('=');
  const list = offers.get(name) ?? [];
  if (version !== undefined) return list.find((offer) => offer.release.version === version);
  const entry = call.machine.world.packages[name];
  const offer = candidate(call.machine, offers, name);
  if (offer === undefined && isPresent(entry)) {
    call.out(
      call.say(
        `${name} is already the newest version (${entry.version}).\n`,
        `${name} ist schon die neueste Version (${entry.version}).\n`,
      ),
    );
    return 'newest';
  }
  return offer;
}

function notFound({ call }: AptRun, word: string): number {
  const [name = '', version] = word.split('=');
  call.err(
    version === undefined
      ? call.say(
          `E: Unable to locate package ${name}\n`,
          `E: Paket ${name} kann nicht gefunden werden.\n`,
        )
      : call.say(
          `E: Version '${version}' for '${name}' was not found\n`,
          `E: Version »${version}« für »${name}« konnte nicht gefunden werden.\n`,
        ),
  );
  return 100;
}

/** `download`: into the working directory, without locks and without root. */
async function download(run: AptRun, names: readonly string[]): Promise<number> {
  const { call } = run;
  const sources = await sourcesOf(run);
  if (typeof sources === 'number') return sources;
  const offers = await offersOf(run, sources);
  const fetches = [];
  for (const word of names) {
    const [name = '', version] = word.split('=');
    const list = offers.get(name) ?? [];
    const offer =
      version === undefined ? list[0] : list.find((item) => item.release.version === version);
    if (offer === undefined) return notFound(run, word);
    fetches.push({ release: offer.release, offer });
  }
  return (await fetchAll(run, fetches, call.cwd)) ? 0 : 100;
}

async function clean(run: AptRun): Promise<number> {
  const { call, config } = run;
  const archives = config.file('Dir::Cache::archives');
  if (!(await call.fs.exists(archives))) return 0;
  if (!(await lock(run, `${archives}/lock`, 'folder'))) return 100;
  for (const name of await call.fs.readdir(archives)) {
    if (!name.endsWith('.deb')) continue;
    const item = await readDeb(call.machine, call.fs, `${archives}/${name}`);
    await call.fs.rm(`${archives}/${name}`);
    useSpace(call.machine, archives, -(item?.size ?? 0) / 1024);
  }
  return 0;
}
