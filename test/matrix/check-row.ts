import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import type { JournalRecord } from '../../src/store/types.ts';
import { type Breach, checkApprovals, checkSteps, takenAgain } from '../support/check-record.ts';
import { checkTranscript } from './check-transcript.ts';
import type { World } from './world.ts';

/** What has to hold after a run in which every step met a fault. */
export async function checkRow(world: World): Promise<Breach[]> {
  const records = await world.journal();
  return [
    ...checkEnd(records),
    ...checkSteps(records),
    ...checkApprovals(records),
    ...(await checkServer(world)),
    ...(await checkJobs(world, takenAgain(records))),
    ...checkTranscript(records, world.slack),
  ];
}

function checkEnd(records: readonly JournalRecord[]): Breach[] {
  const last = records.at(-1)?.event;
  const completed = last?.type === 'run-ended' && last.outcome === 'completed';
  return completed ? [] : [{ step: null, what: `the run ended with ${JSON.stringify(last)}` }];
}

/** Every package is properly installed, each was configured once, and nothing of the run is left. */
async function checkServer({ pbx }: World): Promise<Breach[]> {
  const breaches: Breach[] = [];
  const whole = (what: string) => breaches.push({ step: null, what });
  const { machine } = pbx;
  const ask = async (script: string) => (await machine.console(script)).stdout.trim();
  const audit = await ask('dpkg --audit');
  if (audit !== '') whole(`dpkg --audit: ${audit}`);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
  const listed = await ask("dpkg-query -W -f='${db:Status-Abbrev} ${Package}\\n'");
  for (const line of listed.split('\n')) if (!/^(ii|rc|hi) /.test(line)) whole(`dpkg: ${line}`);
  if (!/^5\./.test(machine.version('ucware') ?? '')) whole(`ucware ${machine.version('ucware')}`);
  const log = await ask("grep ' status installed ' /var/log/dpkg.log | cut -d' ' -f3-");
  const configured = log.split('\n').filter((line) => line !== '');
  for (const line of new Set(configured)) {
    const times = configured.filter((one) => one === line).length;
    if (times > 1) whole(`configured ${times} times: ${line}`);
  }
  const left = await ask(
    'ls -d /var/lib/ucware-upgrade/lock /var/lib/ucware-upgrade/hold /etc/update-motd.d/99-ucware-upgrade /etc/systemd/system/apt-daily.service.d 2>/dev/null',
  );
  if (left !== '') whole(`left on the server: ${left}`);
  for (const what of pbx.unknownCommands()) whole(`unknown to the practice server: ${what}`);
  return breaches;
}

/** No change that succeeded was made again, and no job waits for anything. */
async function checkJobs({ pbx }: World, again: ReadonlyMap<string, number>): Promise<Breach[]> {
  const { stdout } = await pbx.machine.console(
    `for job in /var/lib/ucware-upgrade/jobs/*; do
  what=change
  if grep -q -e '--configure -a' "$job/script"; then what=repair; fi
  # Follows every attempt that had placed files, and finds nothing to do after one that succeeded.
  if grep -q '^restore_files "' "$job/script"; then what=restore; fi
  # Run again because its proof came too early, it found its work done.
  if grep -q 'is already installed' "$job/log"; then what=nothing; fi
  printf '%s %s %s\\n' "\${job##*/}" "$(cat "$job/exit" 2>/dev/null || echo none)" "$what"
done`,
  );
  const succeeded = new Map<string, number>();
  const breaches: Breach[] = [];
  for (const line of stdout.trim().split('\n')) {
    const [name = '', exit, what] = line.split(' ');
    const parts = partsOf(name);
    if (!parts) breaches.push({ step: null, what: `a job of no step: ${name}` });
    else if (exit === '0' && what === 'change') {
      const key = `${parts.step} ${parts.place}`;
      succeeded.set(key, (succeeded.get(key) ?? 0) + 1);
    }
  }
  for (const [key, times] of succeeded) {
    const [step = ''] = key.split(' ');
    if (times > 1 + (again.get(step) ?? 0))
      breaches.push({ step, what: `its change succeeded ${times} times` });
  }
  return breaches;
}

/** The longest first: `install-4.5` is no attempt of another step. */
const STEPS = ucware45to5.steps.map(({ id }) => id).sort((one, other) => other.length - one.length);

/** `<run>-<epoch>-<step>[-undo]-<attempt>`, and the place among the jobs of the attempt when it is not the first. */
function partsOf(name: string): { readonly step: string; readonly place: string } | undefined {
  const [, rest = ''] = /^[^-]+-\d+-(.*)$/.exec(name) ?? [];
  for (const step of STEPS) {
    if (!rest.startsWith(`${step}-`)) continue;
    const found = /^(undo-)?\d+(?:-(\d+))?$/.exec(rest.slice(step.length + 1));
    if (found) return { step, place: `${found[1] ?? ''}${found[2] ?? '1'}` };
  }
  return undefined;
}
