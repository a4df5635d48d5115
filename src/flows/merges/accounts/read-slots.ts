import { plainWord } from '../table/plain-word.ts';
import type { SlotType } from './slot.ts';

/** Beginnings of the words people and databases use; `webrtc` is the device type of the UCC client. */
const WORDS: readonly { readonly start: string; readonly slot: SlotType }[] = [
  { start: 'tisch', slot: 'desk' },
  { start: 'desk', slot: 'desk' },
  { start: 'dect', slot: 'dect' },
  { start: 'mobil', slot: 'mobile' },
  { start: 'handy', slot: 'mobile' },
  { start: 'gsm', slot: 'mobile' },
  { start: 'softphone', slot: 'softphone' },
  { start: 'ucc', slot: 'ucc' },
  { start: 'webrtc', slot: 'ucc' },
];

/** The type of slot a word means; undefined when it is none. */
export function slotOf(word: string): SlotType | undefined {
  const plain = plainWord(word);
  return WORDS.find(({ start }) => plain.startsWith(start))?.slot;
}

export interface ReadSlots {
  readonly slots: readonly SlotType[];
  readonly unknown: readonly string[];
}

export function readSlots(cell: string): ReadSlots {
  const words = cell
    .split(/[,;|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const slots = words.flatMap((word) => slotOf(word) ?? []);
  return { slots, unknown: words.filter((word) => slotOf(word) === undefined) };
}
