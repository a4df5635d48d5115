import type { Plan } from '../../packages/plan.ts';
import { waitingNames } from '../../packages/waiting.ts';
import type { AptRun } from './context.ts';

const WIDTH = 78;

/** Prints the lists of what would change and the line of counts. */
export function printSummary(run: AptRun, plan: Plan): void {
  const { call } = run;
  const fresh = plan.changes.filter(({ from }) => from === undefined);
  const upgraded = plan.changes.filter(({ from }) => from !== undefined);
  const names = (list: typeof plan.changes) => list.map(({ release }) => release.name).sort();
  list(
    run,
    call.say('The following packages will be REMOVED:', 'Die folgenden Pakete werden ENTFERNT:'),
    plan.remove.map(({ name }) => name),
  );
  list(
    run,
    call.say(
      'The following NEW packages will be installed:',
      'Die folgenden NEUEN Pakete werden installiert:',
    ),
    names(fresh),
  );
  list(
    run,
    call.say(
      'The following packages have been kept back:',
      'Die folgenden Pakete sind zurückgehalten worden:',
    ),
    plan.keptBack,
  );
  list(
    run,
    call.say(
      'The following packages will be upgraded:',
      'Die folgenden Pakete werden aktualisiert (Upgrade):',
    ),
    names(upgraded),
  );
  const [u, n, r, k] = [upgraded.length, fresh.length, plan.remove.length, plan.keptBack.length];
  call.out(
    call.say(
      `${u} upgraded, ${n} newly installed, ${r} to remove and ${k} not upgraded.\n`,
      `${u} aktualisiert, ${n} neu installiert, ${r} zu entfernen und ${k} nicht aktualisiert.\n`,
    ),
  );
  const unfinished = waitingNames(call.machine.world).length;
  if (unfinished > 0) {
    call.out(
      call.say(
        `${unfinished} not fully installed or removed.\n`,
        `${unfinished} nicht vollständig installiert oder entfernt.\n`,
      ),
    );
  }
}

function list({ call }: AptRun, title: string, names: readonly string[]): void {
  if (names.length === 0) return;
  call.out(`${title}\n`);
  let line = ' ';
  for (const name of names) {
    if (line.length + 1 + name.length > WIDTH) {
      call.out(`${line}\n`);
      line = ' ';
    }
    line += ` ${name}`;
  }
  call.out(`${line}\n`);
}

/** The machine-readable lines of a simulation, never translated. */
export function printSimulation({ call }: AptRun, plan: Plan): void {
  for (const { name, version } of plan.remove) call.out(`Remv ${name} [${version}]\n`);
  const described = plan.changes.map(({ release, from, origins }) => ({
    name: release.name,
    old: from === undefined ? '' : ` [${from}]`,
    fresh: `(${release.version} ${origins.join(', ')} [${release.architecture}])`,
  }));
  for (const { name, old, fresh } of described) call.out(`Inst ${name}${old} ${fresh}\n`);
  const changed = new Set(plan.changes.map(({ release }) => release.name));
  for (const name of waitingNames(call.machine.world)) {
    const entry = call.machine.world.packages[name];
    if (!changed.has(name) && entry) call.out(`Conf ${name} (${entry.version} now [amd64])\n`);
  }
  for (const { name, fresh } of described) call.out(`Conf ${name} ${fresh}\n`);
}

/** `48.2 MB` the way apt writes sizes: powers of 1000. */
export function sizeText(bytes: number, german: boolean): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 10_000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 100 ? value.toFixed(1) : Math.round(value).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const swapped = grouped.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
  return `${german ? swapped : grouped} ${units[unit] ?? 'B'}`;
}
