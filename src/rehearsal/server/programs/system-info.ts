import { parseOptions } from '../shell/options.ts';
import type { Program } from '../shell/program.ts';
import { accountOf } from './accounts.ts';
import { rebootNow } from './systemctl.ts';

const id: Program = async (call) => {
  const { rest, has } = parseOptions(call.args, {
    '-u': 'flag',
    '-g': 'flag',
    '-n': 'flag',
    '-G': 'flag',
    '-un': 'flag',
  });
  const account = rest[0] === undefined ? accountOf(call.process.uid) : accountOf(rest[0]);
  if (account === undefined) {
    call.err(`id: '${rest[0] ?? call.process.uid}': no such user\n`);
    return 1;
  }
  const { name, uid, groups } = account;
  if (has('-un') || (has('-u') && has('-n'))) call.out(`${name}\n`);
  else if (has('-u') || (has('-g') && !has('-n'))) call.out(`${uid}\n`);
  else if (has('-G') && has('-n')) call.out(`${groups.join(' ')}\n`);
  else if (has('-g')) call.out(`${groups[0] ?? name}\n`);
  else
    call.out(
      `uid=${uid}(${name}) gid=${uid}(${name}) groups=${groups.map((group, index) => `${uid + index}(${group})`).join(',')}\n`,
    );
  return 0;
};

const uname: Program = async (call) => {
  const { world } = call.machine;
  const { has } = parseOptions(
    call.args,
    Object.fromEntries('-a -s -n -r -v -m -p -i -o'.split(' ').map((name) => [name, 'flag'])),
  );
  const parts: readonly (readonly [string, string])[] = [
    ['-s', 'Linux'],
    ['-n', world.hostname],
    ['-r', world.kernel],
    ['-v', '#224-Ubuntu SMP Mon Jun 19 13:30:12 UTC 2023'],
    ['-m', 'x86_64'],
    ['-o', 'GNU/Linux'],
  ];
  const shown = parts.filter(([option]) => has('-a') || has(option));
  call.out(
    `${(shown.length === 0 ? parts.slice(0, 1) : shown).map(([, text]) => text).join(' ')}\n`,
  );
  return 0;
};

const hostname: Program = async (call) => {
  const { hostname: name, addresses } = call.machine.world;
  if (call.args.includes('-I')) call.out(`${addresses.ngn} ${addresses.voip} \n`);
  else if (call.args.includes('-f')) call.out(`${name}.example.com\n`);
  else call.out(`${name}\n`);
  return 0;
};

/** `ip -o addr show`: the two interfaces of the guide. */
const ip: Program = async (call) => {
  const words = call.args.filter((word) => !word.startsWith('-'));
  if (!/^a(ddr(ess)?)?$/.test(words[0] ?? '')) {
    call.unsupported(`object ${words[0] ?? '(none)'}`);
    return 1;
  }
  const { addresses } = call.machine.world;
  const lines = [
    `2: ens18    inet ${addresses.ngn}/24 brd ${addresses.ngn} scope global ens18\\       valid_lft forever preferred_lft forever\n`,
    `3: ens19    inet ${addresses.voip}/24 brd ${addresses.voip} scope global ens19\\       valid_lft forever preferred_lft forever\n`,
  ];
  if (!words.includes('global'))
    call.out(
      '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n',
    );
  for (const line of lines) call.out(line);
  return 0;
};

const free: Program = async (call) => {
  const mb = call.args.includes('-m');
  const scale = (kb: number) => String(mb ? Math.round(kb / 1024) : kb).padStart(12);
  call.out('              total        used        free      shared  buff/cache   available\n');
  call.out(
    `Mem:   ${[4_039_464, 1_604_488, 812_344, 21_404, 1_622_632, 2_411_888].map(scale).join('')}\n`,
  );
  call.out(`Swap:  ${[2_097_148, 0, 2_097_148].map(scale).join('')}\n`);
  return 0;
};

