import { describe, expect, it } from 'vitest';
import { Talk } from './talk.ts';

const about = (vendor: string, path = '/etc/a.conf', unread = false): Talk =>
  new Talk([{ path, base: 'old\n', own: '', vendor, deleted: true, unread }]);

describe('a file that was deleted here and is changed by the vendor', () => {
  it('shows what would come, and offers nothing to merge', () => {
    const talk = about('limit 15\nnice 5\n');
    expect(talk.question.exhibits).toEqual([
      {
        title: { de: 'Neue Fassung des Herstellers', en: expect.any(String) },
        code: 'limit 15\nnice 5',
      },
    ]);
    expect(talk.choices()).toEqual(['keep', 'vendor', 'again', 'ask', 'back', 'abort']);
    const [notice] = talk.verdict.notices ?? [];
    expect(notice?.text.de).toContain('`/etc/a.conf`: die neue Fassung des Herstellers als Datei.');
    expect(notice?.file?.content).toMatch(/UCware \/etc\/a\.conf\n=+\nlimit 15\nnice 5\n$/);
  });

  it.each([
    [1_900, true],
    [2_100, false],
    [9_000, false],
  ])('shows the beginning of a long one, all of it in the file: %i characters', (length, whole) => {
    const talk = about(`${'x'.repeat(99)}\n`.repeat(length / 100));
    expect(talk.question.exhibits[0]?.code.endsWith('[…]')).toBe(!whole);
    expect(talk.question.text.de.includes('alles in der angehängten Datei')).toBe(!whole);
    expect(talk.verdict.notices?.[0]?.file?.content.length).toBeGreaterThan(length);
  });

  it.each([
    ['empty', about(''), 'Seine Fassung ist leer'],
    ['no text', about('a\u0000b'), 'keine Textdatei'],
    [
      'not to be had',
      about('x\n', '/etc/a.conf', true),
      '`apt-get download ucware=4.5.0.10` und dann `dpkg --fsys-tarfile ucware_*.deb | tar -xO ./etc/a.conf`',
    ],
  ])('says why it shows nothing, and how to see it: %s', (_, talk, words) => {
    expect(talk.question.text.de).toContain(words);
    expect(talk.question.exhibits).toEqual([]);
  });

  it('masks what has the name of a secret', () => {
    const talk = about("'db_password' => 'changeme',\n", '/etc/ucware/ucware.php');
    expect(JSON.stringify(talk.verdict)).not.toContain('changeme');
    expect(talk.question.exhibits[0]?.code).toBe("'db_password' => '⟦1⟧',");
  });

  it('does not say in the list that hunks need somebody', () => {
    const talk = about('x\n').say('back');
    expect(talk.question.evidence.at(-1)?.de).toBe('`/etc/a.conf`: *offen*');
  });
});
