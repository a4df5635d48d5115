import { maskByShape } from '../../../redact/patterns.ts';
import type { Steps } from '../steps.ts';
import { decode } from './decode.ts';
import { maskText } from './mask-text.ts';
import { publicWords } from './public-words.ts';
import { Secrets } from './secrets.ts';
import type { Texts } from './texts.ts';

/** Shorter values would turn ordinary words into placeholders. */
const SHORTEST = 4;

/** What a program said about a file, without the file's secrets. */
export function* maskWords(words: string, texts: Texts): Steps<string> {
  const decoded = decode(texts);
  const secrets = new Secrets();
  if (decoded) {
    const isPublic = yield* publicWords(decoded);
    for (const text of [decoded.own, decoded.vendor, decoded.base ?? '']) {
      yield* maskText(text, texts.path, secrets, isPublic);
    }
  }
  return maskByShape(secrets.hideKnown(words, SHORTEST), (secret) => secrets.hide(secret));
}
