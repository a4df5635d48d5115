import { belowBlocks, maskBelow } from './below.ts';
import type { Block } from './blocks.ts';
import { maskCommands } from './commands.ts';
import { insideBlocks, maskInside } from './inside.ts';
import { BETWEEN, NAMES, NO_VALUE } from './names.ts';
import { RULES } from './rules.ts';

export { isSecretName } from './names.ts';

/** From here on a line of a configuration file is the value, blanks and commas included. */
const LINE = new RegExp(
  String.raw`^([ \t+\-<>!#;]{0,40}[\w.$[\]-]{0,60}?${NAMES}${BETWEEN})${NO_VALUE}(?![\\"'\s])[^\r\n]+`,
  'gim',
);

const PAIR = new RegExp(
  String.raw`(${NAMES}${BETWEEN})${NO_VALUE}(?:(\\{1,3}["'])[^"'\r\n]*|(")[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*|(')[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*|[^\s"'<>&]+)`,
  'gim',
);

/** The last lines of a private key whose beginning was cut off. */
const KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY-----/g;

/**
 * Secrets that a text already holds as numbers only. They say nothing, and people have to hand them back as they are; two in
 * a row are a slip of theirs and still no secret.
 */
const NUMBERED = /^(?:⟦\d{1,6}⟧[ \t]{0,8}){1,64}$/;

/** The values of a text that stand on other lines than their names: such a text must not be cut there. */
export function valuesBelow(text: string): Block[] {
  const blocks = [...belowBlocks(text), ...insideBlocks(text)];
  return blocks.sort((one, other) => one.start - other.start);
}

/** Whether a text is nothing but numbers of secrets. */
export function isNumbered(text: string): boolean {
  return NUMBERED.test(text);
}

/**
 * Masks what looks like a secret by its shape or by the name before it, whether or not this process knows it. `hide` says what
 * stands in its place.
 */
export function maskByShape(text: string, hide: (secret: string) => string): string {
  const cover = (secret: string): string => (isNumbered(secret) ? secret : hide(secret));
  let masked = text;
  for (const [pattern, kept] of RULES) {
    masked = masked.replace(pattern, (all: string, first: unknown) => {
      const before = kept.startsWith('$1') && typeof first === 'string' ? first : '';
      const after = kept.endsWith('@') ? '@' : '';
      return `${before}${cover(all.slice(before.length, all.length - after.length))}${after}`;
    });
  }
  if (masked.includes('PRIVATE KEY-----')) masked = maskKeyTails(masked, cover);
  masked = maskInside(maskBelow(maskCommands(masked, cover), cover), cover);
  masked = masked.replace(
    LINE,
    (all: string, before: string) => `${before}${cover(all.slice(before.length))}`,
  );
  return masked.replace(
    PAIR,
    (all: string, before: string, escaped?: string, double?: string, single?: string) => {
      // The quotes stay, so that JSON remains JSON and masking twice changes nothing.
      const quote = escaped ?? double ?? single ?? '';
      const end = escaped ? keptBackslashes(all) : '';
      const secret = all.slice(before.length + quote.length, all.length - end.length);
      return `${before}${quote}${secret === '' ? '' : cover(secret)}${end}`;
    },
  );
}

/** The backslashes before a closing `\"` belong to the quote, not to the value. */
function keptBackslashes(all: string): string {
  return /\\*$/.exec(all)?.[0] ?? '';
}

function maskKeyTails(text: string, cover: (secret: string) => string): string {
  let done = 0;
  let masked = '';
  for (const { 0: end, index } of text.matchAll(KEY_END)) {
    let start = index;
    while (start > done && /[A-Za-z0-9+/=\s]/.test(text.charAt(start - 1))) start -= 1;
    masked += `${text.slice(done, start)}${cover(text.slice(start, index + end.length))}`;
    done = index + end.length;
  }
  return masked + text.slice(done);
}
