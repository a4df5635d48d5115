import { inspect } from 'node:util';

const MASK = '••••••';

/** A value that prints as a mask everywhere; only `reveal()` gives it away. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    known.add(value);
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}

/** Every secret this process ever held; masking knows them literally, besides the patterns. */
const known = new Set<string>();

/** Shorter secrets would mask ordinary words; they are refused by the configuration instead. */
export const SHORTEST_SECRET = 4;

const URL_CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/@:]+)(?::[^\s/@]*)?@/gi;
const SLACK_TOKEN = /\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{6,}/g;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const KEY_LIKE =
  /((?:pass(?:word|wd|wort|phrase)?|secret|token|api[_-]?key|credential|kennwort|authentication_string)["']?\s*(?:=>|[:=])\s*)("[^"\n]*"|'[^'\n]*'|[^\s,;#"']+)/gi;

/**
 * The one gate for text that leaves the process: Slack, files, logs, the store. Masks every known secret (also
 * URL-encoded, base64 and JSON-escaped), URL credentials, Slack tokens, private keys and the values of key-like names.
 */
export function redact(text: string): string {
  let masked = text;
  for (const secret of [...known].sort((a, b) => b.length - a.length)) {
    if (secret.length < SHORTEST_SECRET) continue;
    for (const form of spellings(secret)) {
      if (masked.includes(form)) masked = masked.replaceAll(form, MASK);
    }
  }
  return masked
    .replace(PRIVATE_KEY, MASK)
    .replace(URL_CREDENTIALS, `$1${MASK}@`)
    .replace(SLACK_TOKEN, MASK)
    .replace(KEY_LIKE, `$1${MASK}`);
}

/** Masks every string inside a value that is about to be written as JSON; keys and other types stay. */
export function redactDeep<T>(value: T): T {
  if (typeof value === 'string') return redact(value) as T;
  if (value instanceof Secret) return MASK as T;
  if (Array.isArray(value)) return value.map((item) => redactDeep(item)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, redactDeep(item)]),
    ) as T;
  }
  return value;
}

function spellings(secret: string): Set<string> {
  return new Set([
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
  ]);
}
