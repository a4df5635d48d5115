import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readOffered } from '../../../../src/flows/remote/conffiles/offered.ts';
import { readPresent } from '../../../../src/flows/remote/conffiles/present.ts';
import { readSums } from '../../../../src/flows/remote/conffiles/sums.ts';
import { readLeftovers } from '../../../../src/flows/remote/jobs/leftovers.ts';
import type { Probe } from '../../../../src/flows/run/action.ts';
import { runJob, type Site } from '../jobs/run-job.ts';

const OWN = '/root/.cache/ucware-upgrade';
const SIMULATED = `Inst libc6:i386 [2.27-3ubuntu1] (2.27-3ubuntu1.6 Ubuntu:18.04/bionic-updates [i386]) []
Inst ucware-core [4.5.0.8] (1:4.5.0.10 UCware:18.04/bionic [amd64])
Inst ucware-sounds (5.0 UCware:18.04/bionic [all])
Conf ucware-core (1:4.5.0.10 UCware:18.04/bionic [amd64])
`;

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

async function look<T>(probe: Probe<T>, site: Site) {
  const ran = await runJob(probe.script, probe.args, site);
  return { ...ran, value: probe.parse({ exitCode: ran.exitCode, stdout: ran.log, stderr: '' }) };
}

/** Paths in what stand-ins print begin with an octal slash: the sandbox moves the others below itself. */
const DPKG_DEB = `echo "dpkg-deb $1 $(basename "$2")" >>/calls
[ "$1" = -c ] || mkdir -p "$3"
case "$1 $(basename "$2")" in
  "-e ucware-core_"*)
    printf '\\057etc/ucware/ucware.php\\n\\057etc/ucware/new one.conf\\nremove-on-upgrade \\057etc/x\\n' >"$3/conffiles"
    printf 'dpkg-maintscript-helper rm_conffile \\057etc/ucware/old.conf 4.5.0.9~ -- "$@"\\n' >"$3/postinst"
    printf 'dpkg-maintscript-helper mv_conffile "\\057etc/a" "\\057etc/b" "1:2.0-1~" "ucware-core" -- "$@"\\n' >"$3/preinst"
    printf 'dpkg-maintscript-helper mv_conffile \\057etc/c \\057etc/d -- "$@"\\ndpkg-maintscript-helper rm_conffile \\057etc/e "$OLD" -- "$@"\\n' >"$3/prerm"
    printf 'dpkg-maintscript-helper rm_conffile \\\\\\n  \\057etc/f 2~ -- "$@"\\nrm_conffile "$one" 2~ -- "$@"\\n' >"$3/postrm"
    ;;
  "-c ucware-core_"*)
    printf '%s\\n' 'drwxr-xr-x root/root 0 2023-01-01 00:00 ./etc/' '-rw-r--r-- root/root 8 2023-01-01 00:00 ./etc/ucware/ucware.php' '-rw-r--r-- root/root 8 2023-01-01 00:00 ./etc/plain here.conf' 'lrwxrwxrwx root/root 0 2023-01-01 00:00 ./etc/linked.conf -> ../usr/share/x' '-rw-r--r-- root/root 8 2023-01-01 00:00 ./etc/folder.conf/deep/one' '-rw-r--r-- root/root 8 2023-01-01 00:00 ./etc/own.conf'
    ;;
  "-x ucware-core_"*)
    mkdir -p "$3/etc/ucware"
    printf 'offered\\n' >"$3/etc/ucware/ucware.php"
    printf 'begun\\n' >"$3/etc/ucware/new one.conf"
    ;;
esac`;

const APT_GET = `echo "apt-get $*" >>/calls
case " $* " in
  *" -s "*) printf '%s' '${SIMULATED}' ;;
  *" ucware-sounds="*) exit 100 ;;
  *" download "*) : >libc6_2.27-3ubuntu1.6_i386.deb ;;
esac`;

