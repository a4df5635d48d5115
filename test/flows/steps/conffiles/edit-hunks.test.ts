import { describe, expect, it } from 'vitest';
import { aFile, type PlayedFile } from './some-files.ts';
import { Talk } from './talk.ts';

describe('where several hunks need somebody, an edit of one', () => {
  const three = (): PlayedFile => {
    const lines = Array.from({ length: 60 }, (_, at) => `line ${at}\n`);
    const at = (word: string) =>
      lines.map((line, n) => ([2, 29, 56].includes(n) ? `${word} ${n}\n` : line)).join('');
    return { path: '/etc/a.conf', base: lines.join(''), own: at('own'), vendor: at('vendor') };
  };
  const begin = () =>
    new Talk([three(), aFile('/etc/b.conf', 'conflict')])
      .say('open', { file: 'file-1' })
      .say('edit-2', { text: 'edited 29' });

  it('decides nothing in anybody’s name and says what is open', () => {
    const talk = begin();
    expect(talk.decisions).toEqual([]);
    expect(talk.question.text.de).toContain('/etc/a.conf');
    expect(talk.question.evidence[0]?.de).toContain(
      'Bearbeitet ist Stelle 2, entschieden damit noch nichts. Noch offen: Stelle 1 (ab Zeile 3), 3 (ab Zeile 57).',
    );
    expect(talk.question.exhibits.map(({ title }) => title.de)).toEqual([
      '1 · ab Zeile 3 · verschieden, braucht Sie',
      '2 · ab Zeile 30 · entschieden: bearbeitet',
      '3 · ab Zeile 57 · verschieden, braucht Sie',
    ]);
    const again = talk.say('back').say('open', { file: 'file-1' });
    expect(again.question.evidence[0]?.de).toContain('Bearbeitet ist Stelle 2');
  });

  it.each([
    [
      'the others are edited, too',
      [
        ['edit-1', { text: 'x' }],
        ['edit-3', { text: '' }],
      ],
    ],
    [
      'the form says what they become',
      [['hunks', { 'hunk-1': 'vendor', 'hunk-2': 'edited', 'hunk-3': 'both' }]],
    ],
    ['a version is taken as a whole', [['vendor', {}]]],
  ] as const)('is done with when %s', (_, answers) => {
    const talk = begin();
    for (const [choice, values] of answers) talk.say(choice, values);
    expect(talk.question.text.de).toContain('/etc/b.conf');
    const expected = {
      'edit-1': [{ text: 'x' }, { text: 'edited 29' }, { text: '' }],
      hunks: ['vendor', { text: 'edited 29' }, 'both'],
      vendor: [],
    }[answers[0][0]];
    expect(talk.decisions.map(({ sides }) => sides)).toEqual([expected]);
  });

  it('leaves the file open in the list and when people go on', () => {
    const talk = begin().say('back');
    expect(talk.question.evidence.map(({ de }) => de).join()).toContain(
      '/etc/a.conf`: *offen*, zum Teil bearbeitet, 2 Stellen brauchen Sie',
    );
    const confirm = talk.question.choices.find(({ id }) => id === 'go-on')?.confirm;
    expect(confirm?.de).toContain('Nur zum Teil bearbeitet ist 1 davon; das zählt dann nicht.');
    expect(talk.say('go-on').decisions).toEqual([]);
  });

  it('counts for no other state of the file', () => {
    const file = three();
    const talk = new Talk([file]).say('edit-2', { text: 'edited 29' });
    file.own += '# later\n';
    talk.say('again');
    expect(JSON.stringify(talk.question.evidence)).not.toContain('Bearbeitet ist');
  });
});

it.each([
  ['was not given at all', {}, ['text']],
  ['is empty, which makes the lines go', { text: '' }, []],
  ['is given', { text: 'limit 99' }, []],
])('looks at the text of an edit before it counts: it %s', (_, values, refused) => {
  const talk = new Talk([aFile('/etc/a.conf', 'conflict')]);
  expect(Object.keys(talk.check('edit-1', values))).toEqual(refused);
});

it('takes no edit without a text for one that deletes the lines', () => {
  const file = aFile('/etc/a.conf', 'conflict');
  const talk = new Talk([file]).say('edit-1', { text: 'limit 99' });
  talk.say('open', { file: 'file-1' }).say('edit-1', {});
  expect(talk.decisions).toMatchObject([{ sides: [{ text: 'limit 99' }] }]);
});

it('offers no form for an edit that is longer than one can begin with', () => {
  const talk = new Talk([aFile('/etc/a.conf', 'conflict')]);
  talk.say('edit-1', { text: 'x'.repeat(3001) }).say('open', { file: 'file-1' });
  expect(talk.choices()).not.toContain('edit-1');
  expect(talk.question.text.de).toContain('Stelle 1 ist mit 3001 Zeichen bearbeitet');
  talk.say('hunks', { 'hunk-1': 'own' }).say('open', { file: 'file-1' });
  expect(talk.choices()).toContain('edit-1');
  talk.say('edit-1', { text: 'x'.repeat(3000) }).say('open', { file: 'file-1' });
  expect(talk.choices()).toContain('edit-1');
});

describe('the placeholders of an edited hunk', () => {
  const file: PlayedFile = {
    path: '/etc/ucware/ucware.php',
    base: "'db_password' => 'a',\n",
    own: "'db_password' => 'canary-1',\n'host' => 'one',\n",
    vendor: "'db_password' => 'b',\n'api_password' => 'c',\n",
  };
  const talk = new Talk([file]);
  const begun = talk.question.choices.find(({ id }) => id === 'edit-1')?.fields?.[0]?.initial ?? '';

  it.each([
    ['as they were', (text: string) => `${text}\n# more`, []],
    ['one is missing', (text: string) => text.replace(/⟦\d+⟧/, ''), ['text']],
    ['one is doubled', (text: string) => `${text}\n${text}`, ['text']],
    ['one was made up', (text: string) => `${text} ⟦99⟧`, ['text']],
    ['a bracket of one is left', (text: string) => `${text}\n# ⟦`, ['text']],
  ] as const)('are looked at before anything is recorded: %s', (_, change, refused) => {
    expect(begun).toMatch(/⟦\d+⟧/);
    const problems = talk.check('edit-1', { text: change(begun) });
    expect(Object.keys(problems)).toEqual(refused);
    if (refused.length === 0) return;
    expect(problems['text']?.de).toContain('Platzhalter');
    expect(problems['text']?.en).toContain('placeholder');
    expect(problems['text']?.de).toContain('Klammer ⟦ oder ⟧, die in der Datei selbst steht');
  });

  it('decide what the form begins with where both sides were chosen', () => {
    const initial = (played: PlayedFile) =>
      new Talk([played])
        .say('hunks', { 'hunk-1': 'both' })
        .say('open', { file: 'file-1' })
        .question.choices.find(({ id }) => id === 'edit-1')?.fields?.[0]?.initial;
    expect(initial(aFile('/etc/a.conf', 'conflict'))).toBe('limit 20\nlimit 15');
    // The same secret on both sides would stand there twice, and the form would be refused as it is.
    const shared = {
      own: "'api_password' => 'k', // 1\n",
      vendor: "'api_password' => 'k', // 2\n",
    };
    expect(initial({ path: file.path, base: null, ...shared })).toBe(
      "'api_password' => '⟦1⟧', // 1",
    );
  });
});
