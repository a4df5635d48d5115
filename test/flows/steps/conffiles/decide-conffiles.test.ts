import { describe, expect, it } from 'vitest';
import { forecastDocument } from '../../../../src/flows/remote/conffiles/forecast-document.ts';
import { forecastLines } from '../../../../src/flows/remote/conffiles/forecast-lines.ts';
import { troubleWith } from '../../../../src/flows/steps/conffiles/trouble.ts';
import { aFile, forecastOf, type PlayedFile } from './some-files.ts';
import { Talk } from './talk.ts';

const many = (count: number, kind: 'clean' | 'conflict' | 'no-base'): PlayedFile[] =>
  Array.from({ length: count }, (_, at) => aFile(`/etc/${kind}/${at}.conf`, kind));

describe('deciding about configuration files', () => {
  it('asks nothing where nothing collides', () => {
    expect(new Talk([]).verdict.verdict).toBe('pass');
  });

  it('opens the only file at once: what it does, versions, what each side changed', () => {
    const { question } = new Talk([aFile('/etc/init/asterisk.conf', 'conflict')]);
    expect(question.text.de).toContain('startet die Telefonie');
    expect(question.text.de).toContain('4.5.0.8 → 4.5.0.10');
    expect(question.exhibits).toEqual([
      {
        title: { de: '1 · ab Zeile 2 · verschieden, braucht Sie', en: expect.any(String) },
        code: '    […]\n    respawn\n--- base\n    limit 10\n+++ server\n    limit 20\n+++ UCware\n    limit 15',
      },
    ]);
  });

  it.each([
    ['clean', ['keep', 'vendor', 'merge', 'hunks', 'edit-1', 'edit-2']],
    ['conflict', ['keep', 'vendor', 'hunks', 'edit-1']],
    ['no-base', ['keep', 'vendor', 'hunks', 'edit-1', 'edit-2']],
  ] as const)('offers for a %s file what is possible there', (kind, expected) => {
    const file = aFile('/etc/a.conf', kind);
    if (kind === 'no-base') file.vendor = file.vendor.replace('cores 2', 'cores 9');
    const always = ['again', 'ask', 'back', 'abort'];
    expect(new Talk([file]).choices()).toEqual([...expected, ...always]);
  });

  it('says so where nobody knows the base', () => {
    const { question } = new Talk([aFile('/etc/a.conf', 'no-base')]);
    expect(question.text.de).toContain('Ohne Ausgangsfassung: wird nie von selbst zusammengeführt');
    expect(question.exhibits[0]?.code).not.toContain('--- base');
  });

  it.each(['keep', 'vendor', 'merge'] as const)('takes %s, and passes when told to', (choice) => {
    const talk = new Talk([aFile('/etc/a.conf', 'clean')]).say(choice);
    expect(talk.question.id).toBe('files');
    expect(talk.say('go-on').verdict.verdict).toBe('pass');
    expect(talk.decisions).toMatchObject([{ path: '/etc/a.conf', choice, sides: [] }]);
  });

  it('says of a text put together here whether anything could check it', () => {
    const merged = (unchecked: boolean) =>
      JSON.stringify(
        new Talk([{ ...aFile('/etc/a.php', 'clean'), unchecked }]).say('merge').question,
      );
    expect(merged(true)).toContain('Syntax *nicht geprüft*');
    expect(merged(false)).toContain('`php -l` ✓');
    const kept = new Talk([{ ...aFile('/etc/a.php', 'clean'), unchecked: true }]).say('keep');
    expect(JSON.stringify(kept.question)).not.toContain('geprüft');
  });

  it('calls nothing decided that nobody decided, and says that it is asked about afterwards', () => {
    const talk = new Talk([...many(2, 'conflict')])
      .say('next')
      .say('vendor')
      .say('back')
      .say('go-on');
    expect(talk.decisions.map(({ choice }) => choice)).toEqual(['vendor']);
    expect(JSON.stringify(talk.verdict)).toContain('Nicht entschieden: 1; nach der Installation');
    expect(JSON.stringify(talk.verdict)).toContain('2 Konfigurationsdateien: 1 bleiben');
  });

  it('decides hunk by hunk, and edits single hunks', () => {
    const file = aFile('/etc/a.conf', 'conflict');
    file.vendor = file.vendor.replace('cores 2', 'cores 4');
    const talk = new Talk([file]).say('hunks', { 'hunk-1': 'both', 'hunk-2': 'vendor' });
    expect(talk.decisions).toMatchObject([{ choice: 'merge', sides: ['both', 'vendor'] }]);
    talk.say('open', { file: 'file-1' }).say('edit-1', { text: 'limit 99' });
    expect(talk.decisions).toMatchObject([
      { choice: 'merge', sides: [{ text: 'limit 99' }, 'vendor'] },
    ]);
    const [field] =
      talk.say('open', { file: 'file-1' }).question.choices.find(({ id }) => id === 'edit-1')
        ?.fields ?? [];
    expect(field?.initial).toBe('limit 99');
  });

  it('lists thirty files in one message and decides all of a kind alike', () => {
    const talk = new Talk([...many(27, 'clean'), ...many(3, 'no-base')]);
    expect(talk.question.evidence).toHaveLength(32);
    expect(talk.question.exhibits).toEqual([]);
    const together = talk.question.choices.find(({ id }) => id === 'same');
    expect(together?.confirm?.de).toContain('jede noch offene Datei');
    expect(together?.fields?.[0]?.options?.map(({ id }) => id)).toEqual([
      'clean.keep',
      'clean.vendor',
      'clean.merge',
      'no-base.keep',
      'no-base.vendor',
    ]);
    talk.say('same', { what: 'clean.merge' });
    expect(talk.decisions).toHaveLength(27);
    expect(talk.say('next').question.text.de).toContain('/etc/no-base/0.conf');
  });

  it('calls what was decided by sides not the merge, which was never offered', () => {
    const talk = new Talk([aFile('/etc/a.conf', 'conflict'), aFile('/etc/b.conf', 'clean')]);
    talk.say('next').say('hunks', { 'hunk-1': 'vendor' }).say('merge');
    const said = talk.question.evidence;
    expect(said.map(({ en }) => en).filter((line) => line.startsWith('`/etc/'))).toEqual([
      expect.stringContaining('`/etc/b.conf`: Use the merge'),
      expect.stringContaining('`/etc/a.conf`: Decided hunk by hunk'),
    ]);
    expect(said.map(({ de }) => de).join()).toContain('`/etc/a.conf`: Stelle für Stelle');
  });

  it('voids a decision when the file has changed since, and says so', () => {
    const file = aFile('/etc/a.conf', 'clean');
    const talk = new Talk([file]).say('merge');
    file.own = file.own.replace('nice 0', 'nice 5');
    talk.say('again');
    expect(JSON.stringify(talk.question.evidence)).toContain('hat sich seit der Entscheidung');
    expect(talk.choices()).toContain('next');
  });

  it('asks again when an edited hunk lost a secret, with what was typed', () => {
    const file: PlayedFile = {
      path: '/etc/ucware/ucware.php',
      base: "'db_password' => 'a',\n",
      own: "'db_password' => 'canary-1',\n",
      vendor: "'db_password' => 'b',\n",
    };
    const talk = new Talk([file]);
    expect(JSON.stringify(talk.verdict)).not.toContain('canary');
    talk.say('edit-1', { text: "'db_password' => ''," });
    expect(talk.question.complaint?.de).toContain('Platzhalter');
    expect(talk.question.evidence[0]).toEqual({
      de: 'Geht so nicht: Stelle für Stelle entschieden, <@U0ANNA>',
      en: 'Not possible like this: Decided hunk by hunk, <@U0ANNA>',
    });
    expect(talk.question.exhibits[0]?.title.de).toContain('bearbeitet, gilt so nicht');
    expect(talk.question.exhibits[0]?.title.en).toContain('edited, does not count like this');
    const edit = talk.question.choices.find(({ id }) => id === 'edit-1');
    expect(edit?.fields?.[0]?.initial).toBe("'db_password' => '',");
    expect(talk.say('edit-1', { text: "'db_password' => '⟦1⟧', // x" }).question.id).toBe('files');
  });

  it('shows what a syntax checker has against a text, and lets an approver insist', () => {
    const file = aFile('/etc/a.conf', 'clean');
    const talk = new Talk([{ ...file, refused: file.vendor }]).say('vendor');
    expect(talk.question.complaint?.de).toContain('Syntaxprüfung mit `php -l`');
    expect(talk.question.choices.find(({ id }) => id === 'insist')?.who).toBe('approver');
    expect(talk.say('insist', { reason: 'known' }).say('go-on').verdict.verdict).toBe('pass');
    expect(talk.decisions).toMatchObject([
      { choice: 'vendor', insisted: { by: '<@U0ANNA>', reason: 'known' } },
    ]);
  });

  it('has words for a check that refuses a text without any', () => {
    const file = { ...aFile('/etc/a.conf', 'clean') };
    const played = { ...file, refused: file.vendor };
    const talk = new Talk([played]).say('vendor');
    const { files } = forecastOf([played], talk.decisions);
    const silent = files.map((one) => {
      const check = { tool: 'visudo', ok: false, said: '' };
      return { ...one, chosen: one.chosen && { ...one.chosen, check } };
    });
    expect(silent.map((one) => troubleWith(one, [])?.text.en)).toEqual([
      'The syntax check with `visudo` refuses the chosen text without saying why. Please decide otherwise, or insist.',
    ]);
    expect(forecastDocument({ files: silent, unchanged: [], unread: [] }).join()).toContain(
      'visudo lehnt sie ab / refuses it: sagt nicht, warum / does not say why',
    );
  });

  it('names the check that was overruled and who insisted wherever the file is named', () => {
    const file = { ...aFile('/etc/a.conf', 'clean') };
    const played = { ...file, refused: file.vendor };
    const talk = new Talk([played]).say('vendor').say('insist', { reason: 'is <known>' });
    const words =
      'die Syntaxprüfung mit `php -l` *lehnt sie ab*, <@U0ANNA> besteht darauf. Grund: is &lt;known&gt;';
    const seen = () => talk.question.evidence.map(({ de }) => de).join();
    expect(seen()).toContain(
      `/etc/a.conf\`: Fassung des Herstellers nehmen, <@U0ANNA>${words.replace(/^/, '; ')}`,
    );
    expect(talk.say('open', { file: 'file-1' }).question.evidence[0]?.de).toContain(words);
    talk.say('keep').say('open', { file: 'file-1' }).say('vendor');
    expect(seen()).toContain(words);
    talk.say('go-on');
    const forecast = forecastOf([played], talk.decisions);
    expect(
      forecastLines(forecast)
        .map(({ de }) => de)
        .join(),
    ).toContain(`die Fassung des Herstellers kommt; ${words}`);
    expect(forecastDocument(forecast).join()).toBe(
      [
        '/etc/a.conf (ucware): Konflikt (beide Seiten geändert) / conflict (both sides changed)',
        'beschlossen / decided: Fassung des Herstellers / the vendor’s version, @U0ANNA',
        'php -l lehnt sie ab / refuses it: line 2',
        'besteht darauf / insists: @U0ANNA: is <known>',
      ].join('\n      '),
    );
  });

  it('lets people turn to other files while one cannot be carried out, and nobody past it', () => {
    const file = aFile('/etc/a.conf', 'clean');
    const talk = new Talk([{ ...file, refused: file.vendor }, aFile('/etc/b.conf', 'conflict')])
      .say('open', { file: 'file-1' })
      .say('vendor');
    expect(talk.question.complaint?.de).toContain('Syntaxprüfung');
    expect(talk.say('back').question.id).toBe('files');
    expect(talk.again().question.id).toBe('files');
    expect(JSON.stringify(talk.question.evidence)).toContain('/etc/a.conf`: *geht so nicht*');
    talk.say('open', { file: 'file-2' }).say('keep').say('go-on');
    expect(talk.question.text.de).toContain('/etc/a.conf');
    expect(talk.question.complaint?.de).toContain('Syntaxprüfung');
  });

  it('mentions who is asked for advice and leaves the file open', () => {
    const talk = new Talk([aFile('/etc/a.conf', 'conflict')]);
    talk.say('ask', { person: 'U0BERND', note: 'Which <limit>?' });
    expect(talk.verdict.notices?.at(-1)?.text.de).toBe(
      '<@U0BERND>: <@U0ANNA> bittet um Rat zu den Konfigurationsdateien `/etc/a.conf`.\nWhich &lt;limit&gt;?',
    );
    expect(talk.question.id).toBe('file');
    expect(talk.decisions).toEqual([]);
  });

  it('attaches the whole proposal once for each state of a file', () => {
    const file = aFile('/etc/a.conf', 'conflict');
    const talk = new Talk([file]);
    expect(talk.verdict.notices?.[0]?.file?.content).toContain('<<<<<<< server (1)');
    expect(talk.say('again').verdict.notices).toEqual([]);
    file.vendor = file.vendor.replace('limit 15', 'limit 16');
    expect(talk.say('again').verdict.notices).toHaveLength(1);
  });

  it.each([
    [20_000, 0],
    [60_000, 1],
  ])('attaches all of a long file, and says so where that cannot be: %i lines', (count, cuts) => {
    const lines = (word: string) => `${word}\n`.repeat(count);
    const talk = new Talk([
      { path: '/etc/a.conf', base: lines('base'), own: lines('mine'), vendor: lines('theirs') },
    ]);
    const [notice] = talk.verdict.notices ?? [];
    const content = notice?.file?.content ?? '';
    expect(content.length).toBeGreaterThan(Math.min(count * 26, 1_000_000) - 1000);
    const said = [notice?.text.de, content.slice(-700)];
    for (const words of said) {
      expect(
        /Gekürzt: Die Datei endet nach \d+ von \d+ Zeichen/.test(words?.replaceAll('*', '') ?? ''),
      ).toBe(cuts > 0);
      expect(words?.includes('sudo diff -u /etc/a.conf /var/lib/ucware-upgrade/shipped/')).toBe(
        cuts > 0,
      );
    }
    expect(notice?.text.de.includes('alle Unterschiede')).toBe(cuts === 0);
  });

  it('offers both ways for a file that was deleted here and changed there', () => {
    const talk = new Talk([{ ...aFile('/etc/a.conf', 'conflict'), deleted: true }]);
    expect(talk.choices()).toEqual(['keep', 'vendor', 'again', 'ask', 'back', 'abort']);
    expect(talk.say('keep').say('go-on').verdict.verdict).toBe('pass');
  });

  it('goes on in the same place after a restart, and hears no answer twice', () => {
    const talk = new Talk([...many(3, 'conflict')]).say('next').say('vendor');
    const before = talk.question;
    expect(talk.again().question).toEqual(before);
    expect(talk.decisions).toHaveLength(1);
  });
});