/** Configuration files of the server; only where one of them is does it matter what a package ships beside its own. */
const KNOWN = `printf '%b\\n' 'ucware-core 4.5.0.8' ${['ucware/ucware.php', 'plain here.conf', 'linked.conf', 'folder.conf'].map((path) => `' \\057etc/${path} ${'a'.repeat(32)}'`).join(' ')}`;

function site(parts: Partial<Site> = {}): Site {
  return {
    files: {
      [`${OWN}/plan-4.5/lists/kept`]: '',
      [`${OWN}/plan-4.5/apt.conf`]: '',
      '/var/cache/apt/archives/ucware-core_1%3a4.5.0.10_amd64.deb': 'archive',
    },
    commands: {
      'apt-get': APT_GET,
      'dpkg-deb': DPKG_DEB,
      'dpkg-query': KNOWN,
      df: 'printf "x\\nx x x 9000000 x x\\n"',
    },
    ...parts,
  };
}

describe('what new packages offer', () => {
  test('is read from apt’s cache, or downloaded beside the server’s apt', async () => {
    const { value, files, calls } = await look(readOffered('4.5', 'as-user'), site());
    expect(value).toEqual({
      made: true,
      packages: [
        { name: 'libc6:i386', from: '2.27-3ubuntu1', to: '2.27-3ubuntu1.6', architecture: 'i386' },
        { name: 'ucware-core', from: '4.5.0.8', to: '1:4.5.0.10', architecture: 'amd64' },
        { name: 'ucware-sounds', from: null, to: '5.0', architecture: 'all' },
      ],
      files: [
        {
          package: 'ucware-core',
          path: '/etc/ucware/ucware.php',
          md5: md5('offered\n'),
          mode: '644',
        },
        {
          package: 'ucware-core',
          path: '/etc/ucware/new one.conf',
          md5: md5('begun\n'),
          mode: '644',
        },
      ],
      moved: [
        ['mv_conffile', '/etc/a', '1:2.0-1~'],
        ['mv_conffile', '/etc/b', '1:2.0-1~'],
        ['rm_conffile', '/etc/ucware/old.conf', '4.5.0.9~'],
        ['mv_conffile', '/etc/c', null],
        ['mv_conffile', '/etc/d', null],
        ['rm_conffile', '/etc/e', null],
        ['rm_conffile', '*', '2~'],
        ['rm_conffile', '/etc/f', '2~'],
      ].map(([verb, path, until]) => ({ package: 'ucware-core', verb, path, until })),
      replaced: ['/etc/plain here.conf', '/etc/linked.conf', '/etc/folder.conf'].map((path) => ({
        package: 'ucware-core',
        path,
      })),
      unread: ['ucware-sounds'],
      store: `${OWN}/shipped`,
    });
    expect(files[`${OWN}/shipped/${md5('offered\n')}`]).toBe('offered\n');
    // A package without configuration files is never unpacked, and no archive is left behind.
    expect(calls).not.toContain('dpkg-deb -x libc6_2.27-3ubuntu1.6_i386.deb');
    expect(Object.keys(files).filter((path) => path.endsWith('.deb'))).toHaveLength(1);
    const downloads = calls.filter((call) => call.includes(' download '));
    for (const call of downloads) expect(call).toContain(`-o Dir::Cache=${OWN}/plan-4.5/cache`);
  });

  test('is not looked at twice', async () => {
    const first = await look(readOffered('4.5', 'as-user'), site());
    const known = Object.fromEntries(
      Object.entries(first.files).filter(([path]) => path.startsWith(OWN)),
    );
    const again = await look(
      readOffered('4.5', 'as-user'),
      site({ files: { ...site().files, ...known } }),
    );
    expect(again.value.files).toEqual(first.value.files);
    expect(again.calls.filter((call) => call.startsWith('dpkg-deb'))).toEqual([]);
  });

  test('comes from a list that an older bot left, too', async () => {
    const list = `${OWN}/files/ucware-core_1%3a4.5.0.10_amd64`;
    const { value } = await look(
      readOffered('4.5', 'as-user'),
      site({ files: { ...site().files, [list]: 'moved\trm_conffile\t/etc/old.conf\n' } }),
    );
    expect(value.moved).toEqual([
      { package: 'ucware-core', verb: 'rm_conffile', path: '/etc/old.conf', until: null },
    ]);
  });

  test('is not downloaded where the disk is nearly full', async () => {
    const { value, calls } = await look(
      readOffered('4.5', 'as-user'),
      site({ commands: { ...site().commands, df: 'printf "x\\nx x x 1000 x x\\n"' } }),
    );
    expect(value.unread).toEqual(['libc6:i386', 'ucware-sounds']);
    expect(calls.filter((call) => call.includes(' download '))).toEqual([]);
  });

  test('is read where the package lies when apt never copies it', async () => {
    const { 'apt-get': apt } = site().commands ?? {};
    const { value } = await look(
      readOffered('4.5', 'downloads'),
      site({
        files: { '/var/mirror/ucware-core_4.5.0.10_amd64.deb': 'archive' },
        commands: {
          ...site().commands,
          'apt-get': `case " $* " in *" --print-uris "*)
  printf "'file:%s' ucware-core_1%%3a4.5.0.10_amd64.deb 7 SHA256:0\\n" /var/mirror/ucware-core_4.5.0.10_amd64.deb ;;
esac
${apt}`,
        },
      }),
    );
    expect(value.files.map((file) => file.path)).toContain('/etc/ucware/ucware.php');
    expect(value.unread).toEqual(['libc6:i386', 'ucware-sounds']);
  });

  test('needs the lists of a plan', async () => {
    const { value } = await look(readOffered('5', 'as-user'), site());
    expect(value.made).toBe(false);
  });

  test('comes from the packages that lie ready, at last', async () => {
    const { value, calls } = await look(readOffered('4.5', 'downloads'), site());
    expect(value.files.map(({ path }) => path)).toContain('/etc/ucware/ucware.php');
    expect(value.unread).toEqual(['libc6:i386', 'ucware-sounds']);
    expect(value.store).toBe('/var/lib/ucware-upgrade/shipped');
    expect(calls.filter((call) => call.startsWith('apt-get'))).toEqual([
      'apt-get -q -y -s full-upgrade',
      'apt-get -qq -y --print-uris full-upgrade',
    ]);
  });
});

