import type { Release } from './release.ts';

/** A package repository on the network, as one `deb` line can name it. */
export interface Repository {
  /** Without a slash at its end and without credentials. */
  readonly url: string;
  readonly suite: string;
  readonly component: string;
  /** Fields of its Release file. */
  readonly origin: string;
  readonly label: string;
  readonly version: string;
  readonly codename: string;
  readonly releases: readonly Release[];
  /** Credentials it asks for (`user:password`), if any. */
  readonly credentials: string | null;
  readonly address: string;
}
