import type { Language } from '../../flows/run/text.ts';
import { LIMITS } from '../limits.ts';
import { fence } from '../mrkdwn.ts';
import { THREAD } from '../texts/thread.ts';
import { type Block, sections } from './message.ts';

/** Lines people look for first in the output of a command, in both languages of apt and dpkg. */
const TROUBLE = /\b(?:error|fehler|failed|fatal|cannot|refused|denied|no space|unmet|broken|E:)/i;

/** Room that fence, heading and escapes take in one section. */
const ROOM = LIMITS.section - 200;

export interface Excerpt {
  readonly blocks: readonly Block[];
  /** Set when not everything fitted: the whole text, to be attached. */
  readonly file: { readonly name: string; readonly content: string } | undefined;
}

/** Output of a command: in full where it fits one block, else the lines around the last trouble and the rest as a file. */
export function excerptOf(raw: string, name: string, language: Language): Excerpt {
  const text = raw.trimEnd();
  if (fence(text).length <= ROOM) {
    return {
      blocks: sections(`*${THREAD.excerpt[language]}*\n${fence(text)}`),
      file: undefined,
    };
  }
  const heading = `*${THREAD.excerptCut(name)[language]}*`;
  return {
    blocks: sections(`${heading}\n${fence(aroundTrouble(text))}`),
    file: { name, content: raw },
  };
}

/** As many lines before and after the last line of trouble as fit; the end of the text when there is none. */
function aroundTrouble(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => (line.length > 500 ? `${line.slice(0, 500)} …` : line));
  const last = lines.findLastIndex((line) => TROUBLE.test(line));
  let from = last < 0 ? lines.length - 1 : last;
  let to = from + 1;
  const picked = (): string => {
    const before = from > 0 ? '[…]\n' : '';
    const after = to < lines.length ? '\n[…]' : '';
    return `${before}${lines.slice(from, to).join('\n')}${after}`;
  };
  const fits = (first: number, end: number): boolean =>
    fence(lines.slice(first, end).join('\n')).length <= ROOM - 40;
  for (;;) {
    const up = from > 0 && fits(from - 1, to);
    if (up) from -= 1;
    const down = to < lines.length && fits(from, to + 1);
    if (down) to += 1;
    if (!up && !down) return picked();
  }
}
