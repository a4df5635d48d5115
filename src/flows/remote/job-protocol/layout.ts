/** Where things are on a server. Production code never passes another one; tests move everything into a sandbox. */
export interface RemoteLayout {
  /** Folder of the job folders. */
  readonly jobs: string;
  readonly path: string;
  /** The root-owned program a NOPASSWD rule allows. */
  readonly helper: string;
  /** A file whose content is another one after each boot. */
  readonly bootId: string;
}

export const LAYOUT: RemoteLayout = {
  jobs: '/var/lib/ucware-upgrade/jobs',
  path: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  helper: '/usr/local/sbin/ucware-upgrade-helper',
  bootId: '/proc/sys/kernel/random/boot_id',
};
