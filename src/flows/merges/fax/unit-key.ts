import { writtenOut } from './system-name.ts';

/**
 * What is the same for one organisational unit in other letters: capitals, umlauts that are written out, blanks and hyphens. Every other
 * mark makes another unit (`Jäger` and `Jager`, `C` and `C++`), because whoever is in a group sees all of its faxes.
 */
export function unitKey(unit: string): string {
  return writtenOut(unit)
    .replaceAll(/[\s_.–-]+/g, ' ')
    .trim();
}
