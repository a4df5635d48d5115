import { expect, test } from 'vitest';
import { asCommand } from '../../../src/flows/remote/as-command.ts';

test.each([
  [['sudo', 'rm', '/etc/a b'], "`sudo rm '/etc/a b'`"],
  [['cat', '/etc/*x*'], "`cat '/etc/*x*'`"],
  [['cat', '/etc/_x_~y~'], "`cat '/etc/_x_~y~'`"],
  [['cat', '/etc/a&b<c>'], "`cat '/etc/a&amp;b&lt;c&gt;'`"],
])('a command can be copied as it stands: %j', (words, shown) => {
  expect(asCommand(words)).toBe(shown);
});

test('a command cannot end the code it stands in', () => {
  expect(asCommand(['cat', '/etc/`x`']).match(/`/g)).toHaveLength(2);
});
