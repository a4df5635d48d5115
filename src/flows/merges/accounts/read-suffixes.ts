import { type Language, quote, type Text } from '../../run/text.ts';
import { slotOf } from './read-slots.ts';
import type { MergeSettings } from './settings.ts';
import { SLOT_NAMES } from './slot.ts';

type Suffixes = MergeSettings['suffixes'];

export type ReadSuffixes =
  | { readonly ok: true; readonly suffixes: Suffixes }
  | { readonly ok: false; readonly problem: Text };

/** Suffixes as people write them, one a line: `.d DECT-Telefon`. */
export function writeSuffixes(suffixes: Suffixes, language: Language): string {
  return suffixes.map(({ suffix, slot }) => `${suffix} ${SLOT_NAMES[slot][language]}`).join('\n');
}

export function readSuffixes(text: string): ReadSuffixes {
  const lines = text.split('\n').map((line) => line.trim());
  const suffixes: Suffixes = [];
  for (const line of lines.filter((one) => one !== '')) {
    const [suffix = '', ...words] = line.split(/[\s=]+/);
    const slot = slotOf(words.join(' '));
    if (slot === undefined) return { ok: false, problem: unclear(line) };
    if (suffixes.some((other) => other.suffix === suffix)) {
      return { ok: false, problem: twice(suffix) };
    }
    suffixes.push({ suffix, slot });
  }
  return { ok: true, suffixes };
}

function unclear(line: string): Text {
  const shown = quote(line.slice(0, 60));
  return {
    de: `„${shown}“ ist unklar. Erwartet wird in jeder Zeile eine Endung und ein Slot: Tischtelefon, DECT-Telefon, Mobilgerät, Softphone oder UCC-Client, z. B. „.d DECT-Telefon“.`,
    en: `“${shown}” is not clear. Each line needs a suffix and a slot: Tischtelefon, DECT-Telefon, Mobilgerät, Softphone or UCC-Client, e.g. “.d DECT-Telefon”.`,
  };
}

function twice(suffix: string): Text {
  const shown = quote(suffix);
  return {
    de: `Die Endung „${shown}“ steht zweimal da.`,
    en: `The suffix “${shown}” is there twice.`,
  };
}
