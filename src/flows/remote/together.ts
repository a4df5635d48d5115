import type { Output, Probe, RemoteScript, ResultOf } from '../run/action.ts';
import { unreadable } from './answer.ts';

/** Starts the line that ends a part. No line of our protocol can begin like that. */
const END_OF_PART = '@';

type Values<P extends readonly Probe<unknown>[]> = { -readonly [K in keyof P]: ResultOf<P[K]> };

/**
 * Several questions in one call, so that a look at many things costs one login line in the server's log instead of one each.
 * Each part runs in a subshell of its own and is read by its own probe; all parts get the arguments of the whole.
 */
export function together<const P extends readonly Probe<unknown>[]>(
  spec: { readonly name: string; readonly args: readonly string[]; readonly timeoutMs: number },
  probes: P,
): Probe<Values<P>> {
  const script = togetherScript(spec.name, probes);
  return {
    kind: 'probe',
    script,
    args: spec.args,
    timeoutMs: spec.timeoutMs,
    parse: (output) => {
      const parts = split(script.name, output, probes.length);
      return probes.map((probe, at) => probe.parse(parts[at] as Output)) as Values<P>;
    },
  };
}

const rendered = new WeakMap<readonly Probe<unknown>[], RemoteScript>();

function togetherScript(name: string, probes: readonly Probe<unknown>[]): RemoteScript {
  const known = rendered.get(probes);
  if (known) return known;
  const parts = probes.map(
    ({ script }, at) => `part_${at}() {
${script.body.trim()}
}
(part_${at} "$@")
printf '${END_OF_PART}%s\\n' "$?"`,
  );
  const script: RemoteScript = {
    name,
    as: 'root',
    kind: 'probe',
    body: [...parts, "printf 'end\\n'"].join('\n'),
  };
  rendered.set(probes, script);
  return script;
}

function split(name: string, output: Output, count: number): Output[] {
  const parts: Output[] = [];
  let lines: string[] = [];
  for (const line of output.stdout.split('\n')) {
    if (!line.startsWith(END_OF_PART)) {
      lines.push(line);
      continue;
    }
    const exitCode = Number(line.slice(END_OF_PART.length));
    const stdout = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
    parts.push({ exitCode, stdout, stderr: output.stderr });
    lines = [];
  }
  if (parts.length !== count || lines.join('\n') !== 'end\n') {
    throw unreadable(name, 'the answer is cut off');
  }
  return parts;
}
