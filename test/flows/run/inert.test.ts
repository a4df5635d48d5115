import { describe, expect, it } from 'vitest';
import { literal, plain } from '../../../src/bot/mrkdwn.ts';
import { plain as forTerminal } from '../../../src/cli/plain.ts';
import { words } from '../../../src/flows/document/words.ts';
import { quote } from '../../../src/flows/run/text.ts';

/** What Slack would format: a sign before a word and behind one, or a code span. */
const FORMATTED = /(^|[^\p{L}\p{N}])([*_~])\S(.*\S)?\2($|[^\p{L}\p{N}])|`/u;

describe('formatting in words from outside', () => {
  it.each([
    ['*bold*'],
    ['Anna *von* Berg'],
    ['_kursiv_ und mehr'],
    ['~weg~'],
    ['`tick`'],
    ['half a ` tick'],
    ['*bold* <!channel> `tick`'],
  ])('%s means nothing in Slack and stays as it is everywhere else', (name) => {
    expect(name).toMatch(FORMATTED);
    expect(quote(name)).not.toMatch(FORMATTED);
    expect(literal(name)).not.toMatch(FORMATTED);
    const sentence = `*Konto von ${quote(name)}:* \`a_b\` bleibt`;
    for (const read of [words, plain]) expect(read(sentence)).toBe(`Konto von ${name}: a_b bleibt`);
    expect(forTerminal(quote(name))).toBe(name);
  });

  it.each([['faxgruppe_buchhaltung'], ['~/.my.cnf'], ['a*b'], ['2 * 3'], ['Kolleg*innen']])(
    '%s is none and is not touched',
    (name) => {
      expect(quote(name)).toBe(name);
      expect(literal(name)).toBe(name);
    },
  );
});
