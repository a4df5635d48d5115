import type { MergeSettings } from '../merges/accounts/settings.ts';
import type { Language } from './text.ts';

/** What a flow may know about a server from the inventory: no secrets, nothing that reaches out. */
export interface ServerView {
  /** The name people type. */
  readonly name: string;
  readonly addresses: readonly string[];
  readonly sshUser: string;
  readonly sudo: 'password' | 'helper' | 'root';
  readonly webUrl: string;
  readonly hypervisor: 'manual';
  readonly language: Language;
  /** Host key fingerprint of the inventory (`SHA256:…`), where one is given. */
  readonly hostKey: string | undefined;
  readonly fourEyes: boolean;
  /** Queries of the customer that give the tables of the Admin client; read-only on the server. */
  readonly tables?: Readonly<Partial<Record<'users' | 'faxes' | 'groups', string>>> | undefined;
  /** How the accounts of one person are told apart, where it is not as in the vendor's example. */
  readonly accounts?: MergeSettings | undefined;
}
