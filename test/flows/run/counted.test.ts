import { expect, it } from 'vitest';
import { counted } from '../../../src/flows/run/counted.ts';

const FILES = { one: { de: 'Datei', en: 'file' }, many: { de: 'Dateien', en: 'files' } };

it('says one of one thing and many of all other numbers', () => {
  expect([0, 1, 2].map((count) => counted(count, FILES).de)).toEqual([
    '0 Dateien',
    '1 Datei',
    '2 Dateien',
  ]);
  expect(counted(1, FILES).en).toBe('1 file');
});
