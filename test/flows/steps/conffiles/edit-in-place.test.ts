import { describe, expect, it } from 'vitest';
import type { PlayedFile } from './some-files.ts';
import { Talk } from './talk.ts';

/** A file in which both sides changed the line in the middle; what makes a secret of it stands farther away. */
function between(above: readonly string[], below: readonly string[]): PlayedFile {
  const text = (middle: string): string =>
    [...above, ...LINES, middle, ...LINES, ...below].map((line) => `${line}\n`).join('');
  return {
    path: '/etc/some.conf',
    base: text('    in the middle'),
    own: text('    as it was here'),
    vendor: text('    as it is shipped'),
  };
}
const LINES = ['    one more', '    and another', '    and a third', '    and a fourth'];

const INSIDE = [
  ['a block of YAML', ['password: |'], ['next: 1']],
  ['a here-document', ['DB_PASSWORD=$(cat <<EOT'], ['EOT', ')']],
  ['an element of XML', ['<password>'], ['</password>']],
  ['an object', ["'password' => ["], ['],']],
  ['a private key', ['-----BEGIN RSA PRIVATE KEY-----'], ['-----END RSA PRIVATE KEY-----']],
] as const;

describe.each(INSIDE)('an edit inside %s', (_, above, below) => {
  const edit = (text: string) => new Talk([between(above, below)]).check('edit-1', { text });

  it('is refused when it types another value, although the hunk alone does not show that it is one', () => {
    const other = new Talk([between([], [])]).check('edit-1', { text: "    'canary'" });
    expect(other).toEqual({});
    expect(Object.keys(edit("    'canary'"))).toEqual(['text']);
  });

  it('may give back what the form began with', () => {
    const talk = new Talk([between(above, below)]);
    const field = talk.question.choices.find(({ id }) => id === 'edit-1')?.fields?.[0];
    expect(talk.check('edit-1', { text: field?.initial ?? '' })).toEqual({});
  });
});

it('is taken below a value that has ended', () => {
  const talk = new Talk([between(['password: |', '  abc', 'other:'], [])]);
  expect(talk.check('edit-1', { text: '    canary' })).toEqual({});
});
