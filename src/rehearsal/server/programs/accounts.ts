/** A user of the simulated server. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
  readonly groups: readonly string[];
}

export const ROOT: Account = { name: 'root', uid: 0, home: '/root', groups: ['root'] };
/** The SSH user of the guide. */
export const UCWARE: Account = {
  name: 'ucware',
  uid: 1000,
  home: '/home/ucware',
  groups: ['ucware', 'adm', 'cdrom', 'sudo', 'dip', 'plugdev'],
};

const OTHERS: readonly Account[] = [
  { name: 'nobody', uid: 65534, home: '/nonexistent', groups: ['nogroup'] },
  { name: '_apt', uid: 104, home: '/nonexistent', groups: ['nogroup'] },
  { name: 'mysql', uid: 111, home: '/nonexistent', groups: ['mysql'] },
  { name: 'asterisk', uid: 112, home: '/var/lib/asterisk', groups: ['asterisk'] },
  { name: 'www-data', uid: 33, home: '/var/www', groups: ['www-data'] },
];

export const ACCOUNTS: readonly Account[] = [ROOT, UCWARE, ...OTHERS];

export function accountOf(nameOrId: string | number): Account | undefined {
  return ACCOUNTS.find(({ name, uid }) => name === nameOrId || String(uid) === String(nameOrId));
}

/** Lines of `/etc/passwd`. */
export function passwdFile(): string {
  return ACCOUNTS.map(({ name, uid, home }) => {
    const shell = uid === 0 || uid === UCWARE.uid ? '/bin/bash' : '/usr/sbin/nologin';
    return `${name}:x:${uid}:${uid}:${name}:${home}:${shell}\n`;
  }).join('');
}
