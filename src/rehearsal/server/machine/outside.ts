import type { Repository } from '../packages/repository.ts';

/** Why a repository cannot be read. */
export type Trouble =
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'unauthorized'
  | 'missing'
  | 'certificate-expired'
  | 'key-expired'
  | 'key-unknown';

/** A registered telephone. */
export interface Phone {
  readonly extension: string;
  readonly address: string;
  readonly userAgent: string;
}

/** What lies outside the machine: no snapshot takes it back. */
export interface Outside {
  repositories: Repository[];
  /** By the beginning of the URL. */
  readonly trouble: Map<string, Trouble>;
  /** Calls that are going on; asterisk loses them when it stops. */
  calls: number;
  phones: readonly Phone[];
  /** Login and sudo passwords by user. */
  readonly passwords: Record<string, string>;
  /** Whether the server says that its clock is synchronised. */
  clockSynchronized: boolean;
  /** People at terminals, as `who` lists them. */
  readonly loggedIn: { user: string; terminal: string; from: string; since: string }[];
  /** What `wall` told them. */
  readonly walls: string[];
  /** What `systemd-detect-virt` says. */
  virtualization: 'kvm' | 'vmware' | 'none';
}
