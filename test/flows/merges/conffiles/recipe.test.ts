import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRecipe } from '../../../../src/flows/merges/conffiles/recipe.ts';
import { recipeParts } from '../../../../src/flows/merges/conffiles/recipe-parts.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { triple } from '../../../support/triples.ts';

function recipe(text: Uint8Array, own: Uint8Array, vendor: Uint8Array): string {
  return finish(makeRecipe(text, own, vendor));
}

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
    expect(recipe(merged, OWN, VENDOR)).toBe('o0+23,v20+13,o30+2');
  });

  test('holds no byte that one of the files has, whatever a person made of a line', () => {
    const edited = bytes('[a]\nsecret="canary-7391!"\n');
    const made = recipe(edited, OWN, VENDOR);
    expect(cook(made, OWN, VENDOR)).toEqual(edited);
    const literal = made.split(',').filter((piece) => piece.startsWith('x'));
    expect(literal).toEqual([`x${btoa('"')}`, `x${btoa('!"')}`]);
  });

  test('is as many characters as fit on a command line, even for a long file', () => {
    const own = bytes(Array.from({ length: 20_000 }, (_, at) => `line ${at}\n`).join(''));
    expect(recipe(own, own, VENDOR)).toBe(`o0+${own.length}`);
  });

  test('makes any text from any files', () => {
    const file = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c', '\n', '\xff\x00', 'ab\r\n'))
      .map((parts) => bytes(parts.join('')));
    fc.assert(
      fc.property(file, file, file, (text, own, vendor) => {
        expect(cook(recipe(text, own, vendor), own, vendor)).toEqual(text);
      }),
    );
  });

  test('makes any mixture of files that repeat their lines, also when it comes in parts', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 60 }), { maxLength: 60 }), (seed, cuts) => {
        const files = triple(seed);
        const [own, vendor] = [bytes(files.own), bytes(files.vendor)];
        const sides = [files.own, files.vendor, files.base].map((side) => side.split('\n'));
        const mixed = cuts.map((from, at) => sides[at % 3]?.slice(from, from + 9).join('\n'));
        const text = bytes(mixed.join('\n'));
        const parts = recipeParts(recipe(text, own, vendor));
        expect(Buffer.concat(parts.map((part) => cook(part, own, vendor)))).toEqual(text);
      }),
      { numRuns: 300 },
    );
  });

  test('follows a file that repeats its lines from where it was left', () => {
    const lines = Array.from({ length: 900 }, (_, at) => (at % 3 ? '# same\n' : `a = ${at}\n`));
    const vendor = bytes(lines.map((line, at) => (at === 300 ? 'b = 1\n' : line)).join(''));
    const own = bytes(lines.map((line, at) => (at === 600 ? 'c = 1\n' : line)).join(''));
    const merged = lines.map((l, at) => (at === 300 ? 'b = 1\n' : at === 600 ? 'c = 1\n' : l));
    const made = recipe(bytes(merged.join('')), own, vendor);
    expect(made.split(',').length).toBeLessThan(5);
    expect(cook(made, own, vendor).toString()).toBe(merged.join(''));
  });

  test('gives way again and again on a long file of the same lines', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => (at % 3 ? '# same\n' : `a = ${at}\n`));
    const steps = makeRecipe(bytes([...lines].reverse().join('')), bytes(lines.join('')), VENDOR);
    let turns = 0;
    while (!steps.next().done) turns += 1;
    expect(turns).toBeGreaterThan(50);
  });
});

describe('the parts of a recipe', () => {
  test('each fit on a command line, and together they are the recipe', () => {
    const own = bytes(Array.from({ length: 14_000 }, (_, at) => `line ${at}\n`).join(''));
    const text = bytes(
      own.toString().trimEnd().split('\n').reverse().join('\n') + 'é'.repeat(4_000),
    );
    const made = recipe(text, own, VENDOR);
    expect(made.length).toBeGreaterThan(131_072);
    const parts = recipeParts(made);
    expect(parts.every(({ length }) => length > 0 && length <= 16_384)).toBe(true);
    expect(parts.join(',')).toBe(made);
    expect(Buffer.concat(parts.map((part) => cook(part, own, VENDOR)))).toEqual(text);
  });

  test('are a single one for a short recipe', () => {
    expect(recipeParts('v')).toEqual(['v']);
    expect(recipeParts('')).toEqual(['']);
  });
});
