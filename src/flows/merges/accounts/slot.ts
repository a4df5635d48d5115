import { z } from 'zod';
import type { Text } from '../../run/text.ts';

/** The kinds of slots version 5 counts on its main page. */
export const SlotType = z.enum(['desk', 'dect', 'mobile', 'softphone', 'ucc']);
export type SlotType = z.infer<typeof SlotType>;

/** As the Admin client names them. */
export const SLOT_NAMES: Readonly<Record<SlotType, Text>> = {
  desk: { de: 'Tischtelefon', en: 'desk phone (Tischtelefon)' },
  dect: { de: 'DECT-Telefon', en: 'DECT phone (DECT-Telefon)' },
  mobile: { de: 'Mobilgerät', en: 'mobile device (Mobilgerät)' },
  softphone: { de: 'Softphone', en: 'softphone' },
  ucc: { de: 'UCC-Client', en: 'UCC client' },
};
