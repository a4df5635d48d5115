import { describe, expect, test } from 'vitest';
import type { ForecastFile } from '../../../src/flows/merges/conffiles/forecast.ts';
import { CAME_BACK } from '../../../src/flows/remote/jobs/came-back.ts';
import { learn } from '../../../src/flows/run/fact.ts';
import type { Verdict } from '../../../src/flows/run/verdict.ts';
import { attemptedForecast } from '../../../src/flows/steps/attempted-forecast.ts';
import { settleLeftovers } from '../../../src/flows/steps/leftovers.ts';
import { NOBODY } from '../../../src/flows/steps/leftovers-question.ts';
import { installStep } from '../../../src/flows/steps/packages.ts';
import { placedBefore, placedOf } from '../../../src/flows/steps/placed-before.ts';
import { PASS_5, PASS_45 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aForecast, aPlan } from '../remote/a-plan.ts';
import { actionsOf, asked, contextOf, inShort, jobEnded, judged, scriptsOf } from './a-context.ts';

const step = settleLeftovers(PASS_45, undefined);
const A = { path: '/etc/ucware/ucware.php.dpkg-dist', md5: 'a'.repeat(32) };
const B = { path: '/etc/init/asterisk.conf.dpkg-dist', md5: 'b'.repeat(32) };

function settled(values: Readonly<Record<string, string>>) {
  return { leftovers: { choice: 'settle', values } };
}

function backOf(path: string) {
  return jobEnded({ log: `${CAME_BACK.back}${path}\n` });
}

function noteOf(verdict: Verdict): string {
  return 'note' in verdict ? verdict.note.en : '';
}

