import { describe, expect, test } from 'vitest';
import type { FileDecision } from '../../../src/flows/merges/conffiles/decision.ts';
import { dpkgConfigureAll } from '../../../src/flows/remote/apt.ts';
import { CAME_BACK } from '../../../src/flows/remote/jobs/came-back.ts';
import type { Standing } from '../../../src/flows/remote/jobs/read-replaced.ts';
import { type Learned, learn } from '../../../src/flows/run/fact.ts';
import { Question } from '../../../src/flows/run/question.ts';
import type { StepContext } from '../../../src/flows/run/step.ts';
import { halfDoneAtEnd } from '../../../src/flows/steps/half-done.ts';
import { placedBefore } from '../../../src/flows/steps/placed-before.ts';
import { replacedAtEnd } from '../../../src/flows/steps/replaced-at-end.ts';
import { undoInstall } from '../../../src/flows/steps/undo-install.ts';
import { PASS_5 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aPlan } from '../remote/a-plan.ts';
import { contextOf, type Given, jobEnded, scriptsOf } from './a-context.ts';
import { installed } from './server-values.ts';

const undo = undoInstall(PASS_5);
const PHP = '/etc/ucware/ucware.php';
const ASTERISK = '/etc/init/asterisk.conf';
const NEW = '/etc/ucware/new one.conf';
const KEPT = '/var/lib/ucware-upgrade/undo/run-1/conffiles-5/originals';
const originalOf = (path: string) => `${KEPT}/${path.replaceAll('/', '=-')}-0123`;

function standing(path: string, parts: Partial<Standing> = {}): Standing {
  return { path, original: originalOf(path), changed: false, ...parts };
}
const decided = (path: string, choice: FileDecision['choice']): FileDecision => ({
  path,
  choice,
  sides: [],
  state: 's',
  between: null,
  by: '<@U0ANNA>',
});
const BASIS = [
  // By the plan of a second attempt there is nothing left to put into place.
  learn(PASS_5.plan, aPlan('5')),
  learn(PASS_5.decisions, [decided(PHP, 'merge'), decided(ASTERISK, 'vendor')]),
];

interface Ending {
  readonly facts?: readonly Learned[];
  readonly answers?: Readonly<Record<string, Given>>;
  readonly abandon?: boolean;
  readonly begun?: readonly string[];
  readonly done?: readonly string[];
}

function ending({ facts = [], answers, abandon = true, begun, done }: Ending = {}): StepContext {
  const ctx = contextOf('install-5', {
    facts: [...BASIS, ...facts],
    begun: begun ?? ['install-5'],
    ...(answers ? { answers } : {}),
    ...(done ? { done } : {}),
  });
  const abort = { by: ctx.run.startedBy, reason: 'r', at: ctx.now, abandon };
  return { ...ctx, run: { ...ctx.run, abort } };
}

/** The server besides: nothing half done. */
const WHOLE = [installed('4.5.0.10'), []];

function open(values: readonly unknown[], ctx: StepContext, seen: readonly unknown[] = WHOLE) {
  const { question, facts } = undo.open?.([...values, ...seen] as never, ctx) ?? {
    question: null,
    facts: [],
  };
  return { question: question && Question.parse(question), facts };
}

const LOOKS = ['conffiles-standing', 'packages', 'leftovers'];
const BOTH = [standing(PHP), standing(ASTERISK)];

