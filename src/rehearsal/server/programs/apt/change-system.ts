import { freeKb } from '../../machine/space.ts';
import type { Offer } from '../../packages/available.ts';
import { readDeb } from '../../packages/deb-file.ts';
import type { Plan } from '../../packages/plan.ts';
import { debName, type Release } from '../../packages/release.ts';
import { archivePath, isInterrupted } from '../../packages/status-file.ts';
import { waitingNames } from '../../packages/waiting.ts';
import { carryOut } from './carry-out.ts';
import type { AptRun } from './context.ts';
import { type Fetch, fetchAll, fetchOf } from './fetch.ts';
import { lock, lockDpkg } from './locks.ts';
import { prepareFolder } from './prepare-folder.ts';
import { printSimulation, printSummary, sizeText } from './summary.ts';

/** Whether this run takes the locks of dpkg: everything that is not just looking. */
export async function openSystem(run: AptRun): Promise<boolean> {
  if (run.simulate || run.printUris) return true;
  return lockDpkg(run, await isInterrupted(run.call.fs));
}

/** Shows a plan and, unless told otherwise, carries it out. The order of the checks is apt's. */
export async function changeSystem(
  run: AptRun,
  plan: Plan,
  offers: ReadonlyMap<string, readonly Offer[]>,
): Promise<number> {
  const { call } = run;
  printSummary(run, plan);
  const idle = plan.changes.length === 0 && plan.remove.length === 0;
  if (idle && waitingNames(call.machine.world).length === 0) return 0;
  if (plan.remove.length > 0 && !run.mayRemove) {
    call.err(
      call.say(
        'E: Packages need to be removed but remove is disabled.\n',
        'E: Pakete müssen entfernt werden, aber das Entfernen ist abgeschaltet.\n',
      ),
    );
    return 100;
  }
  if (run.simulate) {
    if (call.process.uid !== 0) call.out(simulationNote(run));
    printSimulation(run, plan);
    return 0;
  }
  const archives = run.config.file('Dir::Cache::archives');
  const missing = await notCached(run, plan, archives);
  const fetches = missing.map((change) => fetchOf(change, offers));
  if (run.printUris) {
    for (const fetch of fetches) call.out(uriLine(fetch));
    return 0;
  }
  if (!(await prepareFolder(run, archives, run.config.file('Dir::Cache')))) return 100;
  if (!(await lock(run, `${archives}/lock`, 'folder'))) return 100;
  printSizes(run, plan, fetches);
  const needed = fetches.reduce((sum, { release }) => sum + release.size, 0) / 1024;
  if (needed > freeKb(call.machine, archives)) {
    call.err(
      call.say(
        `E: You don't have enough free space in ${archives}/.\n`,
        `E: Sie haben nicht genug Platz in ${archives}/.\n`,
      ),
    );
    return 100;
  }
  if (!run.yes && !(await confirmed(run))) return 1;
  if (run.mayDownload && fetches.length > 0) {
    const started = call.machine.now();
    if (!(await fetchAll(run, fetches, archives))) {
      call.err(
        run.downloadOnly
          ? call.say(
              'E: Some files failed to download\n',
              'E: Einige Dateien konnten nicht heruntergeladen werden.\n',
            )
          : call.say(
              'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n',
              'E: Einige Archive konnten nicht heruntergeladen werden; vielleicht »apt-get update« ausführen oder mit »--fix-missing« probieren?\n',
            ),
      );
      return 100;
    }
    printFetched(run, needed * 1024, call.machine.now() - started);
  }
  if (run.downloadOnly) {
    call.out(
      call.say(
        'Download complete and in download only mode\n',
        'Herunterladen abgeschlossen; Nur-Herunterladen-Modus aktiv\n',
      ),
    );
    return 0;
  }
  return carryOut(run, plan, archives);
}

async function notCached(run: AptRun, plan: Plan, archives: string): Promise<Plan['changes']> {
  const { call } = run;
  const missing = [];
  for (const change of plan.changes) {
    const cached = await readDeb(call.machine, call.fs, archivePath(archives, change.release));
    if (cached !== change.release) missing.push(change);
  }
  return missing;
}

/** Asks like apt; without a terminal the answer is the first line of stdin, and nothing means no. */
async function confirmed({ call }: AptRun): Promise<boolean> {
  call.out(call.say('Do you want to continue? [Y/n] ', 'Möchten Sie fortfahren? [J/n] '));
  const [line] = call.stdin.split('\n');
  if (call.stdin !== '' && /^(y|j|yes|ja)?$/i.test((line ?? '').trim())) return true;
  call.out(call.say('Abort.\n', 'Abbruch.\n'));
  return false;
}

function printSizes(run: AptRun, plan: Plan, fetches: readonly Fetch[]): void {
  const { call } = run;
  const german = call.say('en', 'de') === 'de';
  const total = sum(plan.changes.map(({ release }) => release.size));
  const get = sum(fetches.map(({ release }) => release.size));
  const used = sum(
    plan.changes.map(({ release, from }) => (from ? 40 : release.installedKb) * 1000),
  );
  const all = sizeText(total, german);
  const part = sizeText(get, german);
  if (total > 0) {
    call.out(
      get === total
        ? call.say(
            `Need to get ${all} of archives.\n`,
            `Es müssen ${all} an Archiven heruntergeladen werden.\n`,
          )
        : call.say(
            `Need to get ${part}/${all} of archives.\n`,
            `Es müssen noch ${part} von ${all} an Archiven heruntergeladen werden.\n`,
          ),
    );
  }
  call.out(
    call.say(
      `After this operation, ${sizeText(used, german)} of additional disk space will be used.\n`,
      `Nach dieser Operation werden ${sizeText(used, german)} Plattenplatz zusätzlich benutzt.\n`,
    ),
  );
}

function printFetched({ call }: AptRun, bytes: number, ms: number): void {
  const german = call.say('en', 'de') === 'de';
  const seconds = Math.max(1, Math.round(ms / 1000));
  const [all, rate] = [sizeText(bytes, german), sizeText(bytes / seconds, german)];
  call.out(
    call.say(
      `Fetched ${all} in ${seconds}s (${rate}/s)\n`,
      `Es wurden ${all} in ${seconds} s geholt (${rate}/s).\n`,
    ),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function uriLine({
  release,
  offer,
}: {
  readonly release: Release;
  readonly offer: Offer | undefined;
}): string {
  const url = offer?.sources[0]?.url ?? '';
  return `'${url}/pool/main/${release.name}/${debName(release)}' ${debName(release)} ${release.size} \n`;
}

function simulationNote({ call }: AptRun): string {
  return call.say(
    "NOTE: This is only a simulation!\n      apt-get needs root privileges for real execution.\n      Keep also in mind that locking is deactivated,\n      so don't depend on the relevance to the real current situation!\n",
    'HINWEIS: Dies ist nur eine Simulation!\n      apt-get benötigt root-Rechte für die tatsächliche Ausführung.\n      Beachten Sie auch, dass Sperren deaktiviert sind,\n      verlassen Sie sich also nicht auf die Gültigkeit in der echten aktuellen Situation!\n',
  );
}
