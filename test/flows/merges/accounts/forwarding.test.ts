import { describe, expect, it } from 'vitest';
import {
  type AccountSeen,
  accountsNow,
} from '../../../../src/flows/merges/accounts/accounts-now.ts';
import {
  forwardingItem,
  forwardingNotice,
} from '../../../../src/flows/merges/accounts/forwarding-texts.ts';
import { forwardingWork } from '../../../../src/flows/merges/accounts/forwarding-work.ts';
import { mergesOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import { planWork } from '../../../../src/flows/merges/accounts/plan-work.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import type { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';
import type { WorkStep } from '../../../../src/flows/merges/accounts/work-step.ts';
import { user } from './users.ts';

const ROWS = [
  user('iris', 'Iris Immsee', '417'),
  user('iris.d', 'Iris Immsee', '4171'),
  user('otto', 'Otto Oder', '440'),
  user('zentrale', 'Zentrale', '400'),
];

/** The forwards once all is merged, or once only these points are ticked, or as a second overview shows it. */
function work(
  rows: readonly UserRow[],
  inventories: Parameters<typeof forwardingWork>[2] = {},
  critical: string[] = [],
  ticked: (step: WorkStep) => boolean = () => true,
  seen?: readonly AccountSeen[],
) {
  const plan = proposeMerges(rows, MergeSettings.parse({}));
  const decisions = plan.proposals.map(({ id }) => ({ choice: 'accept' as const, proposal: id }));
  const { merges } = mergesOf(plan, decisions, rows);
  const steps = planWork(merges, inventories).flatMap((block) => block.steps);
  const now = accountsNow(rows, steps.filter(ticked), seen);
  return forwardingWork(rows, merges, inventories, critical, now);
}

/** `lost iris 417+4171 !` */
function shown(found: ReturnType<typeof forwardingWork>): string[] {
  return found.map(({ state, account, numbers, critical }) =>
    `${state} ${account} ${numbers.join('+')} ${critical?.en ?? ''}`.trim(),
  );
}

describe('forwarding profiles', () => {
  it('are everybody’s worry while nobody knows who has some, and the reception comes first', () => {
    expect(shown(work(ROWS))).toEqual([
      'inactive zentrale 400 reception and hotline',
      'lost iris 417+4171',
      'inactive iris 417+4171',
      'inactive otto 440',
    ]);
  });

  it('are listed only where the table has some', () => {
    const rows = ROWS.map((row) =>
      row.username === 'otto' ? { ...row, profiles: ['Nachtschaltung'] } : row,
    );
    expect(shown(work(rows))).toEqual(['inactive otto 440 night service']);
  });

  it('are lost only where somebody saw them on the deleted account', () => {
    const none = { 'iris.d': { found: [], notes: '' } };
    expect(shown(work(ROWS, none))).not.toContain('lost iris 417+4171');
    const some = { 'iris.d': { found: ['forwarding' as const], notes: 'Urlaub' } };
    expect(shown(work(ROWS, some))).toContain('lost iris 417+4171');
    const [noted] = work(ROWS.slice(0, 2), some).map(forwardingItem);
    expect(noted?.detail.map(({ de }) => de)).toContain('Notiert: Urlaub');
    const queue = { 'iris.d': { found: ['queues' as const], notes: 'Hotline' } };
    expect(JSON.stringify(work(ROWS.slice(0, 2), queue).map(forwardingItem))).not.toContain(
      'Hotline',
    );
  });

  it.each([['iris'], ['417']])('come first for whoever has the number of %s by now', (name) => {
    const seen = [
      { username: 'iris', numbers: [] },
      { username: 'otto', numbers: ['440', '417'] },
      { username: 'zentrale', numbers: ['400'] },
    ];
    expect(shown(work(ROWS, {}, [name], () => true, seen))).toContain(
      'inactive otto 440+417 named by you',
    );
  });

  it('come first for whom people name, by user name or number', () => {
    expect(shown(work(ROWS, {}, ['otto', '4171'])).slice(0, 3)).toEqual([
      'lost iris 417+4171 named by you',
      'inactive otto 440 named by you',
      'inactive zentrale 400 reception and hotline',
    ]);
  });

  it('come first for the person whose account is gone, where nothing was lost with it', () => {
    const looked = { 'iris.d': { found: [], notes: '' } };
    expect(shown(work(ROWS, looked, ['iris.d']))[0]).toContain('inactive iris');
    expect(shown(work(ROWS, looked, ['iris.d']))[0]).toContain('named by you');
  });

  it('have a line each in the list, with where to click', () => {
    const [lost, inactive] = work(ROWS.slice(0, 2)).map(forwardingItem);
    expect(lost?.title.de).toBe('Iris Immsee (`iris`): Rufumleitungsprofile neu anlegen');
    expect(lost?.detail.map(({ de }) => de).join(' ')).toContain('Gelöscht mit `iris.d`');
    expect(inactive?.id).toBe('inactive:iris');
    expect(inactive?.detail.at(-1)?.de).toContain('*Rufnummernkonfiguration*');
    const [first] = work(ROWS).map(forwardingItem);
    expect(first?.detail[0]?.de).toBe('*Zuerst:* Zentrale und Hotline.');
  });

  it('are explained to the users, with the names of those who lost some', () => {
    const notice = forwardingNotice(work(ROWS));
    expect(notice.de).toContain('neu angelegt werden: Iris Immsee.');
    expect(notice.en).toContain('have to be made anew: Iris Immsee.');
    expect(forwardingNotice([]).de).not.toContain('neu angelegt');
  });

  it.each<[string, () => boolean, AccountSeen[] | undefined]>([
    ['nothing of the list was ticked', () => false, undefined],
    [
      'a second overview shows every account, whatever was ticked',
      () => true,
      [
        { username: 'iris', numbers: ['417'] },
        { username: 'iris.d', numbers: ['4171'] },
      ],
    ],
  ])('are lost with nobody where %s', (_, ticked, seen) => {
    const rows = ROWS.slice(0, 2);
    const found = work(rows, {}, [], ticked, seen);
    expect(shown(found)).toEqual(['inactive iris 417', 'inactive iris.d 4171']);
    expect(forwardingNotice(found).de).not.toContain('zusammengelegt');
  });

  it('are lost where a second overview shows the account gone, without a single tick', () => {
    const seen = [{ username: 'iris', numbers: ['417', '4171'] }];
    expect(shown(work(ROWS.slice(0, 2), {}, [], () => false, seen))).toEqual([
      'lost iris 417+4171',
      'inactive iris 417+4171',
    ]);
  });

  it('are named with the numbers that are there: an account deleted, its number not yet given anew', () => {
    const found = work(ROWS.slice(0, 2), {}, [], ({ kind }) => kind === 'delete');
    expect(shown(found)[0]).toBe('lost iris 417');
  });

  it('are nobody’s worry who has given the last number away', () => {
    const rows = [user('iris', 'Iris Immsee', '417'), user('otto', 'Otto Oder', '4171')];
    const taken = { kind: 'free-number', account: 'otto', frees: ['4171'] } as unknown as WorkStep;
    const now = accountsNow(rows, [taken], undefined);
    expect(shown(forwardingWork(rows, [], {}, [], now))).toEqual(['inactive iris 417']);
  });

  describe('of an account whose last number somebody else has by now', () => {
    const night = user('nacht', 'Nachtdienst', '500');
    const seen = [
      { username: 'iris', numbers: ['417', '500'] },
      { username: 'nacht', numbers: [] },
    ];
    const found = (rows: readonly UserRow[], critical: string[] = [], now = seen) =>
      work(rows, {}, critical, () => true, now);

    it('are to be made anew there, and come first where the business depends on them', () => {
      const iris = user('iris', 'Iris Immsee', '417');
      const rows = [iris, { ...night, profiles: ['Nachtschaltung'] }];
      const moved = found(rows);
      expect(shown(moved)).toEqual(['moved iris 500 night service']);
      expect(moved.map(forwardingItem)).toMatchObject([
        {
          id: 'moved:iris:nacht',
          title: { de: 'Iris Immsee (`iris`): Rufumleitungsprofile neu anlegen' },
          detail: [
            { de: '*Zuerst:* Nachtschaltung.' },
            {
              de: 'Profile von `nacht` (Nachtschaltung) galten für 500; das hat jetzt `iris`. Bitte dort im UCC-Client neu anlegen, dann aktivieren.',
            },
            { de: expect.stringContaining('(500)') },
          ],
        },
      ]);
      expect(forwardingNotice(moved).de).not.toContain('zusammengelegt');
      expect(shown(found(rows, [], seen.slice(0, 1)))).toEqual(['moved iris 500 night service']);
      expect(shown(found([iris, { ...night, profiles: ['x'], lastName: 'Y' }], ['500']))).toEqual([
        'moved iris 500 named by you',
      ]);
    });

    it('are named without a column of profiles only where the business depends on them', () => {
      const rows = [user('iris', 'Iris Immsee', '417'), night];
      expect(shown(found(rows))).toContain('moved iris 500 night service');
      const plain = { ...night, username: 'otto', firstName: 'Otto', lastName: 'Oder' };
      expect(shown(found([...rows.slice(0, 1), plain])).join()).not.toContain('moved');
    });
  });

  it.each([
    ['Florence Nachtigall', ''],
    ['Emma Knight', ''],
    ['Bernd Nachtmann', ''],
    ['Nachtschaltung', 'night service'],
    ['Tag/Nacht', 'night service'],
    ['Telefonzentrale', 'reception and hotline'],
    ['On-Call', 'emergency and on-call service'],
    ['Feiertagsansage', 'holidays'],
  ])('of %s come first only if whole words say so: %s', (name, why) => {
    const [row] = work([{ ...user('x1', 'Alex Xu', '418'), lastName: name }]);
    expect(row?.critical?.en ?? '').toBe(why);
  });
});
