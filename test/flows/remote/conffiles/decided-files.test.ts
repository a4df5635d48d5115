import { describe, expect, it } from 'vitest';
import { forecastDocument } from '../../../../src/flows/remote/conffiles/forecast-document.ts';
import { forecastLines } from '../../../../src/flows/remote/conffiles/forecast-lines.ts';
import { aFile, forecastOf, type PlayedFile } from '../../steps/conffiles/some-files.ts';
import { Talk } from '../../steps/conffiles/talk.ts';

const PATH = '/etc/a.conf';

/** The plan's words about a file, after people gave these answers and `change` came over it. */
function planned(
  file: PlayedFile,
  answers: readonly (readonly [string, Readonly<Record<string, string>>?])[],
  change: (file: PlayedFile) => void = () => {},
): { readonly line: string; readonly document: string } {
  const talk = new Talk([file]);
  for (const [choice, values] of answers) talk.say(choice, values);
  change(file);
  const forecast = forecastOf([file], talk.decisions);
  return {
    line: forecastLines(forecast).at(-1)?.de ?? '',
    document: forecastDocument(forecast).join(),
  };
}

const bothSides = (file: PlayedFile): PlayedFile => ({
  ...file,
  vendor: file.vendor.replace('cores 2', 'cores 4'),
});

describe('what the plan says of a decision', () => {
  it.each([
    [
      'nobody made',
      [],
      'bleibt, wie sie ist (wie im Artikel)',
      'nicht entschieden, bleibt wie sie ist / not',
    ],
    [
      'keeps the file',
      [['keep']],
      'Ihre Fassung bleibt',
      'eigene Fassung behalten / keep your own, @U0ANNA',
    ],
    [
      'goes hunk by hunk',
      [['hunks', { 'hunk-1': 'both', 'hunk-2': 'own' }]],
      'zusammengeführt wie beschlossen',
      'Zusammenführung / merge (1 beide / both; 2 eigene Zeilen / own lines), @U0ANNA',
    ],
  ] as const)('%s', (_, answers, line, document) => {
    const seen = planned(bothSides(aFile(PATH, 'conflict')), answers);
    expect(seen.line).toMatch(new RegExp(`: ${line.replace(/[()]/g, '.')}$`));
    expect(seen.document).toContain(document);
  });

  it.each([
    ['keep', 'Ihre Fassung bleibt'],
    ['vendor', 'die Fassung des Herstellers kommt'],
    ['merge', 'zusammengeführt wie beschlossen'],
  ])('was for another text: %s', (choice, words) => {
    const seen = planned(aFile(PATH, 'clean'), [[choice]], (file) => {
      file.own += '# later\n';
    });
    expect(seen.line).toContain(
      `bleibt, wie sie ist; die Entscheidung von <@U0ANNA> („${words}“) galt einem anderen Text`,
    );
    expect(seen.document).toContain('galt einem anderen Text / was for another text: ');
  });

  it('names a merged text that nothing could check, and no other', () => {
    const unchecked = { ...bothSides(aFile(PATH, 'conflict')), unchecked: true };
    const merged = planned(unchecked, [['hunks', { 'hunk-1': 'own', 'hunk-2': 'own' }]]);
    expect(merged.line).toContain(
      'zusammengeführt wie beschlossen; Syntax *nicht geprüft*, kein Programm auf dem Server prüft sie',
    );
    expect(merged.document).toContain(
      '\n      Syntax nicht geprüft, kein Programm prüft sie / syntax not checked, no program checks it',
    );
    const kept = planned(unchecked, [['keep']]);
    const checked = planned({ ...unchecked, unchecked: false }, [
      ['hunks', { 'hunk-1': 'own', 'hunk-2': 'own' }],
    ]);
    for (const { line, document } of [kept, checked]) {
      expect(line).not.toContain('geprüft');
      expect(document).not.toContain('geprüft');
    }
    expect(checked.document).toContain('php -l: ok');
  });

  it('says so of a deleted file, too', () => {
    const file = { ...aFile(PATH, 'conflict'), deleted: true };
    const seen = planned(file, [['vendor']], (one) => {
      one.vendor += '# later\n';
    });
    expect(seen.line).toContain('bleibt gelöscht; die Entscheidung von <@U0ANNA>');
  });
});
