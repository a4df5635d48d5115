import { endUnit, note } from '../machine/services.ts';
import { newUnit, unitName } from '../machine/units.ts';
import { parseOptions } from '../shell/options.ts';
import type { Program } from '../shell/program.ts';
import { startDetached } from '../shell/start-detached.ts';

const FLAGS =
  '--collect -G --quiet -q --no-block --remain-after-exit -r --wait --pipe -P --no-ask-password --system --send-sighup';
const SPEC = {
  ...Object.fromEntries(FLAGS.split(' ').map((name) => [name, 'flag' as const])),
  ...Object.fromEntries(
    '--unit -u --property -p --setenv -E --description --slice --uid --gid --nice --service-type --on-active'
      .split(' ')
      .map((name) => [name, 'value' as const]),
  ),
};

/** Properties that systemd 237 takes and that make no difference to a process here. */
const HARMLESS =
  /^(KillMode|TimeoutStopSec|TimeoutStartSec|StandardInput|Nice|OOMScoreAdjust|SendSIGHUP|IgnoreSIGPIPE|TasksMax|IOSchedulingClass|CPUSchedulingPolicy|Delegate|Type|UMask|SyslogIdentifier|StandardOutput|StandardError|DefaultDependencies|CollectMode|After|Before)$/;

/** systemd-run 237: a program as a unit of its own, out of reach of the SSH session. HOME is not set unless asked for. */
export const systemdRun: Program = async (call) => {
  const options = parseOptions(call.args, SPEC, { stopAtWord: true });
  const bad = options.unknown[0];
  if (bad !== undefined) {
    call.unsupported(`option ${bad}`);
    call.err(`systemd-run: unrecognized option '${bad}'\n`);
    return 1;
  }
  if (call.process.uid !== 0) {
    call.err('Failed to start transient service unit: Interactive authentication required.\n');
    return 1;
  }
  const { machine } = call;
  const name = unitName(options.value('-u', '--unit') ?? `run-r${call.process.pid.toString(16)}`);
  const present = machine.units.get(name);
  if (present !== undefined) {
    call.err(`Failed to start transient service unit: Unit ${name} already exists.\n`);
    return 1;
  }
  const properties = new Map<string, string>();
  for (const text of options.all('-p', '--property')) {
    const [key = '', ...rest] = text.split('=');
    properties.set(key, rest.join('='));
    if (HARMLESS.test(key) || ['RemainAfterExit', 'WorkingDirectory', 'Environment'].includes(key))
      continue;
    call.unsupported(`property ${key}`);
    call.err(`Unknown assignment: ${text}\n`);
    return 1;
  }
  const given = [
    ...options.all('-E', '--setenv'),
    ...(properties.get('Environment')?.split(' ') ?? []),
  ];
  const env: Record<string, string> = {
    LANG: 'de_DE.UTF-8',
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    INVOCATION_ID: call.process.pid.toString(16).padStart(32, '0'),
  };
  for (const text of given) {
    const [key = '', ...rest] = text.split('=');
    env[key] = rest.join('=');
  }
  const unit = newUnit(name, options.value('--description') ?? options.rest.join(' '), {
    transient: true,
    collect: options.has('--collect', '-G'),
    remainAfterExit:
      options.has('-r', '--remain-after-exit') || properties.get('RemainAfterExit') === 'yes',
    active: 'active',
    sub: 'running',
    activeSince: machine.now(),
  });
  machine.units.set(name, unit);
  note(machine, name, `Started ${unit.description}.`);
  const { process, done } = startDetached(machine, {
    argv: options.rest,
    uid: 0,
    user: 'root',
    env,
    cwd: properties.get('WorkingDirectory') ?? '/',
    unit: name,
    files: new Map(),
  });
  unit.main = process;
  const ended = done.then((finished) => {
    for (const text of `${finished.stdout}${finished.stderr}`.split('\n')) {
      if (text !== '') note(machine, name, text);
    }
    // After a reboot the unit of the former boot is nobody's any more.
    if (machine.units.get(name) !== unit) return finished;
    unit.main = undefined;
    unit.exitCode = finished.exitCode;
    if (finished.exitCode !== 0) {
      Object.assign(unit, { active: 'failed', sub: 'failed', result: 'exit-code' });
      if (unit.collect) machine.units.delete(name);
    } else if (unit.remainAfterExit) unit.sub = 'exited';
    else {
      endUnit(machine, unit);
      machine.units.delete(name);
    }
    return finished;
  });
  machine.background(ended);
  if (!options.has('-q', '--quiet')) call.err(`Running as unit: ${name}\n`);
  if (!options.has('--wait', '--pipe', '-P')) return 0;
  const finished = await ended;
  if (options.has('--pipe', '-P')) {
    call.out(finished.stdout);
    call.err(finished.stderr);
  }
  return finished.exitCode;
};
