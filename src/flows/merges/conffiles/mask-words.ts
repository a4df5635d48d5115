import { maskByShape } from '../../../redact/patterns.ts';
import type { Steps } from '../steps.ts';
import { decode, decodeLeniently } from './decode.ts';
import { hideParts } from './hide-parts.ts';
import { maskText } from './mask-text.ts';
import { publicWords } from './public-words.ts';
import { Secrets } from './secrets.ts';
import type { Texts } from './texts.ts';

/** Shorter values would turn ordinary words into placeholders. */
const SHORTEST = 4;
/** Characters of a line that people get to see. */
const LONGEST_LINE = 300;
/** Stands for the file's own name, which is no secret, whatever else holds it. */
const NAME = '⟦⟧';

/**
 * What a program said about a file, in its very bytes, without the file's secrets and without signs that say nothing. Nothing may be
 * cut or replaced in it before: a secret is known by how it is written in the file.
 */
export function* maskWords(said: Uint8Array, texts: Texts): Steps<string> {
  const decoded = decode(texts);
  const secrets = new Secrets();
  if (decoded) {
    const isPublic = yield* publicWords(decoded);
    for (const text of [decoded.own, decoded.vendor, decoded.base ?? '']) {
      yield* maskText(text, texts.path, secrets, isPublic);
    }
  }
  const words = decodeLeniently(said, decoded?.encoding ?? 'utf-8');
  const hide = (secret: string): string => secrets.hide(secret);
  const known = yield* secrets.hideKnown(words, SHORTEST);
  const { path } = texts;
  const nameless = path === '' ? known : known.replaceAll(path, NAME);
  const masked = (yield* hideParts(nameless, secrets.all(), hide)).replaceAll(NAME, path);
  return maskByShape(masked, hide).split('\n').map(readable).join('\n').trimEnd();
}

function readable(line: string): string {
  const plain = line
    .trimEnd()
    .replaceAll('\t', ' ')
    .replace(/[\p{C}\ufffd]/gu, '?');
  const signs = [...plain];
  return signs.length <= LONGEST_LINE ? plain : `${signs.slice(0, LONGEST_LINE).join('')}…`;
}
