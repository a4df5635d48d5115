import { expect, test } from 'vitest';
import { confirmSystemStatus } from '../../../../src/flows/ucware-4.5-to-5/pass-4.5/system-status.ts';
import { type Given, inShort, judged } from '../../steps/a-context.ts';

function read(server: string, daemon: string): Readonly<Record<string, Given>> {
  return { answer: { choice: 'yes', values: { server, daemon } } };
}

test.each<[string, Readonly<Record<string, Given>>, string]>([
  ['not asked yet', {}, 'ask answer'],
  ['both as they should be', read('4.5.0.10', '4.5.0.10'), 'pass'],
  ['newer', read('4.5.0.11', '4.5.1'), 'pass'],
  ['the old daemon still runs', read('4.5.0.10', '4.5.0.8'), 'ask answer with complaint'],
  ['copied with words around', read('v4.5.0.10', 'UCware Daemon 4.5.0.10 (Build 7)'), 'pass'],
  ['old, with a letter before', read('v4.5.0.8', '4.5.0.10'), 'ask answer with complaint'],
  ['old, with a word before', read('Version 4.5.0.8', '4.5.0.10'), 'ask answer with complaint'],
  ['a word instead of a version', read('4.5.0.10', 'ok'), 'ask answer with complaint'],
  ['both old', read('4.5.0.8', '4.5.0.8'), 'ask answer with complaint'],
  ['an approver goes on', { answer: { choice: 'accept', values: { reason: 'x' } } }, 'pass'],
])('%s', (_, answers, short) => {
  expect(inShort(judged(confirmSystemStatus, [], { answers }))).toBe(short);
});
