import { checkApprovals, checkSteps } from '../../support/check-record.ts';
import type { Machine } from '../machine/start-machine.ts';
import type { Upgrade } from '../office/carry-out-upgrade.ts';

const INSTALLED = [
  'ii asterisk 5.0.3',
  'ii ucware 5.0.3',
  'ii ucware-admin-client 5.0.3',
  'ii ucware-core 5.0.3',
  'ii ucware-firmware 1.3.0',
];

/** What is not as it has to be after an upgrade that was struck; `fault` because one of them installs a package itself. */
export async function breachesAfter(
  fault: string,
  machine: Machine,
  { records, trouble, transcript }: Upgrade,
): Promise<string[]> {
  const breaches: string[] = [];
  if (trouble !== undefined) breaches.push(`${trouble} (${transcript})`);
  const last = records.at(-1)?.event;
  if (last?.type !== 'run-ended' || last.outcome !== 'completed') breaches.push('not completed');
  for (const { step, what } of [...checkSteps(records), ...checkApprovals(records)]) {
    breaches.push(step === null ? what : `${step}: ${what}`);
  }
  const listed = await machine.run(
    'dpkg-query',
    '-W',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
    '-f=${db:Status-Abbrev}${Package} ${Version}\n',
    'ucware*',
    'asterisk*',
  );
  if (listed.split('\n').sort().join() !== INSTALLED.join()) breaches.push(`installed: ${listed}`);
  const audit = await machine.run('dpkg', '--audit');
  if (audit !== '') breaches.push(`dpkg --audit: ${audit}`);
  // What somebody else configured anew is not the bot's doing.
  if (fault !== 'postinst-fails')
    breaches.push(...configuredTwice(machine.read('/var/log/dpkg.log')));
  const left = [
    ...machine.list('/var/lib/ucware-upgrade').filter((name) => ['lock', 'hold'].includes(name)),
    ...machine.list('/etc/systemd/system/apt-daily.service.d'),
  ];
  if (left.length > 0) breaches.push(`left on the server: ${left.join()}`);
  const running = await machine.run('ps', '-eo', 'args');
  if (/apt-get|dpkg|ucware-upgrade\/jobs/.test(running)) breaches.push(`still running: ${running}`);
  return breaches;
}

function configuredTwice(log: string): string[] {
  const configured = log
    .split('\n')
    .flatMap((line) => / status installed ((?:ucware|asterisk)\S* \S+)/.exec(line)?.[1] ?? [])
    .sort();
  return configured
    .filter((entry, at) => entry === configured[at - 1])
    .map((entry) => `configured twice: ${entry}`);
}
