/**
 * Slack's limits in one table. Sources: docs.slack.dev/reference/block-kit (one page per block, read 2026) unless noted.
 */
export const LIMITS = {
  /** Blocks in a message. */
  blocks: 50,
  /** Blocks in a modal or a Home tab. */
  viewBlocks: 100,
  /** `text` of a message: `chat.update` refuses more (`msg_too_long`, docs.slack.dev/reference/methods/chat.update). */
  text: 4000,
  /** All texts of all blocks of one message: undocumented, refused from about 13,200 on (slackapi/bolt-js#2509). */
  messageChars: 12_000,
  section: 3000,
  field: 2000,
  header: 150,
  actions: 25,
  buttonLabel: 75,
  value: 2000,
  optionLabel: 75,
  optionValue: 150,
  selectOptions: 100,
  checkboxes: 10,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLength: 3000,
  viewTitle: 24,
  privateMetadata: 3000,
  placeholder: 150,
  planTasks: 50,
  /** `chat.update` a minute for the whole app is 50 (tier 3, docs.slack.dev/apis/web-api/rate-limits); five in reserve. */
  updatesPerMinute: 45,
  /** `chat.postMessage` per channel and second, with short bursts (same page). */
  postsPerSecond: 1,
} as const;

/** The text if it fits, else its beginning with an ellipsis. Only where the full text stands elsewhere too. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const [head = ''] = split(text, max - 1);
  return `${head}…`;
}

/** Slack's escapes and `<…>` tokens: cutting one in two would show its ruins or ping the wrong people. */
const UNBREAKABLE = /<[^<>\n]{1,500}>|&(?:amp|lt|gt);/g;

/**
 * Cuts a text into pieces of at most `max` characters, none of them lost: at an empty line, else a line end, else a
 * space, else anywhere but inside a token, an literal or a surrogate pair.
 */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const at = cutAt(rest, max);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).replace(/^[\n ]+/, '');
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces.filter((piece, index) => piece !== '' || index === 0);
}

function cutAt(text: string, max: number): number {
  const room = text.slice(0, max + 1);
  // A break in the first half would waste more space than it gains in looks.
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = room.lastIndexOf(mark);
    if (at > max / 2 && !insideToken(text, at)) return at;
  }
  const token = tokenAround(text, max);
  if (token > 0) return token;
  const code = text.charCodeAt(max - 1);
  return code >= 0xd800 && code <= 0xdbff && max > 1 ? max - 1 : max;
}

function insideToken(text: string, at: number): boolean {
  return tokenAround(text, at) > 0;
}

/** Where the token begins that `at` would cut, or 0. */
function tokenAround(text: string, at: number): number {
  for (const match of text.matchAll(UNBREAKABLE)) {
    if (match.index >= at) return 0;
    if (match.index + match[0].length > at) return match.index;
  }
  return 0;
}
