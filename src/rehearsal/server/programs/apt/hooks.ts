import type { AptRun } from './context.ts';

/** Where administrators and packages hang their own commands into an installation. */
type Hook = 'DPkg::Pre-Install-Pkgs' | 'DPkg::Post-Invoke';

/** Runs the commands configured for a hook as apt does, with `sh -c`; false when one of them failed, which ends apt. */
export async function runHooks({ call, config }: AptRun, hook: Hook): Promise<boolean> {
  for (const command of config.list(hook)) {
    const { exitCode } = await call.run(['sh', '-c', command], { stdin: '' });
    if (exitCode === 0) continue;
    const [program = command] = command.split(' ');
    call.err(
      call.say(
        `E: Sub-process ${program} returned an error code (${exitCode})\n`,
        `E: Unterprozess ${program} hat Fehlercode zurückgegeben (${exitCode})\n`,
      ),
    );
    if (hook === 'DPkg::Pre-Install-Pkgs') {
      call.err(call.say('E: Failure running script ', 'E: Fehler beim Ausführen von '));
      call.err(`${command}\n`);
    }
    return false;
  }
  return true;
}