describe('leftover configuration files', () => {
  test.each([
    ['none', [], {}, 'pass'],
    ['some, nobody asked yet', [A, B], {}, 'ask leftovers'],
    ['all closed', [A, B], settled({ 'file-1': 'closed', 'file-2': 'closed' }), 'pass'],
    [
      'one assigned to somebody',
      [A, B],
      settled({ 'file-1': 'closed', 'file-2': 'assigned', person: 'Anna' }),
      'pass',
    ],
  ])('%s', (_, found, answers, short) => {
    const { facts = [] } = judged(step, [found]);
    expect(inShort(judged(step, [found], { answers, facts }))).toBe(short);
  });

  test('the vendor’s version beside a link can be taken, what merely waits to be set up cannot', () => {
    const beside = { path: '/etc/a.conf.dpkg-new', md5: 'a'.repeat(32) };
    const offers = (found: object) =>
      asked(judged(step, [[found]])).choices[0]?.fields?.[0]?.options?.map(({ id }) => id);
    expect(offers({ ...beside, besideLink: true })).toEqual(['closed', 'assigned', 'vendor']);
    expect(offers(beside)).toEqual(['closed', 'assigned']);
  });

  test.each([
    ['assigned to nobody', { 'file-1': 'closed', 'file-2': 'assigned', person: ' ' }],
    ['forgotten', { 'file-1': 'closed' }],
    ['forgotten beside one to take', { 'file-1': 'vendor' }],
  ])(
    'an answer with one that is %s is refused in the form, before anything is done',
    (_, values) => {
      const { facts = [] } = judged(step, [[A, B]]);
      const given = { question: 'leftovers', choice: 'settle', values };
      expect(step.check?.(given, contextOf(step.id, { facts }))).toEqual({ person: NOBODY });
      const whole = { ...given, values: { ...values, person: 'Anna' } };
      expect(step.check?.(whole, contextOf(step.id, { facts }))).toEqual({});
    },
  );

  test('what turns up later has a question and a job of its own', () => {
    const { facts = [] } = judged(step, [[A]]);
    const first = { leftovers: { choice: 'settle', values: { 'file-1': 'vendor' }, rev: 3 } };
    const later = judged(step, [jobEnded(), [B]], { facts, answers: first });
    expect(inShort(later)).toBe('ask leftovers-2');
    const answers = {
      ...first,
      'leftovers-2': { choice: 'settle', values: { 'file-1': 'vendor' }, rev: 5 },
    };
    const given = { facts: later.facts ?? [], answers };
    const args = actionsOf(step, given).map((action) => 'args' in action && action.args);
    expect(args).toEqual([['run-1', '4.5', A.md5, A.path], ['run-1', '4.5', B.md5, B.path], []]);
    const question = asked(judged(step, [jobEnded(), jobEnded(), []], given));
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1', 'undo:2']);
    // Jobs keep their names: whatever is asked for later comes after what was asked for before.
    const undone = { ...given, answers: { ...answers, replaced: { choice: 'undo:1', rev: 4 } } };
    expect(scriptsOf(actionsOf(step, undone))).toEqual([
      'conffiles-take',
      'conffiles-undo',
      'conffiles-take',
      'leftovers',
    ]);
  });

  test('a file that was put back and then replaced by another version can be put back again', () => {
    const again = { ...A, md5: 'c'.repeat(32) };
    const path = A.path.replace('.dpkg-dist', '');
    const { facts: first = [] } = judged(step, [[A]]);
    const answers = {
      leftovers: { choice: 'settle', values: { 'file-1': 'vendor' }, rev: 3 },
      replaced: { choice: 'undo:1', rev: 4 },
    };
    const later = judged(step, [jobEnded(), backOf(path), [again]], { facts: first, answers });
    expect(inShort(later)).toBe('ask leftovers-2');
    const taken = {
      facts: later.facts ?? [],
      answers: {
        ...answers,
        'leftovers-2': { choice: 'settle', values: { 'file-1': 'vendor' }, rev: 5 },
      },
    };
    const question = asked(judged(step, [jobEnded(), backOf(path), jobEnded(), []], taken));
    expect(question.id).toBe('replaced-2');
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1']);
  });

  test('a list nobody has answered yet is asked about as it is now', () => {
    const { facts = [] } = judged(step, [[A]]);
    const again = judged(step, [[A, B]], { facts });
    expect(inShort(again)).toBe('ask leftovers');
    expect(again.facts?.[0]?.value).toEqual([[A, B]]);
  });

  test('remembers what became of each', () => {
    const answers = settled({ 'file-1': 'closed', 'file-2': 'assigned', person: 'Anna' });
    const { facts = [] } = judged(step, [[A, B]]);
    expect(judged(step, [[A, B]], { answers, facts }).facts).toEqual([
      {
        key: 'leftovers-4.5',
        value: [
          { ...A, person: null },
          { ...B, person: 'Anna' },
        ],
      },
    ]);
  });

  test('the next pass asks only about new ones and changed ones', () => {
    const next = settleLeftovers(PASS_5, PASS_45);
    const facts = [learn(PASS_45.leftovers, [{ ...A, person: 'Anna' }])];
    expect(inShort(judged(next, [[A]], { facts }))).toBe('pass');
    expect(inShort(judged(next, [[A, B]], { facts }))).toBe('ask leftovers');
    expect(inShort(judged(next, [[{ ...A, md5: 'c'.repeat(32) }]], { facts }))).toBe(
      'ask leftovers',
    );
  });

  test('more files than a form holds are settled together', () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      path: `/etc/f${index}.dpkg-dist`,
      md5: 'd'.repeat(32),
    }));
    expect(asked(judged(step, [many])).choices[0]?.fields).toHaveLength(12);
    const { facts = [] } = judged(step, [many]);
    const values = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`file-${index + 1}`, 'closed']),
    );
    expect(
      inShort(judged(step, [many], { answers: settled({ ...values, others: 'closed' }), facts })),
    ).toBe('pass');
    const given = { question: 'leftovers', choice: 'settle', values };
    expect(step.check?.(given, contextOf(step.id, { facts }))).toEqual({ person: NOBODY });
  });
});

