import { expect, test } from 'vitest';
import { hashOfLines } from '../../../../src/flows/ucware-4.5-to-5/pass-5/sources-question.ts';

const line = (text: string) => [{ path: '/etc/apt/sources.list.d/ucware.list', line: 2, text }];
const bound = hashOfLines(line('deb https://***@packages.ucware.de/ubuntu/ucware-4.5 bionic main'));

test('an approval holds however the record masks the credentials of a line', () => {
  const recorded = line('deb https://••••••@packages.ucware.de/ubuntu/ucware-4.5 bionic main');
  expect(hashOfLines(recorded)).toBe(bound);
});

test.each([
  'deb [arch=amd64] https://***@packages.ucware.de/ubuntu/ucware-4.5 bionic main',
  'deb https://***@packages.example.org/ubuntu/ucware-4.5 bionic main',
])('another line needs another approval: %s', (text) => {
  expect(hashOfLines(line(text))).not.toBe(bound);
});
