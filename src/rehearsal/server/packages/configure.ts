import { settleConffile } from './conffiles.ts';
import { type DpkgRun, fail, log } from './dpkg-run.ts';
import { findRelease } from './find-release.ts';
import { isPresent } from './installed.ts';
import { runScript } from './maintainer-scripts.ts';
import { describe, fulfils, parseRelations } from './relations.ts';
import { md5 } from './stanzas.ts';
import { saveStatus } from './status-file.ts';
import { scriptFailure } from './unpack.ts';

/** Sets up a package that is unpacked: conffiles first, then its postinst. */
export async function configure(run: DpkgRun, name: string): Promise<boolean> {
  const { call } = run;
  const { machine, fs } = call;
  const entry = machine.world.packages[name];
  const item = entry && findRelease(machine, name, entry.version);
  if (!entry || !item || entry.status === 'installed' || !isPresent(entry)) return true;
  if (run.failed.includes(name)) return false;
  const missing = unmetDependency(run, item.depends);
  if (missing !== undefined) {
    call.err(
      call.say(
        `dpkg: dependency problems prevent configuration of ${name}:\n ${name} depends on ${missing.wish}; however:\n  ${missing.state}\n\n`,
        `dpkg: Abhängigkeitsprobleme verhindern Konfiguration von ${name}:\n ${name} hängt ab von ${missing.wish}; aber:\n  ${missing.state}\n\n`,
      ),
    );
    fail(
      run,
      name,
      '--configure',
      call.say(
        'dependency problems - leaving unconfigured',
        'Abhängigkeitsprobleme - verbleibt unkonfiguriert',
      ),
    );
    return false;
  }
  call.out(
    call.say(
      `Setting up ${name} (${entry.version}) ...\n`,
      `${name} (${entry.version}) wird eingerichtet ...\n`,
    ),
  );
  run.status(`processing: configure: ${name}`);
  await log(call, `configure ${name}:${item.architecture} ${entry.version} <none>`);
  for (const [path, content] of Object.entries(item.conffiles)) {
    if ((await settleConffile(run, path, entry.conffiles[path])) === 'no-answer') {
      fail(
        run,
        name,
        '--configure',
        call.say(
          'end of file on stdin at conffile prompt',
          'Dateiende auf der Standardeingabe bei der Conffile-Eingabeaufforderung',
        ),
      );
      return false;
    }
    entry.conffiles[path] = md5(content);
  }
  entry.status = 'half-configured';
  run.status(`status: ${name}: half-configured`);
  await saveStatus(machine, fs);
  await call.sleep(item.configureMs);
  if (!(await runScript(run, item, 'postinst', ['configure', entry.configured]))) {
    fail(run, name, '--configure', scriptFailure('installed', name, 'post-installation'));
    return false;
  }
  entry.status = 'installed';
  entry.configured = entry.version;
  entry.configuredAt = machine.now();
  entry.conffiles = Object.fromEntries(
    Object.entries(item.conffiles).map(([path, content]) => [path, md5(content)]),
  );
  await saveStatus(machine, fs);
  await log(call, `status installed ${name}:${item.architecture} ${entry.version}`);
  run.status(`status: ${name}: installed`);
  return true;
}

function unmetDependency(
  { call }: DpkgRun,
  depends: string,
): { readonly wish: string; readonly state: string } | undefined {
  const { packages } = call.machine.world;
  for (const clause of parseRelations(depends)) {
    const met = clause.some((relation) => {
      const entry = packages[relation.name];
      return entry?.status === 'installed' && fulfils(relation, entry.version);
    });
    if (met) continue;
    const relation = clause[0] ?? { name: '', operator: '', version: '' };
    const entry = packages[relation.name];
    const state = isPresent(entry)
      ? entry.status === 'installed'
        ? `Version of ${relation.name} on system is ${entry.version}.`
        : call.say(
            `Package ${relation.name} is not configured yet.`,
            `Paket ${relation.name} ist noch nicht konfiguriert.`,
          )
      : call.say(
          `Package ${relation.name} is not installed.`,
          `Paket ${relation.name} ist nicht installiert.`,
        );
    return { wish: clause.map(describe).join(' | '), state };
  }
  return undefined;
}

/** Names of the packages that wait to be configured, dependencies first. */
export function waiting(run: DpkgRun): readonly string[] {
  const { world } = run.call.machine;
  const names = Object.entries(world.packages)
    .filter(([, entry]) => entry.status === 'unpacked' || entry.status === 'half-configured')
    .map(([name]) => name)
    .sort();
  const depth = (name: string, seen: ReadonlySet<string>): number => {
    const entry = world.packages[name];
    const item = entry && findRelease(run.call.machine, name, entry.version);
    const needed = parseRelations(item?.depends ?? '').flat();
    return Math.max(
      0,
      ...needed
        .filter((relation) => names.includes(relation.name) && !seen.has(relation.name))
        .map((relation) => 1 + depth(relation.name, new Set([...seen, relation.name]))),
    );
  };
  return names.sort((a, b) => depth(a, new Set([a])) - depth(b, new Set([b])));
}
