import type { SystemState } from './machine/machine.ts';
import type { Phone, Trouble } from './machine/outside.ts';
import type { Snapshot } from './machine/snapshot.ts';
import type { Finished } from './shell/program.ts';
import type { Interface } from './ssh/serve-ssh.ts';

/** A lock of apt's that somebody else holds. */
interface HeldLock {
  readonly pid: number;
  release(): void;
}

/** Everything the practice can look at and make go wrong, for tests and for the panel beside the channel. */
export interface PracticeMachine {
  /** `running`, `starting`, `stopping`, `off` …, as `systemctl is-system-running` says while it can. */
  state(): SystemState;
  bootId(): string;
  /** Version of an installed package; undefined when it is not there. */
  version(name: string): string | undefined;
  /** dpkg's status of a package, e.g. `installed`, `unpacked`. */
  status(name: string): string | undefined;
  readFile(path: string): Promise<string>;
  writeFile(path: string, content: string, mode?: number): Promise<void>;
  /** Does something as root at the console, in the C locale, and says how it ended. */
  console(script: string): Promise<Finished>;
  /** What `wall` told the people at terminals. */
  announcements(): readonly string[];
  /** Calls that are going on. */
  calls(): number;
  /** Telephones that are registered. */
  phones(): number;
  /** Command line of the process that holds dpkg's lock. */
  aptLockHolder(): string | undefined;

  setCalls(calls: number): void;
  setPhones(phones: readonly Phone[]): void;
  /** Somebody opens a terminal on the server. */
  logIn(user: string, from: string): void;
  /** Changes the password of `ucware`, for logging in and for sudo. */
  setPassword(password: string): void;

  /** Breaks every SSH connection; what runs goes on. */
  cutSsh(): void;
  /** Takes one of the two network interfaces away or gives it back. */
  setInterface(name: Interface, up: boolean): Promise<void>;
  /** Gives the server another host key and returns its fingerprint. */
  changeHostKey(): string;

  /** Another process takes the locks of apt and dpkg. `command` is its command line. */
  holdAptLock(command?: string): HeldLock;
  /** `apt-daily` takes the locks after each boot for this many milliseconds of the clock; 0 ends that. */
  setAptDailyAfterBoot(ms: number): void;
  /** Leaves a package half configured, as a dpkg run that was broken off does. */
  halfConfigure(name: string): void;
  fillDisk(mount: '/' | '/boot'): void;
  emptyDisk(mount: '/' | '/boot'): void;
  /** Lets everything below a URL fail in the given way; null ends it. */
  setRepositoryTrouble(url: string, trouble: Trouble | null): void;
  /** MySQL goes down and does not come back until it is mended. */
  breakMysql(): Promise<void>;
  mendMysql(): void;

  /** The next reboot goes down and stays away until `powerOn`. */
  setRebootNeverReturns(on: boolean): void;
  /** How many times as long as usual the reboot and the start of the services take. */
  setBootSlowness(factor: number): void;
  /** Somebody else restarts the server. */
  foreignReboot(): void;
  /** Somebody pulls the plug: what ran is gone, half done or not. */
  powerOff(): Promise<void>;
  powerOn(): Promise<void>;

  snapshot(): Snapshot;
  /** Rolls back: disk, packages and MySQL are as they were. With `memory` the boot id too; else it boots anew. */
  restore(snapshot: Snapshot, options?: { readonly memory: boolean }): Promise<void>;
}
