import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRecipe } from '../../../../src/flows/merges/conffiles/recipe.ts';

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** Follows a recipe as the server does. */
function cook(recipe: string, own: Uint8Array, vendor: Uint8Array): Buffer {
  const pieces = recipe.split(',').filter(Boolean);
  return Buffer.concat(
    pieces.map((piece) => {
      const where = piece.slice(1);
      if (piece.startsWith('x')) return Buffer.from(where, 'base64');
      const [offset = 0, length = 0] = where.split('+').map(Number);
      return Buffer.from((piece.startsWith('o') ? own : vendor).subarray(offset, offset + length));
    }),
  );
}

const OWN = bytes('[a]\nsecret=canary-7391\nport=1\n\xe4\n');
const VENDOR = bytes('[a]\nsecret=changeme\nport=2\nnew=1\n');

describe('a recipe', () => {
  test('names whole runs of lines', () => {
    const merged = bytes('[a]\nsecret=canary-7391\nport=2\nnew=1\n\xe4\n');
    expect(makeRecipe(merged, OWN, VENDOR)).toBe('o0+23,v20+13,o30+2');
  });

  test('holds no byte that one of the files has, whatever a person made of a line', () => {
    const edited = bytes('[a]\nsecret="canary-7391!"\n');
    const recipe = makeRecipe(edited, OWN, VENDOR);
    expect(cook(recipe, OWN, VENDOR)).toEqual(edited);
    const literal = recipe.split(',').filter((piece) => piece.startsWith('x'));
    expect(literal).toEqual([`x${btoa('"')}`, `x${btoa('!"')}`]);
  });

  test('is as many characters as fit on a command line, even for a long file', () => {
    const own = bytes(Array.from({ length: 20_000 }, (_, at) => `line ${at}\n`).join(''));
    expect(makeRecipe(own, own, VENDOR)).toBe(`o0+${own.length}`);
  });

  test('makes any text from any files', () => {
    const file = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c', '\n', '\xff\x00', 'ab\r\n'))
      .map((parts) => bytes(parts.join('')));
    fc.assert(
      fc.property(file, file, file, (text, own, vendor) => {
        expect(cook(makeRecipe(text, own, vendor), own, vendor)).toEqual(text);
      }),
    );
  });
});
