import {
  bodies,
  type CommandNode,
  literal,
  type ScriptNode,
  type SimpleCommandNode,
  type StatementNode,
  substitutions,
  word,
} from './ast.ts';

/** The stand-in that takes the call of a command nobody has; its first argument is the name that was called. */
export const NOBODY = '__nobody';

/** What the shell understands by itself. */
const BUILTINS = new Set(
  ': true false cd export unset exit local set break continue return eval shift getopts source . read declare typeset readonly let command shopt exec test [ echo printf pwd alias unalias type hash times builtin mapfile readarray pushd popd dirs help'.split(
    ' ',
  ),
);

/**
 * Sends every call of a name that is neither builtin, function nor program to `NOBODY`, so that it is noticed even where
 * its complaint goes to `/dev/null`. Names that are only known when the script runs are left to the shell.
 */
export function catchUnknown(
  script: ScriptNode,
  isProgram: (name: string) => boolean,
  functions: Set<string>,
): ScriptNode {
  collect(script.statements, functions);
  each(script.statements, (command) => {
    const name = literal(command.name);
    if (name === undefined || name.includes('/') || BUILTINS.has(name)) return;
    if (name === BACKGROUND || functions.has(name) || isProgram(name)) return;
    command.args = [word(name), ...command.args];
    command.name = word(NOBODY);
  });
  return script;
}

/** The stand-in that starts its arguments as a program of their own and does not wait for it. */
export const BACKGROUND = '__background';

/**
 * Sends `command … &` to `BACKGROUND`; the interpreter knows no background. True when something else than a simple command
 * is put there: that cannot be simulated.
 */
export function detachBackground(list: readonly StatementNode[]): boolean {
  let impossible = false;
  for (const statement of list) {
    const commands = statement.pipelines.flatMap((pipeline) => pipeline.commands);
    const [only, ...others] = commands;
    if (statement.background) {
      if (only?.type === 'SimpleCommand' && only.name !== null && others.length === 0) {
        only.args = [only.name, ...only.args];
        only.name = word(BACKGROUND);
        statement.background = false;
      } else impossible = true;
    }
    for (const body of commands.flatMap(inside)) {
      impossible = detachBackground(body) || impossible;
    }
  }
  return impossible;
}

function collect(list: readonly StatementNode[], functions: Set<string>): void {
  for (const statement of list) {
    for (const command of statement.pipelines.flatMap((pipeline) => pipeline.commands)) {
      if (command.type === 'FunctionDef') functions.add(command.name);
      for (const body of inside(command)) collect(body, functions);
    }
  }
}

function each(list: readonly StatementNode[], visit: (command: SimpleCommandNode) => void): void {
  for (const statement of list) {
    for (const command of statement.pipelines.flatMap((pipeline) => pipeline.commands)) {
      if (command.type === 'SimpleCommand') visit(command);
      for (const body of inside(command)) each(body, visit);
    }
  }
}

/** What was found inside a command: each is asked about several times, and its words are searched for it. */
const found = new WeakMap<CommandNode, readonly StatementNode[][]>();

function inside(command: CommandNode): readonly StatementNode[][] {
  const before = found.get(command);
  if (before) return before;
  const own = command.type === 'FunctionDef' ? inside(command.body) : bodies(command);
  const lists = [...own, ...substitutions(command).map(({ body }) => body.statements)];
  found.set(command, lists);
  return lists;
}
