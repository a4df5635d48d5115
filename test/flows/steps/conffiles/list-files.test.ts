import { describe, expect, it } from 'vitest';
import { topicOf } from '../../../../src/flows/steps/conffiles/topic.ts';
import { PASS_5, PASS_45 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aFile, type PlayedFile } from './some-files.ts';
import { Talk } from './talk.ts';

const many = (
  count: number,
  kind: 'clean' | 'conflict' | 'no-base',
  deleted = false,
): PlayedFile[] =>
  Array.from({ length: count }, (_, at) => ({
    ...aFile(`/etc/${deleted ? 'deleted' : kind}/${at}.conf`, kind),
    deleted,
  }));
const seen = (talk: Talk): string[] => talk.question.evidence.map(({ de }) => de);
const listed = (talk: Talk, folder: string): number =>
  seen(talk).filter((line) => line.includes(`/etc/${folder}/`)).length;

describe('a list of many files', () => {
  it.each([
    [100, 10, 6, [24, 10, 6], ['und 76 weitere dieser Art, davon offen: 76']],
    [50, 50, 50, [14, 13, 13], ['und 36 weitere', 'und 37 weitere']],
    [20, 10, 10, [20, 10, 10], []],
    [41, 0, 0, [40], ['und 1 weitere dieser Art']],
  ])('shows some of every kind and counts the others: %i, %i, %i', (a, b, c, lines, more) => {
    const talk = new Talk([
      ...many(a, 'clean'),
      ...many(b, 'conflict'),
      ...many(c, 'conflict', true),
    ]);
    const folders = ['clean', 'conflict', 'deleted'].slice(0, lines.length);
    expect(folders.map((folder) => listed(talk, folder))).toEqual(lines);
    for (const words of more) expect(seen(talk).join()).toContain(words);
    expect(seen(talk).filter((line) => line.startsWith('und '))).toHaveLength(
      more.length && (a === 50 ? 3 : 1),
    );
  });

  it('shows what is open before what is decided', () => {
    const talk = new Talk(many(60, 'clean')).say('next');
    for (let at = 0; at < 30; at += 1) talk.say('keep');
    talk.say('back');
    expect(seen(talk).filter((line) => line.includes('*offen*'))).toHaveLength(30);
    expect(seen(talk).at(-1)).toBe('und 20 weitere dieser Art, davon offen: 0');
  });
});

describe('what a list is about', () => {
  const mixed = [...many(1, 'conflict'), ...many(2, 'conflict', true)];

  it.each([
    [PASS_45, 'Neuestes UCware 4.5', 'Newest UCware 4.5'],
    [PASS_5, 'UCware 5', 'UCware 5'],
  ] as const)('names the version, in the list and beside each file', (pass, de, en) => {
    const talk = new Talk(mixed, topicOf(pass));
    expect(talk.question.text.de).toContain(`*${de}*: Auf pbx `);
    expect(talk.question.text.en).toContain(`*${en}*: on pbx `);
    talk.say('open', { file: 'file-1' });
    expect(talk.question.text.de).toContain(`${de}: Paket \`ucware\``);
    expect(talk.question.text.en).toContain(`${en}: package \`ucware\``);
  });

  it('says in the pass of 4.5 that version 5 is decided apart from it', () => {
    expect(new Talk(mixed).question.text.de).toContain('Version 5 wird gesondert entschieden');
    expect(new Talk(mixed).question.text.en).toContain('version 5 are decided apart from this');
    expect(new Talk(mixed, topicOf(PASS_5)).question.text.de).not.toContain('gesondert');
  });

  it('counts files that were deleted here apart from those that were changed', () => {
    const { text } = new Talk(mixed).question;
    expect(text.de).toContain('*und* der Hersteller 1 Konfigurationsdatei geändert; haben Sie 2 ');
    expect(text.en).toContain('have changed 1 configuration file; you have deleted 2 ');
    const deleted = new Talk(many(2, 'conflict', true)).question.text;
    expect(deleted.de).toContain('haben Sie 2 Konfigurationsdateien gelöscht');
    expect(deleted.de).not.toContain('geändert;');
  });

  it('calls a kind in the form what it is called in the list', () => {
    const { choices, evidence } = new Talk(many(2, 'conflict')).question;
    const [option] = choices.find(({ id }) => id === 'same')?.fields?.[0]?.options ?? [];
    for (const [language, words] of [
      ['de', 'dieselben Zeilen geändert'],
      ['en', 'the same lines'],
    ] as const) {
      expect(option?.label[language]).toContain(words);
      expect(evidence[0]?.[language]).toContain(words);
    }
  });
});

it.each([
  ['changed files', many(2, 'conflict'), 'gilt danach nicht mehr', 'wieder angelegt'],
  ['deleted files', many(2, 'conflict', true), 'wieder angelegt', 'gilt danach nicht mehr'],
])('says what is lost by taking the vendor’s version of all %s', (_, files, words, not) => {
  const together = new Talk(files).question.choices.find(({ id }) => id === 'same');
  expect(together?.confirm?.de).toContain('jede noch offene Datei dieser Art');
  expect(together?.confirm?.de).toContain(words);
  expect(together?.confirm?.de).not.toContain(not);
});

it('says of a file a package only begins to ship that it was never both sides’ work', () => {
  const begun = { ...aFile('/etc/asterisk/extra.conf', 'no-base'), begun: true };
  const list = new Talk([begun, aFile('/etc/a.conf', 'clean')]).question.text;
  expect(list.en).toContain(
    'both you *and* the vendor have changed 1 configuration file; the vendor begins to ship 1 configuration file that is there already',
  );
  expect(list.de).toContain('liefert der Hersteller erstmals 1 Konfigurationsdatei');
  const talk = new Talk([begun]);
  expect(talk.question.text.en).toContain('there has never been a common base');
  expect(talk.question.text.en).not.toContain('cannot be had any more');
  expect(talk.question.choices.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['keep', 'vendor', 'hunks']),
  );
});
