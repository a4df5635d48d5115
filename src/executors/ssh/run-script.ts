import { CodedError } from '../../errors.ts';
import type { RemoteLayout } from '../../flows/remote/job-protocol/layout.ts';
import { UNKNOWN_VERB } from '../../flows/remote/job-protocol/render-helper.ts';
import { renderScript } from '../../flows/remote/job-protocol/render-script.ts';
import { MARKER_PREFIX, scriptMarker } from '../../flows/remote/job-protocol/script-id.ts';
import type { Output, RemoteScript } from '../../flows/run/action.ts';
import { RemoteFailure } from '../remote-failure.ts';
import { ASK_SUDO, commandLine, type Rights } from './command-line.ts';
import type { Answered, SshPool, Target } from './create-pool.ts';

interface ScriptCall {
  readonly script: RemoteScript;
  readonly args: readonly string[];
  readonly timeoutMs: number;
}

/** Runs a script on a server and gives back what the script itself printed. */
export type RunScript = (target: Target, call: ScriptCall) => Promise<Answered>;

export function createRunScript(pool: SshPool, layout: RemoteLayout): RunScript {
  /** Per server, whether sudo wants a password. */
  const asked = new Map<string, boolean>();
  /** Servers whose sudo took the password since. */
  const proven = new Set<string>();

  async function rightsFor(target: Target, call: ScriptCall): Promise<Rights> {
    const { name, sudo } = target.server;
    if (call.script.as === 'user' || sudo === 'root') return 'own';
    if (sudo === 'helper') return 'helper';
    const known = asked.get(name) ?? (await wantsPassword(target, call.timeoutMs));
    asked.set(name, known);
    return known ? 'asked' : 'free';
  }

  async function wantsPassword(target: Target, timeoutMs: number): Promise<boolean> {
    const stdin = renderScript(NOTHING, layout);
    const answer = await pool.run(target, { command: ASK_SUDO, stdin, timeoutMs });
    return afterMarker(answer.stdout, NOTHING) === undefined;
  }

  /**
   * The password alone, once. After a wrong one sudo would read the next two lines of a script as further tries, and three
   * wrong ones may lock the account.
   */
  async function prove(target: Target, password: string, timeoutMs: number): Promise<void> {
    const { command } = commandLine(NOTHING, [], 'asked', password, layout);
    const answer = await pool.run(target, { command, stdin: `${password}\n`, timeoutMs });
    if (answer.exitCode !== 0) throw unheard(NOTHING, 'asked', answer);
    proven.add(target.server.name);
  }

  return async (target, call) => {
    const { script, args, timeoutMs } = call;
    const { server } = target;
    const rights = await rightsFor(target, call);
    const password = rights === 'asked' ? await passwordOf(target) : '';
    if (rights === 'asked' && !proven.has(server.name)) await prove(target, password, timeoutMs);
    const line = commandLine(script, args, rights, password, layout);
    const answer = await pool.run(target, { ...line, timeoutMs });
    const stdout = afterMarker(answer.stdout, script);
    if (stdout !== undefined) return { ...answer, stdout };
    asked.delete(server.name);
    proven.delete(server.name);
    throw unheard(script, rights, answer);
  };
}

const NOTHING: RemoteScript = { name: 'nothing', as: 'root', kind: 'probe', body: ':' };

async function passwordOf({ server }: Target): Promise<string> {
  if (!server.sudoPassword) throw new CodedError('sudo-refused', 'No sudo password is configured.');
  return (await server.sudoPassword()).reveal();
}

/** What comes after the line by which the script said that it runs; undefined when it never did. */
function afterMarker(stdout: string, script: RemoteScript): string | undefined {
  const marker = `${scriptMarker(script)}\n`;
  if (stdout.startsWith(marker)) return stdout.slice(marker.length);
  const at = stdout.indexOf(`\n${marker}`);
  return at === -1 ? undefined : stdout.slice(at + 1 + marker.length);
}

/** The script never ran: who spoke instead? */
function unheard(script: RemoteScript, rights: Rights, output: Output): RemoteFailure {
  const said = output.stderr.trim() || output.stdout.trim() || `exit code ${output.exitCode}`;
  const found = `(${script.name}) ${said}`;
  if (rights === 'own') {
    return new RemoteFailure(
      'remote-answer-unreadable',
      `The login shell answered instead: ${found}`,
    );
  }
  const other = output.stdout.includes(`${MARKER_PREFIX}${script.name}:`);
  if (rights === 'helper' && (other || output.exitCode === UNKNOWN_VERB)) {
    return new RemoteFailure('helper-outdated', found);
  }
  return new RemoteFailure('sudo-refused', found);
}
