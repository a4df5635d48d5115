import { afterEach, describe, expect, it } from 'vitest';
import type { StepContext } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { pass } from '../../src/flows/run/verdict.ts';
import { isSettled, openItems, type WorkItem } from '../../src/flows/run/worklist.ts';
import { LIST, listStep } from '../../src/flows/steps/list-step.ts';
import { toyFlow } from '../support/toy-flow.ts';
import { createToyRunner, type ToyRunner } from '../support/toy-runner.ts';

let toy: ToyRunner;
afterEach(() => toy?.runner.stop());

/** The lamp can be switched on once the bulb is in; what colour it has must be said. */
const chores = (ctx: StepContext): WorkItem[] => [
  { id: 'bulb', title: same('Bulb'), detail: [], choices: [{ id: 'done', label: same('Done') }] },
  {
    id: 'lamp',
    title: same('Lamp'),
    detail: [],
    locked: isSettled(ctx.entries(LIST)['bulb']) ? undefined : same('First: Bulb'),
    choices: [
      {
        id: 'colour',
        label: same('Colour'),
        fields: [{ id: 'name', kind: 'text', label: same('Name'), optional: false }],
      },
    ],
  },
];

const step = listStep({
  id: 'chores',
  phase: 'configure',
  title: same('Chores'),
  why: same('Because'),
  guide: [],
  list: (ctx) => ({ sections: [{ id: 'all', title: same('All'), items: chores(ctx) }] }),
  ask: () => ({ text: same('Please') }),
  notices: () => [{ to: 'thread', text: same('The list') }],
  check: ({ values }): Record<string, ReturnType<typeof same>> =>
    values['name'] === 'plaid' ? { name: same('No colour') } : {},
  close: ({ choice }) => pass(same(`closed by ${choice}`)),
});

async function begin(store?: ToyRunner['store']): Promise<void> {
  toy = await createToyRunner({ flow: toyFlow([step]), ...(store ? { store } : {}) });
  if (store) return;
  await toy.ask({ do: 'start', server: 'pbx' });
  await toy.until('asked');
}

/** Settles items of the list as somebody who sees it as it is now. */
function enter(choice: string, items: string[], values: Record<string, string> = {}, who?: string) {
  const view = toy.runner.view('pbx');
  if (!view?.question) throw new Error('no list is open');
  const { rev } = view.question;
  const { id } = view.run;
  const ref = {
    do: 'answer',
    server: 'pbx',
    run: id,
    step: 'chores',
    question: LIST,
    rev,
  } as const;
  return toy.ask({ ...ref, choice, items, values }, who);
}

const open = (): string[] => {
  const list = toy.runner.view('pbx')?.worklist;
  return list ? openItems(list).map(({ id }) => id) : [];
};
const types = (): string[] => toy.store.journal.map(({ event }) => event.type);

describe('a work list', () => {
  it('is worked through by several people, and each entry is a small event with a name', async () => {
    await begin();
    expect(open()).toEqual(['bulb', 'lamp']);
    await enter('done', ['bulb'], {}, 'U0STARTER');
    await enter('colour', ['lamp'], { name: ' red ' }, 'U0APPROVER');
    expect(open()).toEqual([]);
    const entered = toy.store.journal.filter(({ event }) => event.type === 'entered');
    expect(entered.map(({ event }) => 'answer' in event && event.answer)).toMatchObject([
      { choice: 'done', by: { id: 'U0STARTER' } },
      { choice: 'colour', by: { id: 'U0APPROVER' }, values: { name: 'red' } },
    ]);
    expect(JSON.stringify(entered[0]?.event).length).toBeLessThan(300);
    await toy.answer('yes');
    await toy.until('run-ended');
  });

  it.each([
    ['what waits for something else', 'colour', ['lamp'], { name: 'red' }, 'locked'],
    ['a choice another item has', 'colour', ['bulb'], {}, 'unknown-choice'],
    ['an item that is not on it', 'done', ['sofa'], {}, 'stale'],
    ['one of several that does not fit', 'done', ['bulb', 'lamp'], {}, 'locked'],
  ])('refuses %s and records nothing', async (_, choice, items, values, code) => {
    await begin();
    expect(await enter(choice, items, values as Record<string, string>)).toMatchObject({
      ok: false,
      code,
    });
    expect(types()).not.toContain('entered');
  });

  it('tells what is wrong with a form beside its field, also what only the step knows', async () => {
    await begin();
    await enter('done', ['bulb']);
    for (const name of ['', 'plaid']) {
      expect(await enter('colour', ['lamp'], { name })).toMatchObject({
        code: 'invalid-values',
        fields: { name: expect.anything() },
      });
    }
    expect(open()).toEqual(['lamp']);
  });

  it('is not ticked twice, but can be opened again', async () => {
    await begin();
    await enter('done', ['bulb']);
    expect(await enter('done', ['bulb'])).toMatchObject({ code: 'settled' });
    await enter('reopen', ['bulb']);
    expect(open()).toEqual(['bulb', 'lamp']);
  });

  it('is not closed while something is open', async () => {
    await begin();
    expect(await toy.answer('yes')).toMatchObject({ code: 'invalid-values' });
    await toy.answer('skip-part', { reason: 'tomorrow' });
    await toy.until('run-ended');
  });

  it('goes on where it was after the bot was killed in the middle', async () => {
    await begin();
    await enter('done', ['bulb']);
    const { store } = toy;
    await toy.runner.stop();
    await begin(store);
    expect(open()).toEqual(['lamp']);
    await enter('colour', ['lamp'], { name: 'red' });
    await toy.answer('yes');
    await toy.until('run-ended');
    expect(types().filter((type) => type === 'asked')).toHaveLength(1);
  });
});
