import { network } from '../bot/support/slack.ts';
import type { World } from './world.ts';

/** What goes wrong, and how people or time mend it. Both may be called again while it lasts. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  readonly strike: (world: World) => Promise<void> | void;
  /** Called when the step has ended, or when people are asked about it. */
  readonly mend: (world: World) => Promise<void> | void;
}

const REPOSITORIES = [
  'https://packages.ucware.de',
  'http://archive.ubuntu.com',
  'http://de.archive.ubuntu.com',
];
const NETWORK_GONE_MS = 60_000;
const LOCKED_MS = 90_000;
const JUMP_MS = 3 * 3_600_000;
/** In the middle of a command, real ms. */
const MIDDLE_MS = 4;

/** Faults of the server and of the world around it; the bot itself lives. */
export const SERVER_FAULTS: readonly Fault[] = [
  {
    id: 'ssh-cut',
    title: 'SSH connection cut',
    strike: ({ pbx }) => {
      pbx.machine.cutSsh();
      setTimeout(() => pbx.machine.cutSsh(), MIDDLE_MS);
    },
    mend: () => {},
  },
  {
    id: 'network-gone',
    title: 'Network gone for 60 s',
    strike: async ({ pbx, outside }) => {
      await pbx.machine.setInterface('ngn', false);
      await pbx.machine.setInterface('voip', false);
      void outside.sleep(NETWORK_GONE_MS).then(async () => {
        await pbx.machine.setInterface('ngn', true);
        await pbx.machine.setInterface('voip', true);
      });
    },
    mend: () => {},
  },
  {
    id: 'foreign-reboot',
    title: 'Rebooted by somebody else',
    strike: ({ pbx }) => pbx.machine.foreignReboot(),
    mend: () => {},
  },
  {
    id: 'disk-full',
    title: 'Disk full',
    strike: ({ pbx }) => pbx.machine.fillDisk('/'),
    mend: ({ pbx }) => pbx.machine.emptyDisk('/'),
  },
  {
    id: 'repository-down',
    title: 'Repository down',
    strike: ({ pbx }) => {
      for (const url of REPOSITORIES) pbx.machine.setRepositoryTrouble(url, 'timeout');
    },
    mend: ({ pbx }) => {
      for (const url of REPOSITORIES) pbx.machine.setRepositoryTrouble(url, null);
    },
  },
  {
    id: 'apt-locked',
    title: 'apt lock held for 90 s',
    strike: ({ pbx, outside }) => {
      const held = pbx.machine.holdAptLock();
      void outside.sleep(LOCKED_MS).then(() => held.release());
    },
    mend: () => {},
  },
  {
    id: 'postinst-fails',
    title: 'postinst fails (MySQL away)',
    strike: ({ pbx }) => pbx.machine.breakMysql(),
    mend: ({ pbx }) => pbx.machine.mendMysql(),
  },
  {
    id: 'host-key-changed',
    title: 'Host key changed',
    strike: ({ pbx }) => {
      pbx.machine.changeHostKey();
      pbx.machine.cutSsh();
    },
    mend: () => {},
  },
  {
    id: 'reboot-never-returns',
    title: 'Reboot never returns',
    strike: ({ pbx }) => {
      pbx.machine.setRebootNeverReturns(true);
      pbx.machine.foreignReboot();
    },
    mend: async ({ pbx }) => {
      pbx.machine.setRebootNeverReturns(false);
      await pbx.machine.powerOn();
    },
  },
  {
    id: 'clock-jump',
    title: 'Clock jumps 3 h forward and back',
    strike: ({ clock }) => clock.jump(JUMP_MS - clock.offset()),
    mend: ({ clock }) => clock.jump(-clock.offset()),
  },
  {
    id: 'slack-down',
    title: 'Slack down',
    strike: ({ slack }) => {
      let calls = 0;
      // Two of three calls never get there, the third does and its answer is lost.
      slack.trouble = () => {
        calls += 1;
        return calls % 3 === 0
          ? { error: network('ECONNRESET'), after: true }
          : { error: network('ECONNREFUSED') };
      };
    },
    mend: ({ slack }) => {
      slack.trouble = () => undefined;
    },
  },
];
