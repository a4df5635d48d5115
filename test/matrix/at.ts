import type { JournalRecord } from '../../src/store/types.ts';

/** Whether a record is of this kind and about this step. */
export function at({ event }: JournalRecord, type: string, step: string): boolean {
  return event.type === type && 'step' in event && event.step === step;
}
