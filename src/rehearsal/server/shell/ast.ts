import type {
  CommandNode,
  PipelineNode,
  ScriptNode,
  SimpleCommandNode,
  StatementNode,
} from 'just-bash';

export type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode };
export type Redirection = SimpleCommandNode['redirections'][number];
export type Word = NonNullable<SimpleCommandNode['name']>;

/** A word that means itself. */
export function word(value: string): Word {
  return { type: 'Word', parts: [{ type: 'Literal', value }] };
}

/** What a word says when nothing in it is expanded, else undefined. */
export function literal(node: Word | null | undefined): string | undefined {
  const parts = node?.parts ?? [];
  let text = '';
  for (const part of parts) {
    if (part.type !== 'Literal' && part.type !== 'SingleQuoted' && part.type !== 'Escaped') {
      return undefined;
    }
    text += part.value;
  }
  return parts.length === 0 ? undefined : text;
}

/** `<from>>&<to>`. */
export function duplicate(from: number, to: number): Redirection {
  return { type: 'Redirection', fd: from, operator: '>&', target: word(String(to)) };
}

/** The statement lists directly inside a compound command. */
export function bodies(command: CommandNode): StatementNode[][] {
  switch (command.type) {
    case 'If':
      return [
        ...command.clauses.flatMap((clause) => [clause.condition, clause.body]),
        ...(command.elseBody ? [command.elseBody] : []),
      ];
    case 'While':
    case 'Until':
      return [command.condition, command.body];
    case 'For':
    case 'CStyleFor':
    case 'Subshell':
    case 'Group':
      return [command.body];
    case 'Case':
      return command.items.map((item) => item.body);
    case 'SimpleCommand':
    case 'FunctionDef':
    case 'ArithmeticCommand':
    case 'ConditionalCommand':
      return [];
  }
}

/** Every `$(…)` in the words of a command, not those in statements nested in it. */
export function substitutions(command: CommandNode): { body: ScriptNode }[] {
  const found: { body: ScriptNode }[] = [];
  function visit(value: unknown): void {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    const node = value as { type?: string };
    if (node.type === 'Statement') return;
    if (node.type === 'CommandSubstitution') {
      found.push(node as unknown as { body: ScriptNode });
      return;
    }
    Object.values(node).forEach(visit);
  }
  visit(command);
  return found;
}
