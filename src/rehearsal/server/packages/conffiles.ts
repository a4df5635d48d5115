import { nameOf } from '../fs/paths.ts';
import type { DpkgRun } from './dpkg-run.ts';
import { md5 } from './stanzas.ts';

/** What became of a conffile; `no-answer` leaves the package unpacked. */
export type ConffileEnd = 'done' | 'no-answer';

/**
 * Brings one conffile up to date as dpkg does when it configures a package. `shipped` is the MD5 of the version that was
 * installed before; the new version waits as `<path>.dpkg-new`.
 */
export async function settleConffile(
  run: DpkgRun,
  path: string,
  shipped: string | undefined,
): Promise<ConffileEnd> {
  const { fs } = run.call;
  const fresh = `${path}.dpkg-new`;
  if (!(await fs.exists(fresh))) return 'done';
  const offered = md5(await fs.readFileBuffer(fresh));
  const present = (await fs.exists(path)) ? md5(await fs.readFileBuffer(path)) : undefined;

  if (present === undefined && (shipped === undefined || run.policy.confmiss)) {
    await fs.mv(fresh, path);
    return 'done';
  }
  if (present === offered || shipped === offered) {
    // Nothing new from the distributor: what the administrator made of it stays.
    await fs.rm(fresh);
    return 'done';
  }
  if (present === shipped) {
    await take(run, path);
    return 'done';
  }
  return ask(run, path, present !== undefined);
}

async function take(run: DpkgRun, path: string): Promise<void> {
  const { fs } = run.call;
  const mode = (await fs.exists(path)) ? fs.node(path, true).mode : undefined;
  await fs.mv(`${path}.dpkg-new`, path);
  if (mode !== undefined) await fs.chmod(path, mode);
}

async function ask(run: DpkgRun, path: string, exists: boolean): Promise<ConffileEnd> {
  const { call, policy } = run;
  run.status(`status: ${path} : conffile-prompt : '${path}' '${path}.dpkg-new' 1 1`);
  call.out(
    exists
      ? `\n${call.say('Configuration file', 'Konfigurationsdatei')} '${path}'\n` +
          ` ==> ${call.say('Modified (by you or by a script) since installation.', 'Geändert (von Ihnen oder von einem Skript) seit der Installation.')}\n` +
          ` ==> ${call.say('Package distributor has shipped an updated version.', 'Paketverteiler hat eine aktualisierte Version herausgegeben.')}\n`
      : `\n${call.say('Configuration file', 'Konfigurationsdatei')} '${path}'\n` +
          ` ==> ${call.say('Deleted (by you or by a script) since installation.', 'Gelöscht (von Ihnen oder von einem Skript) seit der Installation.')}\n` +
          ` ==> ${call.say('Package distributor has shipped an updated version.', 'Paketverteiler hat eine aktualisierte Version herausgegeben.')}\n`,
  );
  if (policy.confdef || policy.confold) {
    call.out(
      ` ==> ${call.say('Keeping old config file as default.', 'Alte Konfigurationsdatei wird als Voreinstellung beibehalten.')}\n`,
    );
    return keep(run, path);
  }
  if (policy.confnew) {
    call.out(
      ` ==> ${call.say('Using new config file as default.', 'Neue Konfigurationsdatei wird als Voreinstellung verwendet.')}\n`,
    );
    return replace(run, path, exists);
  }
  call.out(prompt(run, path));
  for (let line = run.answers.shift(); line !== undefined; line = run.answers.shift()) {
    const answer = line.trim().toLowerCase();
    if (answer === '' || answer === 'n' || answer === 'o') return keep(run, path);
    if (answer === 'y' || answer === 'i') return replace(run, path, exists);
    call.out(prompt(run, path));
  }
  return 'no-answer';
}

/** The new version lies beside it afterwards, also beside one that stays deleted. */
async function keep(run: DpkgRun, path: string): Promise<ConffileEnd> {
  await run.call.fs.mv(`${path}.dpkg-new`, `${path}.dpkg-dist`);
  return 'done';
}

async function replace(run: DpkgRun, path: string, exists: boolean): Promise<ConffileEnd> {
  const { fs } = run.call;
  if (exists) await fs.cp(path, `${path}.dpkg-old`);
  run.call.out(
    run.call.say(
      `Installing new version of config file ${path} ...\n`,
      `Neue Version der Konfigurationsdatei ${path} wird installiert ...\n`,
    ),
  );
  await take(run, path);
  return 'done';
}

/** The question of the guide's screenshots, word for word; it ends without a line feed and waits. */
function prompt({ call }: DpkgRun, path: string): string {
  return call
    .say(
      "   What would you like to do about it ?  Your options are:\n    Y or I  : install the package maintainer's version\n    N or O  : keep your currently-installed version\n      D     : show the differences between the versions\n      Z     : start a shell to examine the situation\n The default action is to keep your current version.\n",
      '   Was möchten Sie tun? Ihre Optionen sind:\n    Y oder I : Die Version des Paket-Betreuers installieren\n    N oder O : Die momentan installierte Version beibehalten\n       D     : Die Unterschiede zwischen den Versionen anzeigen\n       Z     : Eine Shell starten, um die Situation zu begutachten\n Der Standardweg ist das Beibehalten der momentanen Version.\n',
    )
    .concat(`*** ${nameOf(path)} (Y/I/N/O/D/Z) [${call.say('default', 'Vorgabe')}=N] ? `);
}
