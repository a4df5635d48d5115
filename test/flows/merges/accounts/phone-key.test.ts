import { expect, test } from 'vitest';
import { isDevice } from '../../../../src/flows/merges/accounts/is-device.ts';
import { phoneKey, phoneSpellings } from '../../../../src/flows/merges/accounts/phone-key.ts';
import { user } from './users.ts';

test.each([
  ['00:15:65:aa:bb:cc', '001565AABBCC', '00-15-65-AA-BB-CC', '0015.65aa.bbcc', '00 15 65 aa bb cc'],
  ['001565123456', '00:15:65:12:34:56'],
  ['03586 0123456 7', '03586-0123456', '0358601234567', '035860123456'],
  ['SN-4711', 'sn-4711'],
])('%j, %j … are one telephone', (...spellings) => {
  expect(new Set(spellings.map(phoneKey)).size).toBe(1);
});

test.each([
  ['00:15:65:aa:bb:cc', '00:15:65:aa:bb:cd'],
  ['4711-1', '471-11'],
  ['1234567890123', '1234567890124'],
])('%j and %j are two', (one, other) => {
  expect(phoneKey(one)).not.toBe(phoneKey(other));
});

test.each([
  ['001565123456', true],
  ['000413123456', true],
  ['494066969400', false],
  ['004940669694', false],
  ['040669694161', false],
])('twelve digits that begin like %s are a telephone: %s', (value, device) => {
  expect(isDevice(value)).toBe(device);
});

test('a telephone is named as it is written, each way once', () => {
  const holders = [['00:15:65:AA:BB:CC'], ['001565aabbcc', 'x'], ['00:15:65:aa:bb:cc']].map(
    (phones, at) => user(`u${at}`, '', '', { phones }),
  );
  expect(phoneSpellings('001565aabbcc', holders)).toBe('00:15:65:aa:bb:cc / 001565aabbcc');
});