const date: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-u': 'flag',
    '--utc': 'flag',
    '-d': 'value',
    '--date': 'value',
    '-I': 'flag',
    '-Is': 'flag',
    '-Iseconds': 'flag',
    '-R': 'flag',
    '-r': 'value',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const wish = options.value('-d', '--date');
  const seconds = /^@(\d+)/.exec(wish ?? '')?.[1];
  const ms =
    wish === undefined ? call.machine.now() : seconds ? Number(seconds) * 1000 : Date.parse(wish);
  if (Number.isNaN(ms)) {
    call.err(`date: invalid date '${wish ?? ''}'\n`);
    return 1;
  }
  const iso = new Date(ms).toISOString();
  const utc = new Date(ms).toUTCString();
  const format = options.rest.find((word) => word.startsWith('+'))?.slice(1);
  if (options.has('-Is', '-Iseconds')) call.out(`${iso.slice(0, 19)}+00:00\n`);
  else if (options.has('-I')) call.out(`${iso.slice(0, 10)}\n`);
  else if (format === undefined)
    call.out(
      `${utc.slice(0, 3)} ${utc.slice(8, 11)} ${utc.slice(5, 7)} ${iso.slice(11, 19)} UTC ${iso.slice(0, 4)}\n`,
    );
  else {
    const fields: Record<string, string> = {
      Y: iso.slice(0, 4),
      m: iso.slice(5, 7),
      d: iso.slice(8, 10),
      H: iso.slice(11, 13),
      M: iso.slice(14, 16),
      S: iso.slice(17, 19),
      F: iso.slice(0, 10),
      T: iso.slice(11, 19),
      s: String(Math.floor(ms / 1000)),
      N: `${iso.slice(20, 23)}000000`,
      z: '+0000',
      Z: 'UTC',
      j: '001',
      '%': '%',
      n: '\n',
      t: '\t',
      a: utc.slice(0, 3),
      b: utc.slice(8, 11),
    };
    call.out(
      `${format.replace(/%(.)/g, (whole, sign: string) => {
        if (fields[sign] === undefined) call.unsupported(`format ${whole}`);
        return fields[sign] ?? whole;
      })}\n`,
    );
  }
  return 0;
};

const timedatectl: Program = async (call) => {
  const [verb = 'status'] = call.args.filter((word) => !word.startsWith('-'));
  if (verb !== 'status') {
    call.err(`Unknown operation ${verb}.\n`);
    if (verb !== 'show') call.unsupported(`verb ${verb}`);
    return 1;
  }
  const iso = new Date(call.machine.now()).toISOString();
  const yes = call.machine.outside.clockSynchronized ? 'yes' : 'no';
  call.out(
    `                      Local time: ${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC\n                  Universal time: ${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC\n                        RTC time: ${iso.slice(0, 10)} ${iso.slice(11, 19)}\n                       Time zone: Etc/UTC (UTC, +0000)\n       System clock synchronized: ${yes}\nsystemd-timesyncd.service active: ${yes}\n                 RTC in local TZ: no\n`,
  );
  return 0;
};

const detectVirt: Program = async (call) => {
  const { virtualization } = call.machine.outside;
  if (!call.args.includes('-q')) call.out(`${virtualization}\n`);
  return virtualization === 'none' ? 1 : 0;
};

const lsbRelease: Program = async (call) => {
  const text = await call.fs.readFile('/etc/os-release');
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
  const short = call.args.some((word) => /^-\w*s/.test(word));
  const values = {
    c: field('VERSION_CODENAME'),
    r: field('VERSION_ID'),
    i: 'Ubuntu',
    d: field('PRETTY_NAME'),
  };
  const titles = { c: 'Codename', r: 'Release', i: 'Distributor ID', d: 'Description' };
  for (const key of ['i', 'd', 'r', 'c'] as const) {
    if (
      !call.args.some((word) => word.startsWith('-') && (word.includes(key) || word.includes('a')))
    )
      continue;
    call.out(short ? `${values[key]}\n` : `${titles[key]}:\t${values[key]}\n`);
  }
  return 0;
};

const locale: Program = async (call) => {
  if (call.args.includes('-a')) call.out('C\nC.UTF-8\nde_DE.utf8\nen_US.utf8\nPOSIX\n');
  else call.out(`LANG=${call.env['LANG'] ?? ''}\nLC_ALL=${call.env['LC_ALL'] ?? ''}\n`);
  return 0;
};

/** reboot and `shutdown -r now`, both by systemd. */
const reboot: Program = async (call) => {
  if (call.name !== 'shutdown') return rebootNow(call);
  const now = call.args.includes('-r') && (call.args.includes('now') || call.args.includes('+0'));
  if (now) return rebootNow(call);
  call.unsupported(`arguments ${call.args.join(' ')}`);
  return 1;
};

export const SYSTEM_INFO: Readonly<Record<string, Program>> = {
  id,
  uname,
  hostname,
  ip,
  free,
  date,
  timedatectl,
  'systemd-detect-virt': detectVirt,
  lsb_release: lsbRelease,
  locale,
  reboot,
  shutdown: reboot,
  whoami: async (call) => {
    call.out(`${call.process.user}\n`);
    return 0;
  },
  nproc: async (call) => {
    call.out('2\n');
    return 0;
  },
};
