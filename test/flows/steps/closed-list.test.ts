import { describe, expect, it } from 'vitest';
import { same } from '../../../src/flows/run/text.ts';
import type { ItemChoice, WorkItem } from '../../../src/flows/run/worklist.ts';
import { closedList } from '../../../src/flows/steps/closed-list.ts';
import { contextOf, type Given } from './a-context.ts';

const ACCEPT: ItemChoice = { id: 'accept', sign: '✔', label: { de: 'Annehmen', en: 'Accept' } };
const REFUSE: ItemChoice = { id: 'refuse', sign: '✗', label: { de: 'Ablehnen …', en: 'Refuse …' } };
const item = (id: string): WorkItem => ({
  id,
  title: same(`Merge ${id}`),
  detail: [],
  choices: [ACCEPT, REFUSE],
});

/** A list of so many items, closed with these entries. */
function closed(count: number, entered: Readonly<Record<string, Given>>) {
  const items = Array.from({ length: count }, (_, at) => item(`i${at}`));
  const ctx = contextOf('toy', { entries: { 'toy/list': entered } });
  const list = { sections: [{ id: 's', title: same('S'), items }], entries: ctx.entries('list') };
  return closedList({ de: 'Fälle & Größen', en: 'Cases' }, list, ctx)[0];
}

describe('a list that was closed', () => {
  it('says of each item what was decided, by whom and why, or that it is open', () => {
    const reason = { reason: 'two *people* <!channel>' };
    const notice = closed(3, {
      i0: { choice: 'accept' },
      i1: { choice: 'refuse', values: reason },
    });
    expect(notice?.file).toBeUndefined();
    const [head, accepted, refused, open] = notice?.text.en.split('\n') ?? [];
    expect(head).toBe('*Cases:* 2 of 3 items');
    expect(accepted).toMatch(/^✔ Merge i0 – Accept, .*U0ANNA/);
    expect(refused).toMatch(/^✗ Merge i1 – Refuse, .*U0ANNA.*: two .*people.* &lt;!channel&gt;$/);
    expect(open).toBe('☐ Merge i2 – open');
  });

  it('is summed up where it is long, names what is out of the ordinary, and is whole in a file', () => {
    const accepted = Object.fromEntries(
      Array.from({ length: 18 }, (_, at) => [`i${at}`, { choice: 'accept' }] as const),
    );
    const refused = { i18: { choice: 'refuse', values: { reason: 'two people' } } };
    const notice = closed(20, { ...accepted, ...refused });
    expect(notice?.text.de.split('\n')).toEqual([
      '*Fälle & Größen:* 19 von 20 Punkten',
      '✔ Annehmen: 18 · ✗ Ablehnen: 1 · ☐ offen: 1',
      expect.stringMatching(/^✗ Merge i18 – Ablehnen, .*: two people$/),
      '☐ Merge i19 – offen',
    ]);
    expect(notice?.file?.name).toBe('faelle-groessen-pbx.md');
    expect(notice?.file?.content.match(/Merge i\d+/g)).toHaveLength(20);
    expect(notice?.file?.content).toContain('| Merge i18 | Ablehnen | @U0ANNA |');
  });

  it('says nothing where nothing stood on it', () => {
    expect(closed(0, {})).toBeUndefined();
  });
});
