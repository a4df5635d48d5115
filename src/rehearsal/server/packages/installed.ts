/** The third word of dpkg's `Status` field. */
export type PackageStatus =
  | 'not-installed'
  | 'config-files'
  | 'half-installed'
  | 'unpacked'
  | 'half-configured'
  | 'installed';

/** What dpkg's status file says of a package. */
export interface Installed {
  version: string;
  status: PackageStatus;
  want: 'install' | 'hold' | 'deinstall';
  /** Installed only because something needed it (`apt-mark showauto`). */
  auto: boolean;
  /** MD5 of each conffile as the package last shipped it. */
  conffiles: Record<string, string>;
  /** The version whose postinst last ended well: `$2` of the next one. */
  configured: string;
  /** When that was, in milliseconds of the machine's clock; 0 for what came with the server. */
  configuredAt: number;
}

/** Unpacked in some version, configured or not: apt counts it as present. */
export function isPresent(entry: Installed | undefined): entry is Installed {
  return entry !== undefined && entry.status !== 'not-installed' && entry.status !== 'config-files';
}

const WANT = { install: 'i', hold: 'h', deinstall: 'r' } as const;
const STATUS = {
  'not-installed': 'n',
  'config-files': 'c',
  'half-installed': 'H',
  unpacked: 'U',
  'half-configured': 'F',
  installed: 'i',
} as const;

/** `${db:Status-Abbrev}`: three characters, the last for errors. */
export function statusAbbreviation({ want, status }: Installed): string {
  return `${WANT[want]}${STATUS[status]} `;
}
