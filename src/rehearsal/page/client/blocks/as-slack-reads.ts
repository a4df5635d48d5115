/** Slack shows nothing of it; the library sees no markup across it. */
const JOINER = '\u2060';

/**
 * Blocks whose texts the library draws as Slack does: it decodes `&lt;` before it looks for mentions and links, so that
 * somebody whose name is written like one became one, and it knows Markdown's links, which Slack does not.
 */
export function asSlackReads<T>(value: T): T {
  return read(value) as T;
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (!('type' in value) || value.type !== 'mrkdwn') {
    return Object.fromEntries(entries.map(([name, one]) => [name, read(one)]));
  }
  return Object.fromEntries(
    entries.map(([name, one]) => [name, name === 'text' ? inert(String(one)) : one]),
  );
}

function inert(text: string): string {
  return withoutGaps(withoutEmptyEnds(text))
    .replace(/&lt;(?=[!@#]|\w+:)/g, `&lt;${JOINER}`)
    .replaceAll('](', `]${JOINER}(`);
}

/** Slack leaves out the line breaks right inside a fence; the library adds its own and shows both as empty lines. */
function withoutEmptyEnds(text: string): string {
  return text.replace(/```\n?([\s\S]*?)\n?```/g, '```$1```');
}

/** The library writes `> ` for `&gt;`, so that every `=>` of a file had a gap too many; at the start of a line it would quote. */
function withoutGaps(text: string): string {
  return text.replace(/^&gt;/gm, `${JOINER}>`).replaceAll('&gt;', '>');
}