describe('files that stay replaced after an installation that failed in part', () => {
  test('are named with the text they bear, the original, and a button each, when people abandon', () => {
    expect(undo.always).toBe(true);
    expect(undo.when(ending())).toBe(true);
    expect(scriptsOf(undo.run(ending()))).toEqual(LOOKS);
    const { question } = open([BOTH], ending());
    const said = question?.evidence.map(({ en }) => en).join('\n') ?? '';
    expect(said).toContain(`\`${PHP}\`: bears the merged version; before: \`${originalOf(PHP)}\``);
    expect(said).toContain(`\`${ASTERISK}\`: bears the vendor’s version`);
    expect(question?.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1', 'undo:2']);
  });

  test('an abort takes back first what it can, and asks about the rest', () => {
    const ctx = ending({ abandon: false });
    expect(scriptsOf(undo.run(ctx))).toEqual(['conffiles-restore', ...LOOKS]);
    expect(open([jobEnded(), BOTH], ctx).question?.choices).toHaveLength(3);
    expect(open([jobEnded(), []], ctx).question).toBeNull();
  });

  test('a click puts one back; the other is asked about again, and named at the end with its command', () => {
    const first = open([BOTH], ending());
    const clicked = { facts: first.facts, answers: { replaced: { choice: 'undo:2' } } };
    const ctx = ending(clicked);
    const actions = undo.run(ctx);
    expect(actions[0]).toMatchObject({ args: ['run-1', '5', ASTERISK] });
    expect(scriptsOf(actions)).toEqual(['conffiles-undo', ...LOOKS]);
    const values = [jobEnded({ log: `${CAME_BACK.back}${ASTERISK}\n` }), [standing(PHP)]];
    const second = open(values, ctx);
    expect(second.question?.id).toBe('replaced-2');
    expect(second.question?.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1']);
    const answers = { ...clicked.answers, 'replaced-2': { choice: 'yes' } };
    const content = ending({ facts: second.facts, answers });
    const last = open(values, content);
    expect(last.question).toBeNull();
    const note = undo.judge([...values, ...WHOLE] as never, content);
    expect(note.en).toContain(`As before again: \`${ASTERISK}\``);
    expect(note.de).toContain(`Ersetzt bleiben \`${PHP}\``);
    expect(note.de).toMatch(/[^.]\.$/);
    const closing = replacedAtEnd(PASS_5, ending({ facts: last.facts, answers }));
    for (const language of ['de', 'en'] as const) {
      expect(closing?.[language]).toContain(`\`sudo cp -p ${originalOf(PHP)} ${PHP}\``);
      expect(closing?.[language]).not.toContain(ASTERISK);
    }
  });

  test('one that a click did not put back keeps the place where its text from before lies', () => {
    const { facts } = open([[standing(PHP)]], ending());
    const ctx = ending({ facts, answers: { replaced: { choice: 'undo:1' } } });
    const tried = jobEnded({ log: `${CAME_BACK.changed}${PHP}\n` });
    const { question } = open([tried, [standing(PHP, { changed: true })]], ctx);
    const line = question?.evidence.find(({ en }) => en.includes('not taken back'));
    expect(line?.en).toContain(`before: \`${originalOf(PHP)}\``);
    expect(line?.de).toContain(`vorher: \`${originalOf(PHP)}\``);
  });

  test('nothing is left to say when everything is back', () => {
    const { facts } = open([[standing(PHP)]], ending());
    const ctx = ending({ facts, answers: { replaced: { choice: 'undo:1' } } });
    const last = open([jobEnded({ log: `${CAME_BACK.back}${PHP}\n` }), []], ctx);
    expect(last.question).toBeNull();
    expect(replacedAtEnd(PASS_5, ending({ facts: last.facts }))).toBeUndefined();
  });

  test('are named with their text also when a later plan had nothing to decide any more', () => {
    const placed = [{ path: PHP, choice: 'merge' as const, text: '0'.repeat(32) }];
    const facts = [learn(PASS_5.decisions, []), learn(placedBefore(PASS_5), placed)];
    const { question } = open([[standing(PHP)]], ending({ facts }));
    expect(question?.evidence.map(({ en }) => en).join('\n')).toContain('bears the merged version');
    expect(replacedAtEnd(PASS_5, ending({ facts }))?.en).toContain(`\`${PHP}\` may still bear`);
  });

  test('what somebody has changed since, and what was not there before, is said to be so', () => {
    const found = [standing(PHP, { changed: true }), standing(NEW, { original: null })];
    const { question, facts } = open([found], ending());
    const said = question?.evidence.map(({ en }) => en).join('\n') ?? '';
    expect(said).toContain('has been changed by somebody since');
    expect(said).toContain('it was not there before');
    expect(replacedAtEnd(PASS_5, ending({ facts }))?.en).toContain(`\`sudo rm '${NEW}'\``);
  });

  test('a server that could not be asked any more leaves nothing unnamed', () => {
    const closing = replacedAtEnd(PASS_5, ending());
    expect(closing?.en).toContain('may still bear');
    expect(closing?.en).toContain(PHP);
    expect(closing?.en).toContain(ASTERISK);
  });

  test('nobody is asked before the installation, nor again about what was settled after it', () => {
    expect(undo.when(ending({ begun: [] }))).toBe(false);
    const settled = { done: ['leftovers-5'] };
    expect(undo.when(ending(settled))).toBe(false);
    expect(open([jobEnded(), BOTH], ending({ ...settled, abandon: false })).question).toBeNull();
    expect(replacedAtEnd(PASS_5, ending(settled))).toBeUndefined();
  });

  test('a vendor’s version that was taken afterwards is asked about, too', () => {
    expect(undo.when(ending({ begun: ['leftovers-5'] }))).toBe(true);
  });
});

describe('an installation that did not end', () => {
  const broken = [
    { name: 'asterisk', version: '16', status: 'iF' },
    { name: 'ucware-core', version: '5.0.3', status: 'iU' },
  ];
  const left = [
    { path: `${ASTERISK}.dpkg-new`, md5: '1'.repeat(32) },
    { path: `${PHP}.dpkg-dist`, md5: '2'.repeat(32) },
  ];
  const nothingChosen = [learn(PASS_5.decisions, [])];

  test('is looked at also when nobody had chosen anything', () => {
    expect(undo.when(ending({ facts: nothingChosen }))).toBe(true);
    expect(undo.when(ending({ facts: nothingChosen, begun: [] }))).toBe(false);
  });

  test.each([true, false])(
    'leaves its half-done packages by name, with the command (abandoned: %s)',
    (abandon) => {
      const values = abandon ? [[]] : [jobEnded(), []];
      const seen = [{ ...installed('4.5.0.10'), broken }, left];
      const { question, facts } = open(values, ending({ abandon }), seen);
      expect(question).toBeNull();
      const note = halfDoneAtEnd(PASS_5, ending({ abandon, facts }));
      for (const language of ['de', 'en'] as const) {
        expect(note?.[language]).toContain('`asterisk`, `ucware-core`');
        expect(note?.[language]).toContain(`\`${ASTERISK}.dpkg-new\``);
        expect(note?.[language]).not.toContain('.dpkg-dist');
        expect(note?.[language]).toContain(`\`sudo ${dpkgConfigureAll()}\``);
      }
    },
  );

  test('has nothing put back, and says nothing of it, when nothing was ever placed', () => {
    const ctx = ending({ facts: nothingChosen, abandon: false });
    expect(scriptsOf(undo.run(ctx))).toEqual(LOOKS);
    expect(undo.judge([[], ...WHOLE] as never, ctx).en).toBe('Nothing is replaced.');
    const placed = [{ path: PHP, choice: 'merge' as const, text: '0'.repeat(32) }];
    const before = [...nothingChosen, learn(placedBefore(PASS_5), placed)];
    expect(scriptsOf(undo.run(ending({ facts: before, abandon: false })))[0]).toBe(
      'conffiles-restore',
    );
  });

  test('leaves nothing to say when all packages are complete', () => {
    const { facts } = open([[]], ending());
    expect(halfDoneAtEnd(PASS_5, ending({ facts }))).toBeUndefined();
    expect(halfDoneAtEnd(PASS_5, ending({ begun: [] }))).toBeUndefined();
  });

  test('is not concealed when the server could not be asked', () => {
    expect(halfDoneAtEnd(PASS_5, ending())?.en).toContain('may be half done');
  });
});