describe('very many leftovers', () => {
  const many = Array.from({ length: 30 }, (_, at) => ({
    path: `/etc/f${at}.conf.dpkg-dist`,
    md5: 'd'.repeat(32),
  }));
  const { facts = [] } = judged(step, [many]);
  const single = (choice: string) =>
    Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`file-${at + 1}`, choice]));

  test('are named each, in the question and in what became of them', () => {
    const question = asked(judged(step, [many]));
    const note = noteOf(
      judged(step, [many], {
        facts,
        answers: settled({ ...single('assigned'), others: 'assigned', person: 'Anna' }),
      }),
    );
    for (const { path } of many) {
      expect(question.evidence).toContainEqual({ de: `\`${path}\``, en: `\`${path}\`` });
      expect(note).toContain(`\`${path}\``);
    }
  });

  test('have the vendor’s versions taken together, where each is one', () => {
    const others = (found: typeof many) =>
      asked(judged(step, [found])).choices[0]?.fields?.find(({ id }) => id === 'others');
    expect(others(many)?.label.en).toBe(
      'The other 20 files of the list, from /etc/f10.conf.dpkg-dist on',
    );
    expect(others(many)?.options?.map(({ id }) => id)).toEqual(['closed', 'assigned', 'vendor']);
    const old = { path: '/etc/x.dpkg-old', md5: 'e'.repeat(32) };
    expect(others([...many, old])?.options?.map(({ id }) => id)).toEqual(['closed', 'assigned']);
    const answers = settled({ ...single('closed'), others: 'vendor' });
    const [job] = actionsOf(step, { facts, answers });
    expect(job && 'args' in job && job.args.slice(2)).toEqual(
      many.slice(10).flatMap(({ path, md5 }) => [md5, path]),
    );
  });
});

