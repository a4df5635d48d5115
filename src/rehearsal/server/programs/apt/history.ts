import type { Plan } from '../../packages/plan.ts';
import type { AptRun } from './context.ts';

/** Adds an entry to `/var/log/apt/history.log`, as apt does after each run of dpkg. */
export async function writeHistory(
  { call }: AptRun,
  plan: Plan,
  started: number,
  failed: readonly string[],
): Promise<void> {
  const upgraded = plan.changes
    .filter(({ from }) => from !== undefined)
    .map(({ release, from }) => `${release.name}:amd64 (${from ?? ''}, ${release.version})`);
  const fresh = plan.changes
    .filter(({ from }) => from === undefined)
    .map(({ release }) => `${release.name}:amd64 (${release.version}, automatic)`);
  const removed = plan.remove.map(({ name, version }) => `${name}:amd64 (${version})`);
  const lines = [
    '',
    `Start-Date: ${stamp(started)}`,
    `Commandline: ${['apt-get', ...call.args].join(' ')}`,
    ...(fresh.length > 0 ? [`Install: ${fresh.join(', ')}`] : []),
    ...(upgraded.length > 0 ? [`Upgrade: ${upgraded.join(', ')}`] : []),
    ...(removed.length > 0 ? [`Remove: ${removed.join(', ')}`] : []),
    ...(failed.length > 0 ? ['Error: Sub-process /usr/bin/dpkg returned an error code (1)'] : []),
    `End-Date: ${stamp(call.machine.now())}`,
    '',
  ];
  await call.fs.mkdir('/var/log/apt', { recursive: true });
  await call.fs.appendFile('/var/log/apt/history.log', lines.join('\n'));
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', '  ');
}
