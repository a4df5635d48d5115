import { expect, it } from 'vitest';
import { CodedError } from '../../src/errors.ts';
import { toFailure } from '../../src/executors/remote-failure.ts';
import { failureVerdict } from '../../src/flows/run/stuck.ts';
import { Secret } from '../../src/redact.ts';

it('says what was found in the language of the reader, masked', () => {
  const secret = new Secret('failure-canary-4711');
  const found = { de: `offen: ${secret.reveal()}`, en: `open: ${secret.reveal()}` };
  const failure = toFailure(new CodedError('secret-unreadable', found));
  expect(failure).toEqual({
    code: 'secret-unreadable',
    found: 'open: ••••••',
    foundText: { de: 'offen: ••••••', en: 'open: ••••••' },
  });
  const { note } = failureVerdict(failure) as { note: { de: string; en: string } };
  expect(note.de).toMatch(/nicht zu bekommen\. offen: ••••••$/);
  expect(note.en).toMatch(/inventory says\. open: ••••••$/);
});

it('leaves the words of a server as they are', () => {
  const failure = toFailure(new CodedError('ssh-unreachable', 'no answer'));
  expect(failure).toEqual({ code: 'ssh-unreachable', found: 'no answer' });
});
