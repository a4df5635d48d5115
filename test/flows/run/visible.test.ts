import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, visibleJson } from '../../../src/flows/run/visible.ts';

describe('what is shown of words from a server', () => {
  it.each([
    ['an escape', '\u001b[2Jx', '^[[2Jx'],
    ['a bell', 'a\u0007', 'a^G'],
    ['a NUL and a DEL', '\u0000\u007f', '^@^?'],
    ['the short way to a control sequence', '\u009b2J', '<U+009B>2J'],
    ['a line that would be overwritten', 'bad\rgood', 'bad^Mgood'],
    ['a line of Windows', 'a\r\nb', 'a\r\nb'],
    ['an override', 'a\u202etxt.exe\u202c', 'a<U+202E>txt.exe<U+202C>'],
    ['an isolate', '\u2066a\u2069', '<U+2066>a<U+2069>'],
    ['tabs, lines, umlauts and birds', 'a\tb\nä🐤', 'a\tb\nä🐤'],
  ])('has %s to be seen', (_, words, expected) => {
    expect(visible(words)).toBe(expected);
  });

  const sign = fc.integer({ min: 0, max: 0x20_70 }).map((code) => String.fromCharCode(code));

  it('is the same the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: sign }), (words) => {
        expect(visible(visible(words))).toBe(visible(words));
      }),
    );
  });

  it('reads as the same value in JSON, and steers nothing there', () => {
    fc.assert(
      fc.property(fc.string({ unit: sign }), (words) => {
        const json = visibleJson({ words }, 2);
        expect(JSON.parse(json)).toEqual({ words });
        expect(visible(json)).toBe(json);
      }),
    );
  });
});
