import { describe, expect, it } from 'vitest';
import { rehearsalReport } from '../../src/cli/rehearse/report/rehearsal-report.ts';
import type { Source } from '../../src/cli/rehearse/report/source.ts';
import { toMarkdown } from '../../src/flows/document/to-markdown.ts';
import { MergeSettings } from '../../src/flows/merges/accounts/settings.ts';
import { UserRow } from '../../src/flows/merges/accounts/user-row.ts';
import { makeContext } from '../../src/flows/run/context.ts';
import { RunEvent, type RunEventInput } from '../../src/flows/run/event.ts';
import { learn } from '../../src/flows/run/fact.ts';
import { reduce } from '../../src/flows/run/reduce.ts';
import { failedQuestion } from '../../src/flows/run/stuck.ts';
import { fail } from '../../src/flows/run/verdict.ts';
import { itemsOf } from '../../src/flows/run/worklist.ts';
import {
  accountRows,
  mergeSettings,
} from '../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { FAULTS } from '../../src/rehearsal/faults/faults.ts';
import type { JournalRecord } from '../../src/store/types.ts';
import { aServer } from '../support/server.ts';

const SABINE = { id: 'U0STARTER0', via: 'slack' } as const;
const same = (text: string) => ({ de: text, en: text });
const at = (minute: number) => `2026-11-26T20:${String(minute).padStart(2, '0')}:00.000Z`;
const install = ucware45to5.steps.find(({ id }) => id === 'install-5');
const diskFull = FAULTS.find(({ id }) => id === 'disk-full');

const QUESTION = failedQuestion(
  install as NonNullable<typeof install>,
  fail(same('No room on /.'), same('Make room.')) as Extract<
    ReturnType<typeof fail>,
    { verdict: 'fail' }
  >,
  { sameAttempt: false },
);

const EVENTS: readonly (readonly [number, RunEventInput])[] = [
  [
    0,
    {
      type: 'run-started',
      run: 'r1',
      server: 'pbx',
      flow: { id: 'ucware-4.5-to-5', version: 2 },
      by: SABINE,
      channel: 'C1',
      language: 'en',
      rehearsal: true,
    },
  ],
  [1, { type: 'step-started', step: 'install-5', attempt: 1, jobs: [] }],
  [4, { type: 'asked', step: 'install-5', attempt: 1, question: QUESTION }],
  [
    9,
    {
      type: 'answered',
      step: 'install-5',
      question: 'failed',
      answer: { choice: 'retry', values: {}, by: SABINE, at: at(9), rev: 3 },
    },
  ],
  [
    12,
    {
      type: 'step-passed',
      step: 'install-5',
      attempt: 1,
      note: same('Installed | done.'),
      durationMs: 1,
    },
  ],
  [13, { type: 'run-ended', outcome: 'completed', note: same('Done.'), by: SABINE }],
];

function source(change: Partial<Source> = {}): Source {
  const records = EVENTS.map(
    ([minute, event], index): JournalRecord => ({
      seq: index + 1,
      at: at(minute),
      run: 'r1',
      event: RunEvent.parse(event),
      prev: '',
      hash: '',
    }),
  );
  return {
    flow: ucware45to5,
    scenario: { title: same('UCware 4.5.0.8') },
    server: aServer(),
    records,
    entries: [
      {
        at: at(2),
        fault: diskFull as NonNullable<typeof diskFull>,
        what: 'struck',
        step: 'install-5',
      },
    ],
    troubles: [],
    ucware: '5.0.2.1',
    now: at(20),
    language: 'en',
    ...change,
  };
}

describe('the report on a rehearsal', () => {
  it('says what became of a fault, who decided, and how long it took', () => {
    const text = toMarkdown(rehearsalReport(source()));
    expect(text).toContain('Outcome: completed');
    expect(text).toContain('It took: 13 min');
    expect(text).toMatch(
      /\| Disk full \| 2026-11-26 20:02 UTC \| Install packages \| No room on \/\. · Retry: @U0STARTER0 · Install packages: done afterwards \(10 min\) \|/,
    );
    expect(text).toMatch(/\| Install packages \| Retry \| @U0STARTER0 \| .* \| 5 min \|/);
    expect(text).toMatch(/\| Install packages \| .* \| 11 min \| Installed \\\| done\. \|/);
    expect(text).not.toContain('What was wrong');
  });

  it('says that a fault was met without a question', () => {
    const quiet = source().records.filter(
      ({ event }) => event.type !== 'asked' && event.type !== 'answered',
    );
    const text = toMarkdown(rehearsalReport(source({ records: quiet })));
    expect(text).toContain('It went on without a question to anybody. · Install packages: done');
  });

  it('can be had in the middle, and before anything has happened', () => {
    const half = toMarkdown(rehearsalReport(source({ records: source().records.slice(0, 3) })));
    expect(half).toContain('still running');
    expect(half).toContain('not done yet');
    const empty = toMarkdown(rehearsalReport(source({ records: [], entries: [] })));
    expect(empty).toContain('No run has begun yet.');
  });

  it('lists what was wrong with the rehearsal itself', () => {
    const text = toMarkdown(rehearsalReport(source({ troubles: ['unknown command: frobnicate'] })));
    expect(text).toContain('- unknown command: frobnicate');
  });

  it('speaks German', () => {
    const text = toMarkdown(rehearsalReport(source({ language: 'de' })));
    expect(text).toContain('# Bericht über die Probe: UCware 4.5.0.8');
    expect(text).toContain('Platte voll');
  });

  it('says of a closed list what was decided about each item', () => {
    const by = { choice: 'yes', values: {}, by: SABINE, at: at(9), rev: 2 };
    const row = (username: string, number: string) => ({ line: 1, username, numbers: [number] });
    const facts = [
      learn(
        accountRows,
        [row('iris', '417'), row('iris.d', '4171')].map((one) => UserRow.parse(one)),
      ),
      learn(mergeSettings, MergeSettings.parse({})),
    ];
    const begun = source().records[0] as JournalRecord;
    const list = 'accounts-decide';
    const question = { ...QUESTION, id: 'list', kind: 'worklist' as const };
    const passed = { type: 'step-passed', attempt: 1, note: same('Done'), durationMs: 1 } as const;
    const seen = RunEvent.parse({ ...passed, step: 'accounts-overview', facts });
    const context = reduce(reduce(undefined, begun), { ...begun, seq: 2, event: seen });
    const step = ucware45to5.steps.find(({ id }) => id === list);
    const ctx = makeContext(context, aServer(), list, at(1));
    const [item] = itemsOf(step?.worklist?.(ctx) ?? { sections: [] });
    const events = [
      seen,
      { type: 'asked', step: list, attempt: 1, question },
      {
        type: 'entered',
        step: list,
        question: 'list',
        items: [item?.id ?? ''],
        answer: { ...by, choice: 'refuse', values: { reason: 'two people' } },
      },
      { type: 'answered', step: list, question: 'list', answer: by },
      { ...passed, step: list },
    ].map((event, index) => ({ ...begun, seq: index + 2, event: RunEvent.parse(event) }));
    const text = toMarkdown(rehearsalReport(source({ records: [begun, ...events] })));
    expect(text).toMatch(/iris.*\| (?:Refuse|Leave as it is) \|.*two people/);
  });
});
