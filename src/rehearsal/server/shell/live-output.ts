import {
  bodies,
  type CommandNode,
  duplicate,
  literal,
  type PipelineNode,
  type Redirection,
  type ScriptNode,
  type StatementNode,
  substitutions,
  word,
} from './ast.ts';

/** Where a script's stdout and stderr go, kept open under these numbers all the time it runs. */
export const OUT_FD = 91;
export const ERR_FD = 92;
/** From here on files are opened that a single command writes to; nobody inherits them. */
export const FIRST_OWN_FD = 93;

/** Builtins that a redirection would change, or that print nothing. */
const UNTOUCHED = new Set(
  'exec exit return break continue set shift local export readonly unset : cd read getopts declare typeset let shopt alias'.split(
    ' ',
  ),
);

/**
 * The shell hands output over when a compound command ends, so a log would appear all at once. This rewrites a script so
 * that each command writes where its surroundings point at the moment it runs: descriptors 91 and 92 always stand for
 * the present stdout and stderr, and every simple command is sent there. The meaning of the script stays the same.
 */
export function writeLive(script: ScriptNode): ScriptNode {
  statements(script.statements);
  return script;
}

function statements(list: readonly StatementNode[]): void {
  for (const statement of list) statement.pipelines.forEach(pipeline);
}

function pipeline(node: PipelineNode): void {
  for (const [index, command] of node.commands.entries()) {
    visit(command, index < node.commands.length - 1);
  }
}

function visit(command: CommandNode, piped: boolean): void {
  for (const substitution of substitutions(command)) capture(substitution.body);
  if (command.type === 'FunctionDef') {
    visit(command.body, false);
    return;
  }
  if (command.type === 'SimpleCommand') {
    const name = literal(command.name);
    if (command.name === null) return;
    if (name === 'exec' && command.args.length === 0) {
      command.redirections.forEach(shift);
      return;
    }
    if (name !== undefined && UNTOUCHED.has(name)) return;
    command.redirections = route(command.redirections, piped, true);
    return;
  }
  command.redirections = route(command.redirections, piped, false);
  bodies(command).forEach(statements);
}

/** In a `$(…)` stdout is the substitution, whatever it was outside. */
function capture(script: ScriptNode): void {
  statements(script.statements);
  if (script.statements.length === 0) return;
  script.statements = [
    {
      type: 'Statement',
      operators: [],
      background: false,
      pipelines: [
        {
          type: 'Pipeline',
          negated: false,
          commands: [
            { type: 'Group', body: script.statements, redirections: [duplicate(OUT_FD, 1)] },
          ],
        },
      ],
    },
  ];
}

function route(own: Redirection[], piped: boolean, simple: boolean): Redirection[] {
  const moved = piped || own.some(movesOutput);
  if (!moved && !simple) return own;
  return [
    ...(piped ? [] : [duplicate(1, OUT_FD)]),
    duplicate(2, ERR_FD),
    ...own.flatMap(openFirst),
    ...(moved ? [duplicate(OUT_FD, 1), duplicate(ERR_FD, 2)] : []),
  ];
}

/**
 * `>file` as `93>file >&93`: a file that cannot be opened fails the one command, as in every shell; the interpreter would
 * give up the whole script.
 */
function openFirst(redirection: Redirection, index: number): Redirection[] {
  const { operator, fd, target } = redirection;
  const standard = fd === null || fd === 1 || fd === 2;
  if (!['>', '>>', '>|'].includes(operator) || !standard || target.type !== 'Word') {
    return [redirection];
  }
  if (literal(target)?.startsWith('/dev/std')) return [redirection];
  const own = FIRST_OWN_FD + index;
  return [{ ...redirection, fd: own }, duplicate(fd ?? 1, own)];
}

function movesOutput({ operator, fd }: Redirection): boolean {
  if (operator === '&>' || operator === '&>>') return true;
  return ['>', '>>', '>|', '>&'].includes(operator) && (fd === null || fd === 1 || fd === 2);
}

/** `exec >file` moves what 91 and 92 stand for. */
function shift(redirection: Redirection): void {
  if (!movesOutput(redirection) || redirection.operator.startsWith('&')) return;
  redirection.fd = redirection.fd === 2 ? ERR_FD : OUT_FD;
  if (redirection.operator !== '>&' || redirection.target.type !== 'Word') return;
  const source = literal(redirection.target);
  if (source === '1') redirection.target = word(String(OUT_FD));
  if (source === '2') redirection.target = word(String(ERR_FD));
}
