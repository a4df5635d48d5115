import { unitName } from '../machine/units.ts';
import { reach, reasonOf } from '../packages/reach.ts';
import { releaseFile } from '../packages/stanzas.ts';
import { parseOptions } from '../shell/options.ts';
import type { Call, Program } from '../shell/program.ts';
import { ACCOUNTS } from './accounts.ts';

/** who: who is logged in at a terminal besides the bot, which has none. */
const who: Program = async (call) => {
  for (const { user, terminal, from, since } of call.machine.outside.loggedIn) {
    call.out(`${user.padEnd(8)} ${terminal.padEnd(12)} ${since} (${from})\n`);
  }
  return 0;
};

const wall: Program = async (call) => {
  call.machine.outside.walls.push(call.args[0] ?? call.stdin);
  return 0;
};

const logger: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-t': 'value',
    '-p': 'value',
    '-i': 'flag',
    '-s': 'flag',
  });
  call.machine.journal.push({
    at: call.machine.now(),
    unit: options.value('-t') ?? 'logger',
    text: options.rest.join(' ') || call.stdin,
  });
  return 0;
};

const journalctl: Program = async (call) => {
  const options = parseOptions(call.args, {
    ...Object.fromEntries(
      '--no-pager -q -b -e -x --quiet'.split(' ').map((name) => [name, 'flag' as const]),
    ),
    ...Object.fromEntries(
      '-u --unit -n --lines -o --output --since --until -p'
        .split(' ')
        .map((name) => [name, 'value' as const]),
    ),
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const units = options.all('-u', '--unit').map(unitName);
  const lines = call.machine.journal.filter(
    ({ unit }) => units.length === 0 || units.includes(unit),
  );
  const most = Number(options.value('-n', '--lines') ?? lines.length);
  for (const { at, unit, text } of lines.slice(-most)) {
    call.out(
      `${new Date(at).toISOString().slice(0, 19)} ${call.machine.world.hostname} ${unit}: ${text}\n`,
    );
  }
  return 0;
};

const getent: Program = async (call) => {
  const [database, key = ''] = call.args;
  if (database === 'passwd' || database === 'group') {
    const found = ACCOUNTS.filter(
      ({ name, uid }) => key === '' || key === name || key === String(uid),
    );
    for (const { name, uid, home } of found) {
      call.out(
        database === 'group'
          ? `${name}:x:${uid}:\n`
          : `${name}:x:${uid}:${uid}:${name}:${home}:/bin/bash\n`,
      );
    }
    return found.length === 0 ? 2 : 0;
  }
  if (database !== 'hosts' && database !== 'ahosts') {
    call.unsupported(`database ${database ?? '(none)'}`);
    return 1;
  }
  const dead = [...call.machine.outside.trouble].some(
    ([url, trouble]) => trouble === 'dns' && url.includes(key),
  );
  const repository = call.machine.outside.repositories.find(({ url }) => url.includes(`//${key}/`));
  if (dead || repository === undefined) return 2;
  call.out(`${(repository.address.split(' ')[0] ?? '').padEnd(15)} ${key}\n`);
  return 0;
};

/** curl 7.58, for the repositories of the simulated network and the machine's own page. */
const curl: Program = async (call) => {
  const options = parseOptions(call.args, {
    ...Object.fromEntries(
      '-s -S -f -I -L -k -v --silent --show-error --fail --head --location --insecure'
        .split(' ')
        .map((name) => [name, 'flag' as const]),
    ),
    ...Object.fromEntries(
      '-o --output -w --write-out -m --max-time --connect-timeout --retry -u -H -A'
        .split(' ')
        .map((name) => [name, 'value' as const]),
    ),
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const url = options.rest[0] ?? '';
  const answer = answerOf(call, url);
  const quiet = options.has('-s', '--silent') && !options.has('-S', '--show-error');
  if ('error' in answer) {
    if (!quiet) call.err(`curl: (${answer.error}) ${answer.text}\n`);
    return answer.error;
  }
  const failed = answer.status >= 400 && options.has('-f', '--fail');
  const target = options.value('-o', '--output');
  const body = options.has('-I', '--head') ? `HTTP/1.1 ${answer.status}\r\n\r\n` : answer.body;
  if (!failed && target === undefined) call.out(body);
  else if (!failed && target !== undefined)
    await call.fs.writeFile(call.fs.resolvePath(call.cwd, target), body);
  const format = options.value('-w', '--write-out');
  if (format !== undefined)
    call.out(format.replaceAll('%{http_code}', String(answer.status)).replaceAll('\\n', '\n'));
  if (!failed) return 0;
  if (!quiet) call.err(`curl: (22) The requested URL returned error: ${answer.status}\n`);
  return 22;
};

function answerOf(
  call: Call,
  url: string,
): { status: number; body: string } | { error: number; text: string } {
  const [, base = '', suite = '', file = ''] = /^(.+)\/dists\/([^/]+)\/(.+)$/.exec(url) ?? [];
  const source = {
    url: base || url.replace(/\/+$/, ''),
    suite,
    component: 'main',
    credentials: null,
    options: '',
    file: '',
    line: 0,
  };
  const answer = reach(call.machine, source, '');
  if (answer.ok)
    return { status: 200, body: file.includes('Release') ? releaseFile(answer.repository) : '' };
  const { trouble, host, address } = answer;
  switch (trouble) {
    case 'dns':
      return { error: 6, text: `Could not resolve host: ${host}` };
    case 'refused':
      return { error: 7, text: `Failed to connect to ${host} port 443: Connection refused` };
    case 'timeout':
      return { error: 28, text: 'Connection timed out after 30000 milliseconds' };
    case 'certificate-expired':
      return { error: 60, text: 'SSL certificate problem: certificate has expired' };
    case 'unauthorized':
      return { status: 401, body: '' };
    case 'missing':
      return { status: 404, body: reasonOf(trouble, host, address) };
    case 'key-expired':
    case 'key-unknown':
      return { status: 200, body: '' };
  }
}

/** service: the old way to systemctl. */
const service: Program = async (call) => {
  const [name = '', verb = ''] = call.args;
  return (await call.run(['systemctl', verb, name])).exitCode;
};

const none: Program = async () => 0;

export const OTHERS: Readonly<Record<string, Program>> = {
  who,
  wall,
  logger,
  journalctl,
  getent,
  curl,
  service,
  'dpkg-divert': none,
  'systemd-tmpfiles': none,
  ldconfig: none,
};
