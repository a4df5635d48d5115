import { describe, expect, test } from 'vitest';
import type { SourceLine, Sources } from '../../../../src/flows/remote/sources.ts';
import type { Learned } from '../../../../src/flows/run/fact.ts';
import { switchSourcesTo5 } from '../../../../src/flows/ucware-4.5-to-5/pass-5/sources.ts';
import {
  actionsOf,
  asked,
  contextOf,
  evidence,
  inShort,
  jobEnded,
  judged,
  scriptsOf,
} from '../../steps/a-context.ts';

function line(series: string | null, parts: Partial<SourceLine> = {}): SourceLine {
  return {
    path: '/etc/apt/sources.list.d/ucware.list',
    line: 1,
    text: `deb [arch=amd64] https://***@packages.ucware.de/ubuntu/ucware-${series} bionic main`,
    type: 'deb',
    active: true,
    series,
    hasCredentials: true,
    options: 'arch=amd64',
    suite: 'bionic',
    crlf: false,
    format: 'list',
    ...parts,
  };
}

const with_ = (...lines: readonly SourceLine[]): Sources => ({ lines: [...lines], others: 3 });
const OLD = with_(line('4.5'), line('firmware', { line: 2 }));
const NEW = with_(line('5'), line('firmware', { line: 2 }));
const TWICE = with_(line('4.5', { path: '/etc/apt/sources.list', line: 40 }), line('4.5'));

function shown(sources: Sources): { facts: readonly Learned[]; hash: string } {
  const verdict = judged(switchSourcesTo5, [sources]);
  return { facts: verdict.facts ?? [], hash: asked(verdict).plan?.hash ?? '' };
}

describe('switching the package sources', () => {
  test.each([
    ['on 4.5', OLD, null],
    ['on 5', NEW, 'Version 5'],
    ['half switched', with_(line('5'), line('4.5', { line: 3 })), null],
    ['on 5 beside a comment', with_(line('5'), line('4.5', { active: false })), 'Version 5'],
    ['without a line', with_(line('firmware')), null],
  ])('found done: %s', (_, sources, words) => {
    const found = evidence(switchSourcesTo5, [sources]);
    if (words === null) expect(found).toBeNull();
    else expect(found).toContain(words);
  });

  test.each([
    ['on 4.5', OLD, 'ask sources'],
    ['no line at all', with_(), 'block sources-no-line'],
    ['commented out', with_(line('4.5', { active: false })), 'block sources-no-line'],
    ['the firmware only', with_(line('firmware')), 'block sources-no-line'],
  ])('%s', (_, sources, short) => {
    expect(inShort(judged(switchSourcesTo5, [sources]))).toBe(short);
  });

  test('shows the difference and asks an approver', () => {
    const question = asked(judged(switchSourcesTo5, [TWICE]));
    expect(question).toMatchObject({ kind: 'approval', who: 'approver' });
    expect(question.plan?.lines.map(({ de }) => de)).toEqual([
      '`/etc/apt/sources.list:40`',
      '`- deb [arch=amd64] https://***@packages.ucware.de/ubuntu/ucware-4.5 bionic main`',
      '`+ deb [arch=amd64] https://***@packages.ucware.de/ubuntu/ucware-5 bionic main`',
      '`/etc/apt/sources.list.d/ucware.list:1`',
      '`- deb [arch=amd64] https://***@packages.ucware.de/ubuntu/ucware-4.5 bionic main`',
      '`+ deb [arch=amd64] https://***@packages.ucware.de/ubuntu/ucware-5 bionic main`',
    ]);
  });

  test('starts the job only for the lines that were approved', () => {
    const { facts, hash } = shown(TWICE);
    expect(scriptsOf(actionsOf(switchSourcesTo5, { facts }))).toEqual(['sources']);
    const other = { sources: { choice: 'approve', planHash: 'other' } };
    expect(scriptsOf(actionsOf(switchSourcesTo5, { facts, answers: other }))).toEqual(['sources']);
    const actions = actionsOf(switchSourcesTo5, {
      facts,
      answers: { sources: { choice: 'approve', planHash: hash } },
    });
    expect(actions[1]).toMatchObject({
      args: ['run-1', '/etc/apt/sources.list:40', '/etc/apt/sources.list.d/ucware.list:1'],
    });
  });

  test.each([
    ['switched', jobEnded(), NEW, 'pass'],
    ['a line is left', jobEnded(), with_(line('5'), line('4.5', { line: 2 })), 'fail'],
    ['somebody else changed the file', jobEnded({ exitCode: 77, log: 'not a line' }), OLD, 'fail'],
  ])('%s', (_, job, after, short) => {
    const { facts, hash } = shown(OLD);
    const answers = { sources: { choice: 'approve', planHash: hash } };
    expect(inShort(judged(switchSourcesTo5, [OLD, job, after], { facts, answers }))).toBe(short);
  });

  test('after a failure half way people approve only what is left', () => {
    const { facts, hash } = shown(TWICE);
    const answers = { sources: { choice: 'approve', planHash: hash } };
    const half = with_(line('5', { path: '/etc/apt/sources.list', line: 40 }), line('4.5'));
    const failed = judged(switchSourcesTo5, [TWICE, jobEnded({ exitCode: 1 }), half], {
      facts,
      answers,
    });
    const again = { facts: failed.facts ?? [], answers, attempt: 2 };
    expect(scriptsOf(actionsOf(switchSourcesTo5, again))).toEqual(['sources']);
    expect(asked(judged(switchSourcesTo5, [half], again)).plan?.lines).toHaveLength(3);
  });

  test('goes back to 4.5 on an abort before the installation', () => {
    const { undo, id } = switchSourcesTo5;
    expect(undo?.when(contextOf(id))).toBe(true);
    expect(undo?.when(contextOf(id, { done: ['install-5'] }))).toBe(false);
    expect(
      undo?.judge([jobEnded({ exitCode: 77, log: 'left on version 5' })] as never, contextOf(id))
        .de,
    ).toContain('left on version 5');
  });
});
