import type { ServerView } from '../flows/run/server-view.ts';
import type { Secret } from '../redact.ts';

/** Where a secret comes from; it is read when it is needed and never kept in the inventory. */
export type SecretSource = () => Promise<Secret>;

/** How the bot logs in by SSH. Tried in the order key, agent, password. */
interface Login {
  readonly key: SecretSource | undefined;
  readonly passphrase: SecretSource | undefined;
  /** Path of an SSH agent's socket. */
  readonly agent: string | undefined;
  readonly password: SecretSource | undefined;
}

/** One valid entry of the inventory. Everything unchecked has been left behind at the door. */
export interface Server extends ServerView {
  /** Further names people may type; like addresses, no two servers share one. */
  readonly aliases?: readonly string[];
  readonly port: number;
  readonly login: Login;
  /** Present exactly when `sudo` is `password`. */
  readonly sudoPassword: SecretSource | undefined;
  /** `SHA-256` fingerprint of the web page's certificate, colon-separated hex, where pinned. */
  readonly webCertificate: string | undefined;
  /** Slack channel id the run is shown in. */
  readonly channel: string;
  /** Slack user ids (`U…`/`W…`), user group ids (`S…`) or person names; empty means nobody. */
  readonly approvers: readonly string[];
  /** May start, answer and abort; approvers may too. */
  readonly operators: readonly string[];
  readonly labels: readonly string[];
}

/** A human being known to the inventory; ties a Slack user and a login on the bot's machine together. */
export interface Person {
  readonly name: string;
  readonly slack: string | undefined;
  /** Numeric user id on the machine the bot runs on: owner of CLI request files. */
  readonly uid: number | undefined;
}

export interface Inventory {
  readonly servers: readonly Server[];
  readonly people: readonly Person[];
}
