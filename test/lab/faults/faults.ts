import { setTimeout as pause } from 'node:timers/promises';
import type { Machine } from '../machine/start-machine.ts';

/** Where an upgrade is struck: while packages are installed or the server restarts, in either pass. */
export type Target = 'install-4.5' | 'reboot-4.5' | 'install-5' | 'reboot-5';
export const TARGETS: readonly Target[] = ['install-4.5', 'reboot-4.5', 'install-5', 'reboot-5'];

interface Strike {
  readonly machine: Machine;
  readonly target: Target;
  readonly killBot: () => Promise<void>;
}

export interface LabFault {
  readonly id: string;
  readonly title: string;
  /** `before`: as soon as the step before has passed; `during`: while the step's job runs. */
  readonly when: (target: Target) => 'before' | 'during';
  readonly strike: (at: Strike) => Promise<void>;
  /** What an administrator does when the bot asks about it. */
  readonly mend?: (machine: Machine) => Promise<void>;
  readonly diskMiB?: number;
}

/** Long enough for dpkg to be in the middle of it, ms. */
const INTO_IT_MS = 2_500;
const installs = (target: Target): boolean => target.startsWith('install');

/**
 * Runs a script as a unit of the machine and does not wait for it: a machine that goes down must not have to wait for
 * somebody outside who waits for a command inside.
 */
async function inTheMachine(machine: Machine, script: string): Promise<void> {
  await machine
    .run('systemd-run', '--quiet', '--no-block', '--collect', 'sh', '-c', script)
    .catch(() => undefined);
}

export const LAB_FAULTS: readonly LabFault[] = [
  {
    id: 'bot-killed',
    title: 'Bot killed with -9',
    when: () => 'during',
    strike: async ({ target, killBot }) => {
      if (installs(target)) await pause(INTO_IT_MS);
      await killBot();
    },
  },
  {
    id: 'ssh-cut',
    title: 'SSH connection cut, three times',
    when: (target) => (installs(target) ? 'during' : 'before'),
    strike: async ({ machine, target }) => {
      for (let times = 0; times < (installs(target) ? 3 : 1); times += 1) {
        await inTheMachine(machine, "pkill -KILL -f '^sshd: ucware'");
        await pause(installs(target) ? 1_000 : 0);
      }
    },
  },
  {
    id: 'foreign-reboot',
    title: 'Rebooted by somebody else',
    when: (target) => (installs(target) ? 'during' : 'before'),
    strike: async ({ machine, target }) => {
      if (installs(target)) await pause(INTO_IT_MS);
      await inTheMachine(machine, 'systemctl reboot --force');
    },
  },
  {
    id: 'postinst-fails',
    title: 'postinst fails',
    when: () => 'before',
    // A unit that cannot be enabled: the package's own postinst ends with an error.
    strike: async ({ machine, target }) => {
      const mask = 'systemctl mask --quiet asterisk.service';
      // Before the restart somebody installs the package once more, and that fails.
      const again =
        'dpkg --unpack /var/cache/apt/archives/asterisk_*.deb; dpkg --configure asterisk';
      await inTheMachine(machine, installs(target) ? mask : `${mask}; ${again}`);
    },
    mend: async (machine) => {
      await inTheMachine(
        machine,
        'systemctl unmask --quiet asterisk.service; dpkg --force-confold --configure -a; systemctl start asterisk.service',
      );
    },
  },
  {
    id: 'disk-full',
    title: 'Disk full',
    when: (target) => (installs(target) ? 'during' : 'before'),
    diskMiB: 2600,
    strike: async ({ machine }) => {
      await inTheMachine(machine, 'cat /dev/zero >/filler');
    },
    mend: async (machine) => {
      await inTheMachine(machine, 'rm -f /filler');
    },
  },
  {
    id: 'apt-locked',
    title: 'apt lock held for 20 s',
    when: () => 'before',
    strike: async ({ machine }) => {
      const hold =
        'import fcntl,time; f=open("/var/lib/dpkg/lock-frontend","w"); fcntl.lockf(f,fcntl.LOCK_EX); time.sleep(20)';
      await inTheMachine(machine, `python3 -c '${hold}'`);
    },
  },
];
