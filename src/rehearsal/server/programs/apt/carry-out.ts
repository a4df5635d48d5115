import { configure, waiting } from '../../packages/configure.ts';
import { readDeb } from '../../packages/deb-file.ts';
import { type DpkgRun, finishRun, policyOf } from '../../packages/dpkg-run.ts';
import type { Plan } from '../../packages/plan.ts';
import { remove } from '../../packages/remove.ts';
import { archivePath, closeJournal, openJournal } from '../../packages/status-file.ts';
import { unpack } from '../../packages/unpack.ts';
import type { AptRun } from './context.ts';
import { writeHistory } from './history.ts';
import { runHooks } from './hooks.ts';
import { statusFd } from './update.ts';

/** dpkg steps of a package that is unpacked and set up, and of one that is removed, as apt counts its percent. */
const STEPS_PER_CHANGE = 5;
const STEPS_PER_REMOVAL = 3;

/** Lets dpkg do what was planned; the number is apt's exit code. */
export async function carryOut(run: AptRun, plan: Plan, archives: string): Promise<number> {
  const { call } = run;
  for (const { release } of plan.changes) {
    if ((await readDeb(call.machine, call.fs, archivePath(archives, release))) === release)
      continue;
    call.err(
      call.say(
        `E: Internal Error, No file name for ${release.name}:${release.architecture}\n`,
        `E: Interner Fehler, kein Dateiname für ${release.name}:${release.architecture}\n`,
      ),
    );
    return 100;
  }
  if (!(await runHooks(run, 'DPkg::Pre-Install-Pkgs'))) return 100;
  const dpkg = call.machine.processes.start(call.process, [
    '/usr/bin/dpkg',
    '--status-fd',
    '15',
    '--configure',
    '--pending',
  ]);
  const started = call.machine.now();
  const progress = progressOf(run, plan);
  const dpkgRun: DpkgRun = {
    call,
    policy: policyOf(run.config.list('DPkg::Options'), (option) =>
      call.unsupported(`Dpkg::Options ${option}`),
    ),
    status: progress,
    answers: call.stdin === '' ? [] : call.stdin.replace(/\n$/, '').split('\n'),
    failed: [],
  };
  progress('dpkg-exec');
  await openJournal(call.fs);
  call.out(
    call.say(
      '(Reading database ... 98417 files and directories currently installed.)\n',
      '(Lese Datenbank ... 98417 Dateien und Verzeichnisse sind derzeit installiert.)\n',
    ),
  );
  for (const { name } of plan.remove) await remove(dpkgRun, name);
  for (const { release } of plan.changes) {
    if (dpkgRun.failed.length > 0) break;
    await unpack(dpkgRun, release, archivePath(archives, release));
  }
  if (dpkgRun.failed.length === 0) {
    progress('dpkg-exec');
    for (const name of waiting(dpkgRun)) await configure(dpkgRun, name);
  }
  await closeJournal(call.fs);
  call.machine.processes.finish(dpkg);
  await writeHistory(run, plan, started, dpkgRun.failed);
  const invoked = await runHooks(run, 'DPkg::Post-Invoke');
  if (finishRun(dpkgRun) === 0) return invoked ? 0 : 100;
  call.err(
    call.say(
      'E: Sub-process /usr/bin/dpkg returned an error code (1)\n',
      'E: Unterprozess /usr/bin/dpkg hat Fehlercode zurückgegeben (1)\n',
    ),
  );
  return 100;
}

/** Turns dpkg's status lines into apt's, with a percent that never runs backwards. */
function progressOf(run: AptRun, plan: Plan): (line: string) => void {
  const { call } = run;
  const total = Math.max(
    1,
    plan.changes.length * STEPS_PER_CHANGE + plan.remove.length * STEPS_PER_REMOVAL,
  );
  let done = 0;
  function emit(kind: string, what: string, text: string): void {
    const share = Math.min(100, (100 * done) / total).toFixed(4);
    call.fd(statusFd(run), `${kind}:${what}:${share}:${text}\n`);
  }
  function step(name: string, en: string, de: string, steps: number): void {
    done += steps;
    emit('pmstatus', name, call.say(en, de).replace('%s', `${name} (amd64)`));
  }

  return (line) => {
    if (line === 'dpkg-exec') {
      return emit('pmstatus', 'dpkg-exec', call.say('Running dpkg', 'Ausführen von dpkg'));
    }
    const prompt = /^status: (.+) : conffile-prompt : (.*)$/.exec(line);
    if (prompt) return emit('pmconffile', prompt[1] ?? '', prompt[2] ?? '');
    const error = /^status: (.+) : error : (.*)$/.exec(line);
    if (error) return emit('pmerror', error[1] ?? '', error[2] ?? '');
    const [, begun = '', name = ''] = /^processing: (\w+): (.+)$/.exec(line) ?? [];
    if (begun === 'upgrade') {
      step(name, 'Preparing %s', '%s wird vorbereitet', 0);
      return step(name, 'Unpacking %s', '%s wird entpackt', 2);
    }
    if (begun === 'configure') return step(name, 'Configuring %s', '%s wird konfiguriert', 0);
    if (begun === 'remove') return step(name, 'Removing %s', '%s wird entfernt', 2);
    const [, changed, state = ''] = /^status: ([^:]+): ([\w-]+)$/.exec(line) ?? [];
    if (changed === undefined) return;
    if (state === 'installed') return step(changed, 'Installed %s', '%s ist installiert', 1);
    if (state === 'config-files' || state === 'not-installed') {
      return step(changed, 'Removed %s', '%s ist entfernt', 1);
    }
    step(changed, 'Preparing to configure %s', 'Konfiguration von %s wird vorbereitet', 1);
  };
}
