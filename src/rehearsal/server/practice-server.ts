import type { Clock } from '../../clock.ts';
import type { PracticeMachine } from './practice-machine.ts';
import type { Likeness } from './scenarios/likeness.ts';
import type { ScenarioName } from './scenarios/names.ts';
import type { WebTable } from './web/serve-pages.ts';

export interface PracticeServerOptions {
  readonly clock: Clock;
  /** The state the server begins in; `4.5.0.8` when left out. */
  readonly scenario?: ScenarioName;
  /** The real server it is to resemble, on top of the scenario. */
  readonly likeness?: Likeness;
  /** Tables to be had under `/export/` of the web page, as they are at that moment; none when left out. */
  readonly tables?: () => readonly WebTable[];
  /** Password of the user `ucware`, for logging in and for sudo. */
  readonly password: string;
  /** Public keys (lines of `authorized_keys`) `ucware` may log in with. */
  readonly authorizedKeys?: readonly string[];
  /** Lets root log in with this password; nobody logs in as root without it. */
  readonly rootPassword?: string;
  /** Lines of a file in `/etc/sudoers.d`, e.g. a NOPASSWD rule. */
  readonly sudoers?: readonly string[];
  /** Loopback address of the NGN interface and of the web page; 127.0.0.1 when left out. */
  readonly host?: string;
  /** SSH port on both interfaces; 0 (the default) takes a free one. */
  readonly port?: number;
  /** Loopback address of the VoIP interface; 127.0.0.2 when left out. */
  readonly voipHost?: string;
  /** File the SSH host key is kept in, so that a restart of the practice keeps it; a new key each time when left out. */
  readonly hostKeyFile?: string;
}

/** A practice server that runs: real SSH and HTTP on loopback, everything behind them simulated. */
export interface PracticeServer {
  /** Where SSH listens; both interfaces have the same port. */
  readonly addresses: { readonly ngn: string; readonly voip: string };
  readonly port: number;
  readonly user: 'ucware';
  /** Plain HTTP on loopback. */
  readonly webUrl: string;
  /** Fingerprint of the present host key, `SHA256:…`. */
  fingerprint(): string;
  readonly machine: PracticeMachine;
  /** What the simulated machine was asked for and does not have: each entry is a failed rehearsal. */
  unknownCommands(): readonly string[];
  /** Takes everything down; nothing of the server runs any more when it resolves. */
  close(): Promise<void>;
}
