import { createView } from '../fs/view.ts';
import { parseOptions } from '../shell/options.ts';
import type { Call, Program } from '../shell/program.ts';
import { accountOf, ROOT } from './accounts.ts';
import { isSudoer, permissionFor } from './sudoers.ts';

/** `secure_path` of Ubuntu's sudoers. */
const SECURE_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin';
/** Password tries of one call (`passwd_tries`). */
const TRIES = 3;
/** Survive `env_reset` in sudo 1.8: the lists `env_check` and `env_keep` are made of. */
const KEPT =
  /^(LANG|LANGUAGE|LC_\w+|LINGUAS|TERM|TZ|COLORTERM|DISPLAY|HOSTNAME|LS_COLORS|PS1|PS2|XAUTHORITY|XAUTHORIZATION|HOME)$/;

/** sudo 1.8.21: `-n`, `-S`, `-k`, `-p`, `-H`, `-u`, `-v`, `-l`; the environment is reset, HOME stays unless `-H`. */
export const sudo: Program = async (call) => {
  const options = parseOptions(
    call.args,
    {
      '-n': 'flag',
      '-S': 'flag',
      '-k': 'flag',
      '-K': 'flag',
      '-H': 'flag',
      '-p': 'value',
      '-u': 'value',
      '-v': 'flag',
      '-l': 'flag',
      '-E': 'flag',
      '--': 'flag',
    },
    { stopAtWord: true },
  );
  const bad = options.unknown[0];
  if (bad !== undefined) {
    call.unsupported(`option ${bad}`);
    call.err(`sudo: invalid option -- '${bad.replace(/^-+/, '')}'\n`);
    return 1;
  }
  const target = accountOf(options.value('-u') ?? 'root') ?? ROOT;
  const words = [...options.rest];
  const vars: Record<string, string> = {};
  while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) {
    const [name = '', ...rest] = (words.shift() ?? '').split('=');
    vars[name] = rest.join('=');
  }
  const [command, ...args] = words;
  const rules = rootView(call);
  if (command === undefined && !options.has('-v', '-l'))
    return options.has('-k', '-K') ? 0 : usage(call);

  const path = command === undefined ? '' : await find(call, command);
  const permission = await permissionFor(rules, call.process.user, path, args);
  const known = call.process.uid === 0;
  let stdin = call.stdin;
  const needsPassword = permission.allowed ? permission.password : true;
  if (!known && needsPassword) {
    if (options.has('-n')) {
      call.err(call.say('sudo: a password is required\n', 'sudo: Ein Passwort ist notwendig\n'));
      return 1;
    }
    if (!options.has('-S')) {
      call.err(
        call.say(
          'sudo: no tty present and no askpass program specified\n',
          'sudo: Kein TTY vorhanden und kein »askpass«-Programm angegeben\n',
        ),
      );
      return 1;
    }
    const rest = ask(call, options.value('-p'));
    if (rest === undefined) return 1;
    stdin = rest;
  }
  if (!known && !permission.allowed) return refuse(call, rules, path, args);
  if (command === undefined) return 0;
  if (path === '') {
    call.err(
      call.say(
        `sudo: ${command}: command not found\n`,
        `sudo: ${command}: Befehl nicht gefunden\n`,
      ),
    );
    call.machine.report(`${command}: command not found`);
    return 1;
  }
  const kept = Object.entries(call.env).filter(([name]) => options.has('-E') || KEPT.test(name));
  const env = {
    ...Object.fromEntries(kept),
    ...(options.has('-H') || call.env['HOME'] === undefined ? { HOME: target.home } : {}),
    PATH: SECURE_PATH,
    SHELL: '/bin/bash',
    LOGNAME: target.name,
    USER: target.name,
    USERNAME: target.name,
    SUDO_COMMAND: [path, ...args].join(' '),
    SUDO_USER: call.process.user,
    SUDO_UID: String(call.process.uid),
    SUDO_GID: String(call.process.uid),
    ...vars,
  };
  const { exitCode } = await call.run([path, ...args], {
    uid: target.uid,
    user: target.name,
    env,
    stdin,
  });
  return exitCode;
};

/** Reads passwords from stdin, a line a try; gives back what is left of stdin after the right one. */
function ask(call: Call, prompt: string | undefined): string | undefined {
  let rest = call.stdin;
  for (let wrong = 0; wrong < TRIES; wrong += 1) {
    call.err(
      prompt ??
        call.say(
          `[sudo] password for ${call.process.user}: `,
          `[sudo] Passwort für ${call.process.user}: `,
        ),
    );
    if (rest === '') {
      call.err(
        wrong === 0
          ? call.say(
              '\nsudo: no password was provided\n',
              '\nsudo: Es wurde kein Passwort angegeben\n',
            )
          : attempts(call, wrong),
      );
      return undefined;
    }
    const end = rest.indexOf('\n');
    const password = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? '' : rest.slice(end + 1);
    if (password === call.machine.outside.passwords[call.process.user]) return rest;
    if (wrong < TRIES - 1) {
      call.err(
        call.say('Sorry, try again.\n', 'Das hat nicht funktioniert, bitte nochmal probieren.\n'),
      );
    }
  }
  call.err(attempts(call, TRIES));
  return undefined;
}

function attempts(call: Call, count: number): string {
  const plural = count === 1 ? '' : 's';
  return call.say(
    `sudo: ${count} incorrect password attempt${plural}\n`,
    `sudo: ${count} Fehlversuch${count === 1 ? '' : 'e'} bei der Passwort-Eingabe\n`,
  );
}

async function refuse(
  call: Call,
  rules: ReturnType<typeof rootView>,
  path: string,
  args: readonly string[],
): Promise<number> {
  const { user } = call.process;
  call.err(
    (await isSudoer(rules, user))
      ? call.say(
          `Sorry, user ${user} is not allowed to execute '${[path, ...args].join(' ')}' as root on ${call.machine.world.hostname}.\n`,
          `Leider darf der Benutzer ${user} '${[path, ...args].join(' ')}' als root auf ${call.machine.world.hostname} nicht ausführen.\n`,
        )
      : call.say(
          `${user} is not in the sudoers file.  This incident will be reported.\n`,
          `${user} ist nicht in der sudoers-Datei. Dieser Vorfall wird gemeldet.\n`,
        ),
  );
  return 1;
}

function usage(call: Call): number {
  call.err('usage: sudo -h | -K | -k | -V\n');
  return 1;
}

/** sudo is setuid: it reads the rules with root's rights. */
function rootView(call: Call): ReturnType<typeof createView> {
  return createView(call.machine.disk, () => ({
    uid: 0,
    gid: 0,
    umask: 0o022,
    now: call.machine.now(),
  }));
}

async function find(call: Call, command: string): Promise<string> {
  if (command.includes('/')) {
    const path = call.fs.resolvePath(call.cwd, command);
    return (await rootView(call).exists(path)) ? path : '';
  }
  for (const folder of SECURE_PATH.split(':')) {
    if (await rootView(call).exists(`${folder}/${command}`)) return `${folder}/${command}`;
  }
  return '';
}
