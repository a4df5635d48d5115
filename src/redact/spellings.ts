/** One way to find a secret in a text. `core` must be in the text before the costly pattern is worth a try. */
export interface Spelling {
  readonly core: string;
  readonly pattern: RegExp | undefined;
}

/** Shorter pieces of base64 or hex would be found by chance in ordinary text. */
const SHORTEST_ENCODED = 6;

/** Lines of a secret with several lines (a private key) are secrets too when somebody would notice them missing. */
const SHORTEST_LINE = 12;

/**
 * A password that is only a short word or number. It is masked where it stands alone; otherwise the password "ucware"
 * would turn every package name into dots.
 */
const WORD = /^(?:[A-Za-z]{1,11}|\d{1,11}|[A-Za-z0-9]{1,7})$/;

/**
 * Every way this secret may be spelled: plain, backslash-escaped, in JSON, shell, PHP and SQL quotes, as percent-encoded,
 * HTML or `\u` escapes in any mixture, base64 at any offset inside a larger text, and hex.
 */
export function spellingsOf(secret: string): readonly Spelling[] {
  const plain = WORD.test(secret) ? [standingAlone(secret)] : [flexible(secret)];
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= SHORTEST_LINE);
  const pieces = lines.length > 1 ? lines.map(flexible) : [];
  return [...plain, ...pieces, ...encoded(secret)];
}

function standingAlone(word: string): Spelling {
  const before = String.raw`(?<![\p{L}\p{N}_])(?<![\p{L}\p{N}_][-./])`;
  const after = String.raw`(?![\p{L}\p{N}_])(?![-./][\p{L}\p{N}_])`;
  return { core: word, pattern: new RegExp(`${before}${word}${after}`, 'gu') };
}

function flexible(secret: string): Spelling {
  const parts = secret.match(/\\+|\r?\n|[\s\S]/gu) ?? [];
  const runs = secret.match(/[A-Za-z0-9]+/g) ?? [];
  const core = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
  if (core === secret) return { core, pattern: undefined };
  return { core, pattern: new RegExp(parts.map(anySpelling).join(''), 'g') };
}

const QUOTES: Readonly<Record<string, string>> = {
  "'": String.raw`'"'"'|'\\{1,2}''|\\{0,4}'{1,2}|&#0?39;|&apos;`,
  '"': String.raw`\\{0,4}"{1,2}|&quot;|&#34;`,
  '&': String.raw`\\{0,4}&(?:amp;)?`,
  '<': String.raw`\\{0,4}<|&lt;`,
  '>': String.raw`\\{0,4}>|&gt;`,
  ' ': String.raw`\\{0,4} |\+`,
  '\n': String.raw`\r?\n|\\{1,4}n`,
};

function anySpelling(part: string): string {
  if (/^[A-Za-z0-9]$/.test(part)) return part;
  if (part.startsWith('\\')) {
    const { length } = part;
    return String.raw`(?:\\{${length},${length * 4}}|(?:%(?:25)?5[cC]){${length}})`;
  }
  const sign = part === '\r\n' ? '\n' : part;
  const percent = [...Buffer.from(sign)].map((byte) => `%(?:25)?${anyCase(hex(byte, 2))}`).join('');
  const units = Array.from({ length: sign.length }, (_, index) => sign.charCodeAt(index));
  const unicode = units.map((unit) => String.raw`\\{1,4}u${anyCase(hex(unit, 4))}`).join('');
  const literal =
    QUOTES[sign] ?? String.raw`\\{0,4}${sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}`;
  return `(?:${literal}|${percent}|${unicode})`;
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function encoded(secret: string): Spelling[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const forms = [
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
  const long = [...new Set(forms)].filter((form) => form.length >= SHORTEST_ENCODED);
  return long.map((core) => ({ core, pattern: undefined }));
}

/** The characters of base64 that depend on the secret alone when it starts `offset` bytes into a group of three. */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const firstWhole = Math.ceil((offset * 8) / 6);
  const pastWhole = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(firstWhole, pastWhole);
}
