import { randomBytes } from 'node:crypto';
import { strerror } from '../fs/errno.ts';
import { nameOf, parentOf } from '../fs/paths.ts';
import { parseOptions } from '../shell/options.ts';
import { type Call, type Program, pathOf } from '../shell/program.ts';
import { accountOf } from './accounts.ts';

/** mkdir with modes; without `-p` a folder that exists is an error, which is what makes it a guard. */
const mkdir: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-p': 'flag',
    '--parents': 'flag',
    '-m': 'value',
    '--mode': 'value',
    '-v': 'flag',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const mode = options.value('-m', '--mode');
  let code = 0;
  for (const word of options.rest) {
    const path = pathOf(call, word);
    try {
      const existed = await call.fs.exists(path);
      await call.fs.mkdir(path, { recursive: options.has('-p', '--parents') });
      if (mode !== undefined && !existed) await call.fs.chmod(path, Number.parseInt(mode, 8));
    } catch (thrown) {
      call.err(`mkdir: cannot create directory '${word}': ${strerror(thrown)}\n`);
      code = 1;
    }
  }
  return code;
};

/** cp: plain, `-r`/`-a`, `-p`; owners are kept only by root, as in reality. */
const cp: Program = async (call) => {
  const options = parseOptions(call.args, {
    ...Object.fromEntries(
      '-p -a -r -R -f -n -T -v -d -L -P --archive --recursive --force --preserve'
        .split(' ')
        .map((name) => [name, 'flag' as const]),
    ),
    '-t': 'value',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const words = [...options.rest];
  const target = options.value('-t') ?? words.pop() ?? '';
  const into = await isFolder(call, target);
  const keep = options.has('-p', '-a', '--archive', '--preserve');
  let code = 0;
  for (const word of words) {
    const from = pathOf(call, word);
    const to = pathOf(call, into && !options.has('-T') ? `${target}/${nameOf(word)}` : target);
    try {
      if (options.has('-n') && (await call.fs.exists(to))) continue;
      await call.fs.cp(from, to, {
        recursive: options.has('-r', '-R', '-a', '--archive', '--recursive'),
      });
      if (keep) await keepMeta(call, from, to);
    } catch (thrown) {
      call.err(`cp: cannot copy '${word}' to '${target}': ${strerror(thrown)}\n`);
      code = 1;
    }
  }
  return code;
};

async function keepMeta(call: Call, from: string, to: string): Promise<void> {
  const source = call.fs.node(from, true);
  await call.fs.chmod(to, source.mode);
  if (call.process.uid === 0) await call.fs.chown(to, source.uid, source.gid);
  await call.fs.utimes(to, new Date(source.mtimeMs), new Date(source.mtimeMs));
  if (source.kind !== 'folder') return;
  for (const name of source.entries.keys())
    await keepMeta(call, `${from}/${name}`, `${to}/${name}`);
}

async function isFolder(call: Call, word: string): Promise<boolean> {
  const path = pathOf(call, word);
  return (await call.fs.exists(path)) && (await call.fs.stat(path)).isDirectory;
}

/** install: folders with `-d`, else copies with mode and owner. */
const install: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-d': 'flag',
    '-D': 'flag',
    '-m': 'value',
    '-o': 'value',
    '-g': 'value',
    '-p': 'flag',
    '-T': 'flag',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const mode = Number.parseInt(options.value('-m') ?? '755', 8);
  const words = [...options.rest];
  const target = options.has('-d') ? undefined : words.pop();
  for (const word of words) {
    const path = pathOf(call, target === undefined ? word : target);
    const into = target !== undefined && (await isFolder(call, target)) && !options.has('-T');
    const to = into ? `${path}/${nameOf(word)}` : path;
    try {
      if (target === undefined) await call.fs.mkdir(to, { recursive: true });
      else {
        if (options.has('-D')) await call.fs.mkdir(parentOf(to), { recursive: true });
        await call.fs.cp(pathOf(call, word), to);
      }
      await call.fs.chmod(to, mode);
      const owner = options.value('-o');
      if (owner !== undefined)
        await call.fs.chown(
          to,
          accountOf(owner)?.uid ?? 0,
          accountOf(options.value('-g') ?? owner)?.uid ?? 0,
        );
    } catch (thrown) {
      call.err(`install: cannot create '${to}': ${strerror(thrown)}\n`);
      return 1;
    }
  }
  return 0;
};

const chown: Program = async (call) => {
  const options = parseOptions(call.args, { '-R': 'flag', '-h': 'flag', '--recursive': 'flag' });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const [spec = '', ...words] = options.rest;
  const [user = '', group] = spec.split(/[:.]/);
  const owner = accountOf(user);
  if (owner === undefined) {
    call.err(`chown: invalid user: '${spec}'\n`);
    return 1;
  }
  const gid =
    group === undefined || group === '' ? owner.uid : (accountOf(group)?.uid ?? owner.uid);
  for (const word of words) {
    try {
      await call.fs.chown(pathOf(call, word), owner.uid, gid);
    } catch (thrown) {
      call.err(`chown: changing ownership of '${word}': ${strerror(thrown)}\n`);
      return 1;
    }
  }
  return 0;
};

/** mktemp: a file or, with `-d`, a folder that only its maker may open. */
const mktemp: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-d': 'flag',
    '--directory': 'flag',
    '-t': 'flag',
    '-p': 'value',
    '--tmpdir': 'flag',
    '-q': 'flag',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const template = options.rest[0] ?? 'tmp.XXXXXXXXXX';
  const folder =
    options.value('-p') ??
    (options.has('-t', '--tmpdir') || options.rest.length === 0 ? '/tmp' : '');
  const letters = randomBytes(20).toString('hex');
  const name = template.replace(/X{3,}/, (run) => letters.slice(0, run.length));
  const path = pathOf(call, folder === '' ? name : `${folder}/${name}`);
  try {
    if (options.has('-d', '--directory')) await call.fs.mkdir(path);
    else await call.fs.writeFile(path, '');
    await call.fs.chmod(path, options.has('-d', '--directory') ? 0o700 : 0o600);
  } catch (thrown) {
    call.err(`mktemp: failed to create file via template '${template}': ${strerror(thrown)}\n`);
    return 1;
  }
  call.out(`${folder === '' ? name : path}\n`);
  return 0;
};

