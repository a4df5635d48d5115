import { errnoOf } from '../../fs/errno.ts';
import type { AptRun } from './context.ts';

/**
 * Takes an fcntl lock as apt 1.6 does: it tries once, says who is in the way, and gives up. `DPkg::Lock::Timeout` does not
 * exist in this version. `what` names the thing apt could not do without the lock.
 */
export async function lock(run: AptRun, path: string, what: 'dpkg' | 'folder'): Promise<boolean> {
  const { call } = run;
  if (run.config.flag('Debug::NoLocking')) return true;
  const folder = path.slice(0, path.lastIndexOf('/'));
  try {
    if (!(await call.fs.exists(path))) {
      await call.fs.writeFile(path, '');
      await call.fs.chmod(path, 0o640);
    } else {
      await call.fs.appendFile(path, '');
    }
  } catch (thrown) {
    const code = errnoOf(thrown);
    const reason =
      code === 'ENOENT'
        ? call.say('(2: No such file or directory)', '(2: Datei oder Verzeichnis nicht gefunden)')
        : call.say('(13: Permission denied)', '(13: Keine Berechtigung)');
    call.err(
      call.say(
        `E: Could not open lock file ${path} - open ${reason}\n`,
        `E: Sperrdatei ${path} konnte nicht geöffnet werden. - open ${reason}\n`,
      ),
    );
    call.err(what === 'dpkg' ? noFrontend(run, path, true) : noFolder(run, folder));
    return false;
  }
  if (call.machine.locks.take(path, call.process) === undefined) return true;
  call.err(
    call.say(
      `E: Could not get lock ${path} - open (11: Resource temporarily unavailable)\n`,
      `E: Sperre ${path} konnte nicht bekommen werden. - open (11: Die Ressource ist zur Zeit nicht verfügbar)\n`,
    ),
  );
  call.err(what === 'dpkg' ? noFrontend(run, path, false) : noFolder(run, folder));
  return false;
}

function noFrontend({ call }: AptRun, path: string, root: boolean): string {
  return root
    ? call.say(
        `E: Unable to acquire the dpkg frontend lock (${path}), are you root?\n`,
        `E: Erlangen der Sperre für die dpkg-Oberfläche (${path}) nicht möglich; sind Sie root?\n`,
      )
    : call.say(
        `E: Unable to acquire the dpkg frontend lock (${path}), is another process using it?\n`,
        `E: Erlangen der Sperre für die dpkg-Oberfläche (${path}) nicht möglich; wird sie von einem anderen Prozess verwendet?\n`,
      );
}

function noFolder({ call }: AptRun, folder: string): string {
  return call.say(
    `E: Unable to lock directory ${folder}/\n`,
    `E: Verzeichnis ${folder}/ kann nicht gesperrt werden.\n`,
  );
}

/** Both locks of dpkg, and the journal that must be empty. */
export async function lockDpkg(run: AptRun, interrupted: boolean): Promise<boolean> {
  if (!(await lock(run, '/var/lib/dpkg/lock-frontend', 'dpkg'))) return false;
  if (!(await lock(run, '/var/lib/dpkg/lock', 'dpkg'))) return false;
  if (!interrupted) return true;
  run.call.err(
    run.call.say(
      "E: dpkg was interrupted, you must manually run 'sudo dpkg --configure -a' to correct the problem. \n",
      'E: Der dpkg-Prozess wurde unterbrochen; Sie müssen manuell »sudo dpkg --configure -a« ausführen, um das Problem zu beheben. \n',
    ),
  );
  return false;
}
