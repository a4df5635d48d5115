import { versionHolds } from '../../packages/compare-versions.ts';
import { configure, waiting } from '../../packages/configure.ts';
import { type DpkgRun, finishRun, policyOf } from '../../packages/dpkg-run.ts';
import { isPresent } from '../../packages/installed.ts';
import { closeJournal, openJournal } from '../../packages/status-file.ts';
import type { Call, Program } from '../../shell/program.ts';
import { audit } from './audit.ts';
import { dpkgQuery } from './dpkg-query.ts';

/** dpkg 1.19 as far as upgrades and their repair need it. */
export const dpkg: Program = async (call) => {
  const forces = call.args.filter((word) => word.startsWith('--force-'));
  const statusFd = /^--status-fd=(\d+)$/.exec(
    call.args.find((word) => word.startsWith('--status-fd=')) ?? '',
  );
  const words = call.args.filter(
    (word) =>
      !word.startsWith('--force-') && !word.startsWith('--status-fd=') && word !== '--no-pager',
  );
  const [action = '', ...rest] = words;
  switch (action) {
    case '--compare-versions':
      return versionHolds(rest[0] ?? '', rest[1] ?? '', rest[2] ?? '') ? 0 : 1;
    case '--print-architecture':
      call.out('amd64\n');
      return 0;
    case '--print-foreign-architectures':
      return 0;
    case '--version':
      call.out("Debian 'dpkg' package management program version 1.19.0.5 (amd64).\n");
      return 0;
    case '-C':
    case '--audit':
      return audit(call);
    case '--get-selections':
      return selections(call, rest);
    case '--configure':
      return configureAll(call, forces, rest, Number(statusFd?.[1] ?? '-1'));
    case '-l':
    case '--list':
    case '-s':
    case '--status':
    case '-L':
    case '--listfiles':
    case '-S':
    case '--search':
      return dpkgQuery({ ...call, args: words });
    default:
      call.unsupported(`action ${action || '(none)'}`);
      call.err(`dpkg: error: unknown option ${action}\n`);
      return 2;
  }
};

function selections(call: Call, names: readonly string[]): number {
  for (const [name, entry] of Object.entries(call.machine.world.packages).sort()) {
    if (names.length > 0 && !names.includes(name)) continue;
    if (isPresent(entry)) call.out(`${name}\t\t\t\t\t\t${entry.want}\n`);
  }
  return 0;
}

async function configureAll(
  call: Call,
  forces: readonly string[],
  words: readonly string[],
  statusFd: number,
): Promise<number> {
  if (call.process.uid !== 0) {
    call.err(
      call.say(
        'dpkg: error: requested operation requires superuser privilege\n',
        'dpkg: Fehler: angeforderte Operation benötigt Superuser-Privilegien\n',
      ),
    );
    return 2;
  }
  const path = '/var/lib/dpkg/lock';
  const holder =
    call.machine.locks.take('/var/lib/dpkg/lock-frontend', call.process) ??
    call.machine.locks.take(path, call.process);
  if (holder !== undefined) {
    call.machine.locks.release(call.process);
    call.err(
      call.say(
        'dpkg: error: dpkg frontend is locked by another process\n',
        'dpkg: Fehler: dpkg-Frontend ist durch einen anderen Prozess gesperrt\n',
      ),
    );
    return 2;
  }
  const run: DpkgRun = {
    call,
    policy: policyOf(forces, (option) => call.unsupported(`option ${option}`)),
    status: (line) => call.fd(statusFd, `${line}\n`),
    answers: call.stdin === '' ? [] : call.stdin.replace(/\n$/, '').split('\n'),
    failed: [],
  };
  try {
    await openJournal(call.fs);
    const all = words.includes('-a') || words.includes('--pending');
    const names = all ? waiting(run) : words.filter((word) => !word.startsWith('-'));
    for (const name of names) await configure(run, name);
    await closeJournal(call.fs);
    return finishRun(run);
  } finally {
    call.machine.locks.release(call.process);
  }
}