describe('what is on the server', () => {
  const query = `printf '%s\\n' 'ucware-core 4.5.0.8' ' /etc/ucware/ucware.php ${md5('shipped\n')}' ' /etc/ucware/gone.conf ${md5('gone\n')}' ' /etc/ucware/old one.conf ${md5('old\n')} obsolete' ' /etc/ucware/fresh newconffile' 'bash 5' ''`;

  test('is what dpkg recorded beside the disk', async () => {
    const { value, log } = await look(readPresent(), {
      files: {
        '/etc/ucware/ucware.php': 'canary\n',
        '/etc/ucware/old one.conf': 'old\n',
        '/var/lib/ucf/registry': 'openssh-server  /etc/ssh/sshd_config\n',
      },
      commands: { 'dpkg-query': query },
    });
    const file = { package: 'ucware-core', version: '4.5.0.8', obsolete: false };
    expect(value).toEqual({
      files: [
        {
          ...file,
          path: '/etc/ucware/ucware.php',
          recorded: md5('shipped\n'),
          own: md5('canary\n'),
        },
        { ...file, path: '/etc/ucware/gone.conf', recorded: md5('gone\n'), own: null },
        {
          ...file,
          path: '/etc/ucware/old one.conf',
          recorded: md5('old\n'),
          own: md5('old\n'),
          obsolete: true,
        },
        { ...file, path: '/etc/ucware/fresh', recorded: null, own: null },
      ],
      ucf: [{ package: 'openssh-server', path: '/etc/ssh/sshd_config' }],
      links: [],
      odd: [],
      diverted: [],
      unnamed: [],
    });
    expect(log).not.toContain('canary');
  });

  const shipped = 'a'.repeat(32);
  const asks = (...paths: string[]) =>
    `printf '%s\\n' 'pbx 1' ${paths.map((path) => `' ${path} ${shipped}'`).join(' ')}`;

  test('says which are links, and which are no files at all', async () => {
    const { value } = await look(readPresent(), {
      files: { '/etc/real': 'real\n', '/etc/folder/x': '' },
      links: { '/etc/link': '/etc/real', '/etc/dangling': '/etc/none', '/etc/dir': '/etc/folder' },
      commands: { 'dpkg-query': asks('/etc/link', '/etc/dangling', '/etc/dir', '/etc/folder') },
    });
    expect(value.links).toEqual(['/etc/link', '/etc/dangling', '/etc/dir']);
    expect(value.odd).toEqual(['/etc/dir', '/etc/folder']);
    expect(value.files.map(({ own }) => own)).toEqual([md5('real\n'), null, null, null]);
  });

  test('says which of them are diverted, and for whom', async () => {
    const { value } = await look(readPresent(), {
      files: {
        '/etc/real': 'real\n',
        '/var/lib/dpkg/diversions':
          '/etc/pbx.conf\n/etc/pbx.conf.distrib\n:\n/bin/sh\n/bin/sh.distrib\ndash\n',
      },
      // The sandbox moves what stands in a command below itself, but not what stands in dpkg's lists.
      commands: { 'dpkg-query': asks('\\057etc/pbx.conf', '/etc/real').replace("'%s", "'%b") },
    });
    expect(value.diverted).toEqual([{ path: '/etc/pbx.conf', by: ':' }]);
  });

  test('a name that is no text hides none of the others', async () => {
    const odd = [`/etc/a\\tb ${shipped}`, `/etc/gr\\0374n ${shipped}`];
    const query = `printf '%b\\n' 'pbx 1' ${odd.map((line) => `' ${line}'`).join(' ')} ' /etc/grüß ${shipped}'`;
    const given = { commands: { 'dpkg-query': query }, links: { '/etc/none': '/etc/never' } };
    const { value } = await look(readPresent(), given);
    expect(value.files.map(({ path }) => path)).toEqual(['/etc/grüß']);
    expect(value.unnamed).toEqual([
      { package: 'pbx', path: '/etc/a?b' },
      { package: 'pbx', path: '/etc/gr?n' },
    ]);
  });

  test('files dpkg left lie beside what it knows, wherever that is, and are named once', async () => {
    const { value } = await look(readLeftovers(), {
      files: {
        '/home/pbx/a.conf': 'own\n',
        '/home/pbx/a.conf.dpkg-dist': 'vendor\n',
        '/etc/other/a\\b.dpkg-dist': 'odd\n',
        '/etc/real/b.conf.dpkg-dist': 'b\n',
        '/etc/checkout/c.conf': 'c\n',
        '/etc/c.conf.dpkg-new': 'new c\n',
      },
      links: { '/etc/folder': '/etc/real', '/etc/c.conf': '/etc/checkout/c.conf' },
      commands: { 'dpkg-query': asks('/home/pbx/a.conf', '/etc/folder/b.conf', '/etc/c.conf') },
    });
    expect(value).toEqual([
      { path: '/etc/c.conf.dpkg-new', md5: md5('new c\n'), besideLink: true },
      { path: '/etc/folder/b.conf.dpkg-dist', md5: md5('b\n') },
      { path: '/etc/other/a\\b.dpkg-dist', md5: md5('odd\n') },
      { path: '/home/pbx/a.conf.dpkg-dist', md5: md5('vendor\n') },
    ]);
  });

  test('files dpkg knows nothing of have a checksum, too', async () => {
    const { value } = await look(readSums(['/etc/a', '/etc/none']), { files: { '/etc/a': 'a' } });
    expect(value).toEqual({ '/etc/a': md5('a') });
  });
});
