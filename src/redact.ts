import { inspect } from 'node:util';
import { verbatim } from './redact/look-alikes.ts';
import { isSecretName, maskByShape } from './redact/patterns.ts';
import { type Spelling, spellingsOf } from './redact/spellings.ts';

const MASK = '••••••';

/** Shorter secrets would mask ordinary words; they are refused by the configuration instead. */
export const SHORTEST_SECRET = 4;

/** Every secret this process ever held, with its spellings; masking knows them literally, besides the patterns. */
const known = new Map<string, readonly Spelling[]>();

/** The longest first: a secret that contains another must not be cut in two. */
let longestFirst: readonly Spelling[] = [];

/**
 * What texts became: a run's state and its messages are masked as a whole again with every event, and little in them is
 * new. Emptied when it would hold more characters than these, and when another secret becomes known.
 */
const maskedBefore = new Map<string, string>();
const MOST_KEPT = 400_000;
/** Pieces of a log come once. */
const LONGEST_KEPT = 10_000;
let kept = 0;

/** A value that prints as a mask everywhere; only `reveal()` gives it away. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    remember(value);
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

function remember(value: string): void {
  if (value.length < SHORTEST_SECRET || known.has(value)) return;
  forgetMasked();
  known.set(value, spellingsOf(value));
  longestFirst = [...known]
    .sort(([one], [other]) => other.length - one.length)
    .flatMap(([, spellings]) => spellings);
}

/**
 * The one gate for text that leaves the process: Slack, files, logs, the store. Masks every known secret in all its
 * spellings, URL credentials, Slack tokens, private keys, hashes of passwords and the values of key-like names. Takes
 * time in proportion to the text, and masking twice changes nothing. Text must come in whole lines: half a secret is
 * not recognised. Signs that were made inert for Slack hide nothing.
 */
export function redact(text: string): string {
  const before = maskedBefore.get(text);
  if (before !== undefined) return before;
  const masked = maskAnew(text);
  if (text.length > LONGEST_KEPT) return masked;
  if (kept + text.length > MOST_KEPT) forgetMasked();
  kept += text.length;
  maskedBefore.set(text, masked);
  return masked;
}

function forgetMasked(): void {
  maskedBefore.clear();
  kept = 0;
}

function maskAnew(text: string): string {
  const meant = verbatim(text);
  const masked = maskWords(meant);
  if (meant === text) return masked;
  return masked === meant ? text : asShown(masked, meant, text);
}

/** What is masked may stand below a name, or beside one, that is read otherwise then; seldom more than once. */
const MOST_PASSES = 8;

function maskWords(text: string): string {
  let masked = text;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = maskOnce(masked);
    if (next === masked) break;
    masked = next;
  }
  return masked;
}

function maskOnce(text: string): string {
  let masked = text;
  for (const { core, pattern } of longestFirst) {
    if (!masked.includes(core)) continue;
    masked = pattern ? masked.replace(pattern, MASK) : masked.replaceAll(core, MASK);
  }
  return maskByShape(masked, () => MASK);
}

/** What is left of a masked text, in the signs it was shown with. */
function asShown(masked: string, meant: string, shown: string): string {
  let from = 0;
  const pieces = masked.split(MASK).map((piece, at, all) => {
    const last = at === all.length - 1 && at > 0;
    const start = last ? meant.length - piece.length : meant.indexOf(piece, from);
    // A secret right behind dots of the text itself: what is left is shown as it was masked.
    if (start < from || !meant.startsWith(piece, start)) return piece;
    from = start + piece.length;
    return shown.slice(start, from);
  });
  return pieces.join(MASK);
}

/**
 * Masks every string inside a value that is about to be written as JSON, and whatever stands under a name like
 * `password`, however deep; names and other types stay.
 */
export function redactDeep<T>(value: T): T {
  return mask(value, '') as T;
}

function mask(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value !== '' && isSecretName(name) ? MASK : redact(value);
  if (value instanceof Secret) return MASK;
  if (Array.isArray(value)) return value.map((item) => mask(item, name));
  if (value === null || typeof value !== 'object') return value;
  // Dates and the like say themselves what their JSON is.
  if ('toJSON' in value && typeof value.toJSON === 'function') return mask(value.toJSON(), name);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mask(item, isSecretName(name) ? name : key)]),
  );
}
