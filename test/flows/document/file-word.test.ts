import { expect, it } from 'vitest';
import { fileWord } from '../../../src/flows/document/file-word.ts';

it.each([
  ['Benutzerübersicht übernommen', 'benutzeruebersicht-uebernommen'],
  ['.my.cnf-Dateien beiseitelegen', 'my.cnf-dateien-beiseitelegen'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Café & Größe', 'cafe-groesse'],
])('calls a file about %s %s', (title, name) => {
  expect(fileWord(title)).toBe(name);
});
