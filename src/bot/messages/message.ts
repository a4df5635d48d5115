import type { types } from '@slack/bolt';
import { LIMITS, split } from '../limits.ts';

export type Block = types.KnownBlock;

/** What is posted: the blocks people see, and the sentence that notifications show and screen readers read. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A text of any length as sections, nothing lost. */
export function sections(mrkdwn: string): Block[] {
  return split(mrkdwn, LIMITS.section)
    .filter((text) => text.trim() !== '')
    .map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } }));
}

export function context(mrkdwn: string): Block {
  const [first = ''] = split(mrkdwn, LIMITS.section);
  return { type: 'context', elements: [{ type: 'mrkdwn', text: first }] };
}

/** What the end of a message may need: buttons or the outcome, the stamp, the mark of a repeated message. */
const TAIL = { blocks: 12, chars: 3000 } as const;

export interface Letter {
  /** The whole message in a sentence, with the host, what is and what is expected of whom. */
  readonly sentence: string;
  readonly body: readonly Block[];
  /** Stands at the end of the last page: buttons while it waits, the outcome afterwards. */
  readonly tail?: readonly Block[];
  /** Number and hash of the event, on every page. */
  readonly stamp: string;
}

/**
 * A letter as as many messages as Slack's limits ask for. Where pages end depends on the body alone, so that the message
 * with the buttons and the same message with the outcome have the same pages.
 */
export function compose(letter: Letter): Message[] {
  const pages = paginate(letter.body);
  return pages.map((body, index) => {
    const last = index === pages.length - 1;
    const count = pages.length === 1 ? '' : ` · ${index + 1}/${pages.length}`;
    const tail = last ? (letter.tail ?? []) : [];
    return {
      text: fallback(`${letter.sentence}${count}`),
      blocks: [...body, ...tail, context(`${letter.stamp}${count}`)],
    };
  });
}

/** Blocks in as few pages as they fit into, each with room for `tail`. */
export function paginate(
  body: readonly Block[],
  tail: { readonly blocks: number; readonly chars: number } = TAIL,
): Block[][] {
  const pages: Block[][] = [[]];
  let chars = 0;
  for (const block of body) {
    const size = textLength(block);
    const page = pages.at(-1) as Block[];
    const full =
      page.length + 1 > LIMITS.blocks - tail.blocks ||
      chars + size > LIMITS.messageChars - tail.chars;
    if (full && page.length > 0) {
      pages.push([block]);
      chars = size;
    } else {
      page.push(block);
      chars += size;
    }
  }
  return pages;
}

/** The characters of a block that Slack counts: every text in it, however deep. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    const counts = typeof item === 'string' && (key === 'text' || key === 'title');
    return sum + (counts ? (item as string).length : textLength(item));
  }, 0);
}

/** Room for the marks that a repeated message or a page number adds. */
const FALLBACK_ROOM = 300;

/** The blocks carry everything; this is the short form, cut visibly where it would be too long for an update. */
export function fallback(sentence: string): string {
  const max = LIMITS.text - FALLBACK_ROOM;
  const [head = '', ...rest] = split(sentence, max - 1);
  return rest.length === 0 ? head : `${head}…`;
}

/** The line under a message that says which event it tells of, if it has one. */
export function footerOf(message: Message): string | undefined {
  const last = message.blocks.at(-1);
  const element = last?.type === 'context' ? last.elements[0] : undefined;
  return element && 'text' in element ? String(element.text) : undefined;
}
