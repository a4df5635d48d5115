import type { JournalRecord } from '../../src/store/types.ts';
import { checkTranscript } from './check-transcript.ts';
import type { World } from './world.ts';

/** Something that must not happen; `step` is null when it concerns the whole run. */
export interface Breach {
  readonly step: string | null;
  readonly what: string;
}

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

/**
 * How often each step was taken once more for a reason that stands in the record: what it had seen had grown old, or an answer
 * said that it comes before another attempt of a later one.
 */
function takenAgain(records: readonly JournalRecord[]): ReadonlyMap<string, number> {
  const again = new Map<string, number>();
  let choices: readonly { readonly id: string; readonly redo?: readonly string[] | undefined }[] =
    [];
  for (const { event } of records) {
    if (event.type === 'asked') choices = event.question.choices;
    const steps =
      event.type === 'looks-again'
        ? [event.step]
        : event.type === 'answered'
          ? (choices.find(({ id }) => id === event.answer.choice)?.redo ?? [])
          : [];
    for (const step of steps) again.set(step, (again.get(step) ?? 0) + 1);
  }
  return again;
}

/** No step is done twice without a reason in the record, and nobody had to skip one. */
function checkSteps(records: readonly JournalRecord[]): Breach[] {
  const breaches: Breach[] = [];
  const done = new Map<string, number>();
  for (const { event } of records) {
    if (event.type === 'step-passed' || event.type === 'step-skipped') {
      done.set(event.step, (done.get(event.step) ?? 0) + 1);
    }
    if (event.type === 'answered' && event.answer.choice === 'skip') {
      breaches.push({ step: event.step, what: 'somebody had to skip it' });
    }
    if (event.type === 'rolled-back') {
      breaches.push({ step: null, what: 'taken for a restored snapshot' });
    }
  }
  const again = takenAgain(records);
  for (const [step, times] of done) {
    if (times > 1 + (again.get(step) ?? 0)) breaches.push({ step, what: `done ${times} times` });
  }
  return breaches;
}

/** An approval is asked for again only when the plan is another one, and then the difference is shown. */
function checkApprovals(records: readonly JournalRecord[]): Breach[] {
  const breaches: Breach[] = [];
  const approved = new Map<string, Set<string>>();
  const open = new Map<number, { pass: string; hash: string }>();
  for (const { seq, event } of records) {
    if (event.type === 'asked' && event.question.plan) {
      const pass = event.step.replace(/^recheck-/, 'plan-');
      const { hash, changes } = event.question.plan;
      const before = approved.get(pass);
      if (before?.has(hash)) breaches.push({ step: event.step, what: 'an approval was lost' });
      else if (before && changes.length === 0) {
        breaches.push({ step: event.step, what: 'asked again without showing the difference' });
      }
      open.set(seq, { pass, hash });
    }
    if (event.type === 'answered' && event.answer.choice === 'approve') {
      const plan = open.get(event.answer.rev);
      if (!plan) continue;
      const known = approved.get(plan.pass) ?? new Set();
      approved.set(plan.pass, known.add(plan.hash));
    }
  }
  return breaches;
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
  # Run again because its proof came too early, it found its work done.
  if grep -q 'is already installed' "$job/log"; then what=nothing; fi
  printf '%s %s %s\\n' "\${job##*/}" "$(cat "$job/exit" 2>/dev/null || echo none)" "$what"
done`,
  );
  const succeeded = new Map<string, number>();
  const breaches: Breach[] = [];
  for (const line of stdout.trim().split('\n')) {
    const [name = '', exit, what] = line.split(' ');
    const step = /^[^-]+-\d+-(.*?)-\d+(-\d+)?$/.exec(name)?.[1] ?? name;
    if (exit === '0' && what === 'change') succeeded.set(step, (succeeded.get(step) ?? 0) + 1);
  }
  for (const [step, times] of succeeded) {
    if (times > 1 + (again.get(step) ?? 0))
      breaches.push({ step, what: `its change succeeded ${times} times` });
  }
  return breaches;
}
