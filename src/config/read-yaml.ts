import { isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Text } from '../flows/run/text.ts';

type Path = readonly PropertyKey[];

/** A mistake of the file itself, before anybody looks at what it says. */
interface YamlProblem {
  readonly line: number | undefined;
  readonly text: Text;
}

export interface YamlFile {
  /** Plain data; undefined when the file cannot be understood at all. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** The line a path stands on; of what is missing, the line it is missing from. */
  lineOf(path: Path): number | undefined;
}

/** Reads YAML 1.2 with anchors and `<<`. Duplicate keys are mistakes: the second would silently win. */
export function readYaml(text: string): YamlFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: true, prettyErrors: false });
  const problems = document.errors.map(
    ({ code, message, pos: [start] }): YamlProblem => ({
      line: counter.linePos(start).line,
      text: code === 'DUPLICATE_KEY' ? duplicate(text.slice(start)) : unreadable(message),
    }),
  );
  const readable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  const lineOf = (path: Path): number | undefined =>
    lineAt(document.contents as Node | null, path, counter);
  if (!readable) return { value: undefined, problems, lineOf };
  try {
    return { value: document.toJS(), problems, lineOf };
  } catch (error) {
    // An alias without an anchor, or aliases that multiply without end.
    const text = unreadable(error instanceof Error ? error.message : String(error));
    return { value: undefined, problems: [...problems, { line: undefined, text }], lineOf };
  }
}

function duplicate(rest: string): Text {
  const key = /^[\w.-]{1,60}/.exec(rest)?.[0] ?? '…';
  return {
    de: `\`${key}\` steht hier zum zweiten Mal.`,
    en: `\`${key}\` stands here for the second time.`,
  };
}

function unreadable(message: string): Text {
  const [first = ''] = message.split('\n');
  return { de: `kein lesbares YAML: ${first}`, en: `no readable YAML: ${first}` };
}

function lineAt(root: Node | null, path: Path, counter: LineCounter): number | undefined {
  let node = root;
  let offset: number | undefined;
  for (const key of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const next = (isMap(node) ? pair?.value : node.items[Number(key)]) as Node | null | undefined;
    const at = isMap(node) ? (pair?.key as Node | undefined) : next;
    if (!at) break;
    offset = at.range?.[0] ?? offset;
    node = next ?? null;
  }
  return offset === undefined ? undefined : counter.linePos(offset).line;
}