describe('files people decided about before', () => {
  const [conflict] = aForecast().files as [ForecastFile];
  const LEFT = { path: `${conflict.path}.dpkg-dist`, md5: '2'.repeat(32) };

  function planWith(choice: 'keep' | 'merge' | 'vendor', md5: string) {
    const chosen = { choice, fits: true, why: null, md5, check: null };
    const forecast = aForecast({ files: [{ ...conflict, chosen }] });
    return learn(PASS_45.plan, { ...aPlan('4.5'), forecast });
  }
  const chosen = {
    choice: 'vendor',
    fits: true,
    why: null,
    md5: '2'.repeat(32),
    check: null,
  } as const;
  const kept = planWith('keep', 'a'.repeat(32));
  const merged = planWith('merge', 'e'.repeat(32));

  test('are closed by that decision, as long as it was about this version', () => {
    const verdict = judged(step, [[LEFT]], { facts: [kept] });
    expect(inShort(verdict)).toBe('pass');
    expect(verdict.facts).toEqual([{ key: 'leftovers-4.5', value: [{ ...LEFT, person: null }] }]);
    const other = { ...LEFT, md5: '9'.repeat(32) };
    expect(inShort(judged(step, [[other]], { facts: [kept] }))).toBe('ask leftovers');
  });

  test('are closed by a decision of an attempt that failed, unless it did not come true', () => {
    const file = { ...conflict, chosen: { ...chosen, choice: 'merge', md5: 'e'.repeat(32) } };
    const before = learn(attemptedForecast(PASS_45), aForecast({ files: [file as ForecastFile] }));
    const plan = learn(PASS_45.plan, { ...aPlan('4.5'), forecast: aForecast({ files: [] }) });
    expect(inShort(judged(step, [[LEFT]], { facts: [plan] }))).toBe('ask leftovers');
    expect(inShort(judged(step, [[LEFT]], { facts: [plan, before] }))).toBe('pass');
    const missed = learn(PASS_45.outcomes, [
      { path: file.path, class: 'conflict', verdict: 'wrong', found: 'own', beside: true },
    ]);
    expect(inShort(judged(step, [[LEFT]], { facts: [plan, before, missed] }))).toBe(
      'ask leftovers',
    );
  });

  test('can be put back with one click when their text was replaced', () => {
    const question = asked(judged(step, [[LEFT]], { facts: [merged] }));
    expect(question.id).toBe('replaced');
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1']);
    expect(question.choices[1]?.label.en).toBe('Undo: ucware.php');

    const content = { facts: [merged], answers: { replaced: { choice: 'yes' } } };
    expect(scriptsOf(actionsOf(step, content))).toEqual(['leftovers']);
    expect(inShort(judged(step, [[LEFT]], content))).toBe('pass');

    const undo = { facts: [merged], answers: { replaced: { choice: 'undo:1' } } };
    expect(actionsOf(step, undo)[0]).toMatchObject({ args: ['run-1', '4.5', conflict.path] });
    const back = judged(step, [backOf(conflict.path), [LEFT]], undo);
    expect(inShort(back)).toBe('pass');
    // Nobody may believe afterwards that the decision of before still stands.
    expect(noteOf(back)).not.toContain('Decided before the installation');
    expect(back.facts).toContainEqual({
      key: 'takenBack4.5',
      value: [{ path: conflict.path, by: 'U0ANNA' }],
    });
    expect(inShort(judged(step, [jobEnded({ exitCode: 1 }), [LEFT]], undo))).toBe('fail');
  });

  test('are named once, with the text they got last, when another version of the vendor’s was taken, too', () => {
    const other = { ...LEFT, md5: '9'.repeat(32) };
    const ucf = { path: `${conflict.path}.ucf-dist`, md5: '8'.repeat(32) };
    const { facts = [] } = judged(step, [[other, ucf, B]], { facts: [merged] });
    const values = { 'file-1': 'vendor', 'file-2': 'vendor', 'file-3': 'vendor' };
    const given = {
      facts: [merged, ...facts],
      answers: { leftovers: { choice: 'settle', values, rev: 3 } },
    };
    const question = asked(judged(step, [jobEnded(), []], given));
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1', 'undo:2']);
    const lines = (question.evidence ?? []).filter(({ en }) => en.includes(conflict.path));
    expect(lines.map(({ en }) => en)).toEqual([`\`${conflict.path}\`: the vendor’s version`]);
  });

  test('can be put back, too, when an attempt that failed had replaced it and the last plan names it no more', () => {
    const file = { ...conflict, chosen } as ForecastFile;
    const plan = { ...aPlan('4.5'), forecast: aForecast({ files: [file] }) };
    const install = installStep(PASS_45);
    const failed = judged(
      install,
      [jobEnded({ exitCode: 100 }), 'boot', { files: [], ucf: [] }, []],
      {
        facts: [learn(PASS_45.plan, plan)],
      },
    );
    const rest = learn(PASS_45.plan, { ...plan, forecast: aForecast({ files: [] }) });
    const facts = [...(failed.facts ?? []), rest];
    const question = asked(judged(step, [[]], { facts }));
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1']);
    expect(question.evidence[0]?.en).toContain(file.path);
    const undo = { facts, answers: { replaced: { choice: 'undo:1' } } };
    expect(actionsOf(step, undo)[0]).toMatchObject({ args: ['run-1', '4.5', file.path] });
    // The last plan counts where it names the file.
    const kept = learn(PASS_45.plan, { ...plan, forecast: aForecast({ files: [conflict] }) });
    expect(inShort(judged(step, [[]], { facts: [...(failed.facts ?? []), kept] }))).toBe('pass');
  });

  test('can be put back, too, when the last plan finds the text of an earlier attempt in them', () => {
    const file = { ...conflict, chosen } as ForecastFile;
    const [placed] = placedOf([file]);
    const now = { ...conflict, class: 'same-change', own: chosen.md5 } as ForecastFile;
    const plan = { ...aPlan('4.5'), forecast: aForecast({ files: [now] }) };
    const facts = [learn(PASS_45.plan, plan), learn(placedBefore(PASS_45), placed ? [placed] : [])];
    expect(asked(judged(step, [[]], { facts })).choices.map(({ id }) => id)).toEqual([
      'yes',
      'undo:1',
    ]);
  });

  test('each undo is a job of its own', () => {
    const second = { ...conflict, path: '/etc/z.conf' };
    const files = [conflict, second].map((file) => ({ ...file, chosen }));
    const facts = [learn(PASS_45.plan, { ...aPlan('4.5'), forecast: aForecast({ files }) })];
    const first = { facts, answers: { replaced: { choice: 'undo:2' } } };
    const question = asked(judged(step, [backOf('/etc/z.conf'), []], first));
    expect(question.id).toBe('replaced-2');
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1']);
    const both = { facts, answers: { ...first.answers, 'replaced-2': { choice: 'undo:1' } } };
    expect(actionsOf(step, both).map((action) => 'args' in action && action.args.at(-1))).toEqual([
      '/etc/z.conf',
      conflict.path,
      undefined,
    ]);
    const ended = [backOf('/etc/z.conf'), backOf(conflict.path)];
    expect(inShort(judged(step, [...ended, []], both))).toBe('pass');
  });

  test('more of them than buttons fit stand in a form, each under its path', () => {
    const files = Array.from({ length: 12 }, (_, at) => ({
      ...conflict,
      path: `/etc/${at}/same.conf`,
      chosen,
    }));
    const facts = [learn(PASS_45.plan, { ...aPlan('4.5'), forecast: aForecast({ files }) })];
    const question = asked(judged(step, [[]], { facts }));
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo']);
    const options = question.choices[1]?.fields?.[0]?.options ?? [];
    expect(options).toHaveLength(12);
    const values = { file: options[10]?.id ?? '' };
    const answers = { replaced: { choice: 'undo', values } };
    expect(actionsOf(step, { facts, answers })[0]).toMatchObject({
      args: ['run-1', '4.5', '/etc/10/same.conf'],
    });
    const two = [
      learn(PASS_45.plan, { ...aPlan('4.5'), forecast: aForecast({ files: files.slice(0, 2) }) }),
    ];
    const labels = asked(judged(step, [[]], { facts: two })).choices.map(({ label }) => label.en);
    expect(labels).toEqual(['Leave it so', 'Undo: /etc/0/same.conf', 'Undo: /etc/1/same.conf']);
  });

  test.each([
    ['changed since', CAME_BACK.changed, 'has been changed since'],
    ['not kept', CAME_BACK.nothing, 'nothing is kept of it'],
    ['of which the job says nothing', 'as it was: /etc/another', 'does not say'],
  ])('one that is %s is not taken back, whatever was clicked', (_, said, words) => {
    const tried = jobEnded({ log: `${said}${conflict.path}\n` });
    const undo = { facts: [merged], answers: { replaced: { choice: 'undo:1' } } };
    const question = asked(judged(step, [tried, [LEFT]], undo));
    expect(question.id).toBe('replaced-2');
    expect(question.choices.map(({ id }) => id)).toEqual(['yes', 'undo:1']);
    const line = question.evidence?.find(({ en }) => en.includes(conflict.path));
    expect(line?.en).toContain(words);
    expect(line?.en).not.toContain('as before again');

    const answers = { ...undo.answers, 'replaced-2': { choice: 'yes' } };
    const verdict = judged(step, [tried, [LEFT]], { facts: [merged], answers });
    expect(noteOf(verdict)).toContain('1 replaced, none taken back.');
    expect(noteOf(verdict)).toContain(words);
    // A second try counts when the file is as it was put into place by then.
    const twice = { ...undo.answers, 'replaced-2': { choice: 'undo:1' } };
    const ended = judged(step, [tried, backOf(conflict.path), [LEFT]], {
      facts: [merged],
      answers: twice,
    });
    expect(noteOf(ended)).toContain(`taken back: \`${conflict.path}\``);
  });
});

test('the vendor’s version can be taken afterwards, where nobody was asked before', () => {
  const asking = judged(step, [[A, B]]);
  expect(asked(asking).choices[0]?.fields?.[0]?.options?.map(({ id }) => id)).toContain('vendor');
  const late = expect.objectContaining({ en: expect.stringContaining('when they start next') });
  expect(asked(asking).evidence).toContainEqual(late);
  const facts = asking.facts ?? [];
  const answers = settled({ 'file-1': 'vendor', 'file-2': 'closed' });
  expect(actionsOf(step, { facts, answers })[0]).toMatchObject({
    args: ['run-1', '4.5', A.md5, A.path],
  });
  // The file is gone from beside, and what it replaced can be put back.
  const question = asked(judged(step, [jobEnded(), [B]], { facts, answers }));
  expect(question.id).toBe('replaced');
  expect(question.evidence).toContainEqual(late);
  const content = { facts, answers: { ...answers, replaced: { choice: 'yes' } } };
  expect(inShort(judged(step, [jobEnded(), [B]], content))).toBe('pass');
});
