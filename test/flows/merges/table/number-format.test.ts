import { expect, test } from 'vitest';
import { readFormat } from '../../../../src/flows/merges/table/number-format.ts';

test.each<[string, number, string]>([
  ['0000', 416, '0416'],
  ['0000', 41612, '41612'],
  ['0000;-0000', 16, '0016'],
  ['[$-407]0000', 416, '0416'],
  ['[Red]0000_)', 416, '0416'],
  ['"0"###', 416, '0416'],
  ['\\0###', 416, '0416'],
  ['0###', 16, '0016'],
  ['"0"General', 416, '0416'],
  ['"+"#', 494066969416, '+494066969416'],
  ['+##\\ ##\\ #####\\-###', 494066969416, '+494066969416'],
  ['"0"##" / "#####"-"###', 4066969416, '04066969416'],
  ['000\\ 000', 416, '000416'],
])('as %s %d is shown as %s', (format, value, shown) => {
  expect(readFormat(format)(value)).toBe(shown);
});

test.each([
  'General',
  '0',
  '#',
  '0.00',
  '#,##0',
  '#,##0.00 "€"',
  '@',
  '0.00E+00',
  '##0E+0',
  '0%',
  '# ?/?',
  '0" DECT"',
  '"Tel. "0',
  '[<=9999999]###\\-####;(###) ###\\-####',
  '',
  '"',
  '[',
  ';;;',
])('as %j 416 stays what it is', (format) => {
  expect(readFormat(format)(416)).toBe('416');
});

test.each(['dd.mm.yyyy', 'yyyy-mm-dd', 'd/m', 'hh:mm', '[h]:mm', '[$-407]d. mmm'])(
  'as %s a number is a date, and no number to call',
  (format) => {
    expect(readFormat(format)(42476)).toBe('2016-04-16');
    expect(readFormat(format)(494066969416)).toBe('494066969416');
  },
);

test('a figure among words does not become part of a number', () => {
  expect(readFormat('"Leitung 2: "0')(416)).toBe('Leitung 2: 416');
});