const realpath: Program = async (call) => {
  const options = parseOptions(call.args, { '-e': 'flag', '-m': 'flag', '-q': 'flag' });
  let code = 0;
  for (const word of options.rest) {
    try {
      call.out(
        `${options.has('-m') ? pathOf(call, word) : await call.fs.realpath(pathOf(call, word))}\n`,
      );
    } catch (thrown) {
      call.err(`realpath: ${word}: ${strerror(thrown)}\n`);
      code = 1;
    }
  }
  return code;
};

/** cmp: 0 the same, 1 different, 2 trouble. */
const cmp: Program = async (call) => {
  const options = parseOptions(call.args, { '-s': 'flag', '--silent': 'flag', '--quiet': 'flag' });
  const [first = '', second = ''] = options.rest;
  try {
    const read = async (word: string) =>
      Buffer.from(word === '-' ? call.stdin : await call.fs.readFileBuffer(pathOf(call, word)));
    if ((await read(first)).equals(await read(second))) return 0;
    if (!options.has('-s', '--silent', '--quiet')) call.out(`${first} ${second} differ\n`);
    return 1;
  } catch (thrown) {
    call.err(`cmp: ${strerror(thrown)}\n`);
    return 2;
  }
};

/** sync 8.28: with names it syncs those, and complains about what is not there. */
const sync: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-d': 'flag',
    '-f': 'flag',
    '--data': 'flag',
    '--file-system': 'flag',
  });
  let code = 0;
  for (const word of options.rest) {
    if (await call.fs.exists(pathOf(call, word))) continue;
    call.err(`sync: error opening '${word}': No such file or directory\n`);
    code = 1;
  }
  return code;
};

export const FILES: Readonly<Record<string, Program>> = {
  mkdir,
  cp,
  install,
  chown,
  mktemp,
  realpath,
  cmp,
  sync,
};
