import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { importFaxes } from '../../../../src/flows/merges/fax/import-faxes.ts';
import { importGroups } from '../../../../src/flows/merges/fax/import-groups.ts';
import { proposeFaxGroups } from '../../../../src/flows/merges/fax/propose-fax-groups.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import type { Step } from '../../../../src/flows/run/step.ts';
import { itemsOf, type WorkItem } from '../../../../src/flows/run/worklist.ts';
import { decideMerges } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import {
  accountRows,
  mergeSettings,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { workOnAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/work.ts';
import { decideFaxGroups } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/decide.ts';
import { faxRows, groupRows } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/facts.ts';
import { importFaxNumbers } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/import.ts';
import { verifyFax } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/verify.ts';
import { workOnFaxGroups } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/work.ts';
import {
  criticalForwards,
  nameCriticalForwards,
} from '../../../../src/flows/ucware-4.5-to-5/configure/forwards/critical.ts';
import { reactivateForwards } from '../../../../src/flows/ucware-4.5-to-5/configure/forwards/list.ts';
import { announceForwards } from '../../../../src/flows/ucware-4.5-to-5/configure/forwards/notice.ts';
import { tableFor } from '../../../support/article-tables.ts';
import { asked, contextOf, inShort, judged, NOW } from '../../steps/a-context.ts';

type Situation = NonNullable<Parameters<typeof contextOf>[1]>;

const table = (label: string): string => tableFor(label) ?? '';
const itemsIn = (step: Step, situation: Situation): WorkItem[] =>
  itemsOf(step.worklist?.(contextOf(step.id, situation)) ?? { sections: [] });

describe('forwarding profiles', () => {
  const facts = [
    learn(accountRows, [...importUsers(table('Benutzerübersicht')).rows]),
    learn(mergeSettings, MergeSettings.parse({})),
  ];

  it('that the business depends on come first, as somebody named them', () => {
    const verdict = judged(nameCriticalForwards, [], {
      answers: { answer: { choice: 'yes', values: { critical: '414\niris.immsee, ' } } },
    });
    expect(verdict.facts).toEqual([learn(criticalForwards, ['414', 'iris.immsee'])]);
    const situation = { facts: [...facts, ...(verdict.facts ?? [])] };
    const list = reactivateForwards.worklist?.(contextOf('forwards', situation));
    expect(list?.sections.map(({ id, items }) => [id, items.length])).toEqual([
      ['critical', 2],
      ['others', 11],
    ]);
  });

  it.each([
    ['', /^<@.*> hat keine geschäftskritischen/, /> has named no business-critical/],
    [
      '414',
      /^Zuerst kommen die Rufumleitungen von 414, genannt von <@/,
      /^The forwards of 414 come /,
    ],
    [
      '414\niris',
      /Rufumleitungen von 2 Konten oder Nummern, genannt/,
      /of 2 accounts or numbers come /,
    ],
  ])('are named, or counted where there are several: %j', (critical, de, en) => {
    const answers = { answer: { choice: 'yes', values: { critical } } };
    const verdict = judged(nameCriticalForwards, [], { answers });
    if (verdict.verdict !== 'pass') expect.fail(verdict.verdict);
    expect(verdict.note.de).toMatch(de);
    expect(verdict.note.en).toMatch(en);
  });

  it('offer another overview only while nothing rests on the one there is', () => {
    const choices = (entries: Situation['entries'] = {}) =>
      asked(judged(nameCriticalForwards, [], { facts, entries })).choices.map(({ id }) => id);
    const [merge] = itemsIn(decideMerges, { facts });
    expect(choices()).toContain('another-table');
    expect(
      choices({ 'accounts-decide/list': { [merge?.id ?? '']: { choice: 'accept' } } }),
    ).toEqual(['yes', 'skip-part']);
  });

  it('of people who are not in the overview are refused by name', () => {
    const critical = 'nobody.known\n414\nIRIS.IMMSEE';
    const given = { question: 'answer', choice: 'yes', values: { critical } };
    const said = nameCriticalForwards.check?.(given, contextOf('forwards-critical', { facts }));
    expect(said?.['critical']?.de).toContain('Nicht in der Benutzerübersicht: nobody.known.');
    const none = nameCriticalForwards.check?.(given, contextOf('forwards-critical'));
    expect(none).toEqual({});
  });

  it('are known by a number as people write it', () => {
    const { rows } = importUsers('Benutzername;Nebenstellen\nnacht;040 66969 416\ntag;417, 418\n');
    const known = { facts: [learn(accountRows, [...rows])] };
    const critical = '040 66969 416\n417 418\nTAG\n+49 40 66969-416\n040 66969 499\n41';
    const given = { choice: 'yes', values: { critical } };
    const said = nameCriticalForwards.check?.(
      { question: 'answer', ...given },
      contextOf('forwards-critical', known),
    );
    expect(said?.['critical']?.de).toContain('Nicht in der Benutzerübersicht: 040 66969 499, 41.');
    const kept = { ...given, values: { critical: critical.split('\n').slice(0, 4).join('\n') } };
    const verdict = judged(nameCriticalForwards, [], { ...known, answers: { answer: kept } });
    expect(verdict.facts).toEqual([learn(criticalForwards, ['04066969416', '417', '418', 'TAG'])]);
  });

  it('are explained to the users in both languages', () => {
    const verdict = judged(announceForwards, [], { facts });
    const { text, choices } = asked(verdict);
    const file = verdict.notices?.[0]?.file?.content ?? '';
    expect(file).toContain('Liebe Kolleginnen und Kollegen');
    expect(file).toContain('Dear colleagues');
    expect(file).not.toContain('*');
    expect(text.de).toContain('Rufnummernkonfiguration');
    expect(text.en).toContain('Rufnummernkonfiguration');
    expect(choices.map(({ id }) => id)).toEqual(['post', 'told', 'skip-part']);
  });

  it('are lost with nobody while the merges are decided and nothing of the work list is done', () => {
    const merges = itemsIn(decideMerges, { facts });
    const entries = {
      'accounts-decide/list': Object.fromEntries(
        merges.map(({ id }) => [id, { choice: 'accept' }]),
      ),
    };
    const notice = judged(announceForwards, [], { facts, entries }).notices?.[0]?.file?.content;
    expect(notice).toContain('Liebe Kolleginnen und Kollegen');
    expect(notice).not.toContain('zusammengelegt');
    const work = itemsIn(workOnAccounts, { facts, entries });
    const gone = work.filter(({ id }) => id.endsWith(':delete:armin.artmann.d'));
    const ticked = {
      ...entries,
      'accounts-work/list': Object.fromEntries(gone.map(({ id }) => [id, { choice: 'done' }])),
    };
    const list = itemsIn(reactivateForwards, { facts, entries: ticked });
    expect(list.filter(({ id }) => id.startsWith('lost:')).map(({ title }) => title.en)).toEqual([
      'Armin Artmann (`armin.artmann`): make forwarding profiles anew',
    ]);
    expect(
      list
        .flatMap(({ detail }) => detail)
        .map(({ en }) => en)
        .join(),
    ).not.toMatch(/Deleted with .*armin.artmann.m/);
  });

  it.each([
    [[], '*Zuerst:* Nachtschaltung.'],
    [['500'], '*Zuerst:* eigens genannt.'],
  ])('of a night service whose number a merge has taken stay critical: %j', (critical, why) => {
    const rows = importUsers(
      'Benutzername;Vorname;Nachname;Nebenstellen;Rufumleitungsprofile\narmin;Armin;Artmann;416;\narmin.d;Armin;Artmann;4161;\nnacht;;Nachtdienst;500;Nachtschaltung',
    ).rows;
    const night = [
      learn(accountRows, [...rows]),
      learn(mergeSettings, MergeSettings.parse({})),
      learn(criticalForwards, critical),
    ];
    const [armin] = itemsIn(decideMerges, { facts: night });
    const fields = armin?.choices.find(({ id }) => id === 'edit')?.fields ?? [];
    const values = {
      ...Object.fromEntries(fields.map(({ id, initial = '' }) => [id, initial])),
      take: '500',
    };
    const decided = {
      'accounts-decide/list': { [armin?.id ?? '']: { choice: 'edit', values } },
    };
    const [bare] = itemsIn(decideMerges, { facts: night, entries: decided });
    expect(bare?.detail.map(({ de }) => de).join()).toContain('gelten danach für keine Nummer');
    const work = itemsIn(workOnAccounts, { facts: night, entries: decided });
    const entries = {
      ...decided,
      'accounts-work/list': Object.fromEntries(work.map(({ id }) => [id, { choice: 'done' }])),
    };
    const list = reactivateForwards.worklist?.(contextOf('forwards', { facts: night, entries }));
    expect(list?.sections.map(({ id, items: all }) => [id, all.length])).toEqual([['critical', 1]]);
    const [line] = list?.sections[0]?.items ?? [];
    expect(line?.detail[0]?.de).toBe(why);
    expect(line?.detail[1]?.de).toContain('`nacht` (Nachtschaltung) galten für 500');
  });

  it('are asked about again every day until they are ticked', () => {
    const on = (now: string) =>
      asked(judged(reactivateForwards, [], { facts, now, done: ['forwards-notice'] }));
    const first = on(NOW);
    const later = on('2026-11-24T20:00:00.000Z');
    const nextDay = on('2026-11-24T22:30:00.000Z');
    expect(first.wakeAt).toBe('2026-11-24T22:10:00.000Z');
    expect(later).toEqual(first);
    expect(nextDay.text.en).toContain('Reminder after 1 day');
    expect(nextDay.wakeAt).toBe('2026-11-25T22:10:00.000Z');
  });
});

describe('fax numbers', () => {
  const faxes = importFaxes(table('Faxnummern')).rows;
  const groups = importGroups(table('Gruppen (Administration')).rows;
  const facts = [learn(faxRows, [...faxes]), learn(groupRows, [...groups])];
  const items = itemsIn(decideFaxGroups, { facts });
  const acceptedOf = (list: readonly WorkItem[]) => ({
    'fax-decide/list': Object.fromEntries(list.map(({ id }) => [id, { choice: 'accept' }])),
  });
  const accepted = acceptedOf(items);

  it('are taken over together with the groups', () => {
    const values = { table: table('Faxnummern'), groups: table('Gruppen (Administration') };
    const verdict = judged(importFaxNumbers, [], {
      answers: { table: { choice: 'give', values } },
    });
    expect(verdict.facts?.map(({ key }) => key)).toEqual(['fax-rows', 'group-rows']);
    expect(verdict).toMatchObject({
      note: {
        en: expect.stringMatching(/Groups: \d+ taken over \(user groups: \d+, fax groups: \d+\)/),
      },
    });
    const wrong = { question: 'table', choice: 'give', values: { ...values, groups: 'x;y\n1' } };
    expect(importFaxNumbers.check?.(wrong, contextOf('fax-overview'))).toHaveProperty('groups');
  });

  it('get a group for each department, with the privacy note and what cannot be changed later', () => {
    expect(items).toHaveLength(4);
    const question = asked(judged(decideFaxGroups, [], { facts }));
    expect(question.text.de).toContain('Datenschutz');
    expect(question.text.de).toContain('nicht mehr ändern');
  });

  it('have nothing to accept where no user group fits: somebody has to name one', () => {
    const [first] = itemsIn(decideFaxGroups, { facts: [learn(faxRows, [...faxes])] });
    expect(first?.choices.map(({ id }) => id)).toEqual(['edit', 'later', 'refuse']);
    const given = { question: 'list', item: first?.id, choice: 'edit', values: { title: 'X' } };
    const found = decideFaxGroups.check?.(given, contextOf('fax-decide', { facts })) ?? {};
    expect(Object.keys(found)).toEqual(expect.arrayContaining(['name', 'user-groups']));
  });

  it('are recorded with their numbers and who may use them, as proposed or changed', () => {
    const [first, second] = items;
    const fields = second?.choices.find(({ id }) => id === 'edit')?.fields ?? [];
    const values = {
      ...Object.fromEntries(fields.map(({ id, initial = '' }) => [id, initial])),
      'user-groups': 'lager',
    };
    const entries = {
      'fax-decide/list': {
        [first?.id ?? '']: { choice: 'accept' },
        [second?.id ?? '']: { choice: 'edit', values },
      },
    };
    const situation = { facts, entries, answers: { list: { choice: 'yes' } } };
    const record = judged(decideFaxGroups, [], situation).notices?.at(-1)?.text.de ?? '';
    expect(record).toMatch(/Annehmen, <@U0ANNA> – `faxgruppe_.*; Faxnummern: \d+.*; berechtigt: /);
    expect(record).toMatch(/<@U0ANNA> – `faxgruppe_.*; Faxnummern: \d+.*; berechtigt: lager/);
    expect(record.match(/berechtigt/g)).toHaveLength(2);
  });

  it('say where no user group fits that a new one has to be handed in', () => {
    const [proposal] = proposeFaxGroups(faxes, []);
    expect(proposal?.warnings.at(-1)?.de).toContain('„Faxübersicht neu übergeben“');
    expect(proposal?.warnings.at(-1)?.en).toContain('“Hand in the fax overview anew”');
    const labels = asked(judged(decideFaxGroups, [], { facts })).choices.map(({ label }) => label);
    expect(labels.map(({ de }) => de)).toContain('Faxübersicht neu übergeben');
    const ways = asked(judged(importFaxNumbers, [], { facts })).choices.map(({ label }) => label);
    const [, only = ''] = /dort „(.*?)“/.exec(proposal?.warnings.at(-1)?.de ?? '') ?? [];
    expect(ways.map(({ de }) => de)).toContain(`${only} …`);
  });

  it('get no name that another group has or is meant to have', () => {
    const [first, second] = items.map(({ id }) => id);
    const values = {
      title: 'X',
      extensions: '401',
      'user-groups': 'zentrale',
    };
    const edit = (name: string, situation: Situation) => {
      const given = {
        question: 'list',
        item: first,
        choice: 'edit',
        values: { ...values, name },
      };
      return decideFaxGroups.check?.(given, contextOf('fax-decide', situation))?.['name']?.de;
    };
    const wanted = proposeFaxGroups(faxes, groups).find(({ id }) => id === second)?.name ?? '';
    expect(edit(wanted, { facts })).toContain('auf dieser Liste');
    const refused = { 'fax-decide/list': { [second ?? '']: { choice: 'refuse' } } };
    expect(edit(wanted, { facts, entries: refused })).toBeUndefined();
    expect(edit('faxgruppe_neu', { facts })).toBeUndefined();
    const there = { line: 99, id: '99', title: 'Alt', name: 'faxgruppe_alt', type: 'fax' };
    const more = learn(groupRows, [...groups, there]);
    expect(edit('faxgruppe_alt', { facts: [...facts, more] })).toContain('gibt es schon');
  });

  it('go into two groups only when somebody says in the form that this is meant', () => {
    const [first, second] = items.map(({ id }) => id);
    const entries = { 'fax-decide/list': { [second ?? '']: { choice: 'accept' } } };
    const refusal = (more: Record<string, string>, choice = 'edit') => {
      const values = {
        title: 'X',
        name: 'faxgruppe_x',
        'user-groups': 'zentrale',
        extensions: '401, 402',
        ...more,
      };
      const given = { question: 'list', item: first, choice, values };
      return decideFaxGroups.check?.(given, contextOf('fax-decide', { facts, entries })) ?? {};
    };
    expect(refusal({})['extensions']?.de).toMatch(/^402 ist schon in „Faxgruppe CEO“/);
    expect(refusal({ shared: 'yes' })).toEqual({});
    expect(refusal({ extensions: '401' })).toEqual({});
    const wide = {
      choice: 'edit',
      values: { title: 'Y', name: 'faxgruppe_y', extensions: '401', 'user-groups': 'zentrale' },
    };
    const taken = { 'fax-decide/list': { [second ?? '']: wide } };
    const accept = { question: 'list', item: first, choice: 'accept', values: {} };
    const told = decideFaxGroups.check?.(
      accept,
      contextOf('fax-decide', { facts, entries: taken }),
    );
    expect(told?.['collision']?.de).toContain('401 ist schon in „Y“');
  });

  it('get no title that another group has: permissions are given by it', () => {
    const [first, second] = items.map(({ id }) => id);
    const there = { line: 99, id: '99', title: 'Altes Fax', name: 'altes_fax', type: 'fax' };
    const edit = (title: string, entries: NonNullable<Situation['entries']> = {}) => {
      const values = { title, name: 'faxgruppe_x', 'user-groups': 'zentrale', extensions: '401' };
      const given = { question: 'list', item: first, choice: 'edit', values };
      const more = [...facts, learn(groupRows, [...groups, there])];
      return (
        decideFaxGroups.check?.(given, contextOf('fax-decide', { facts: more, entries })) ?? {}
      );
    };
    expect(edit('Altes fax')['title']?.de).toContain('hat schon `altes_fax`');
    expect(edit('Faxgruppe CEO')['title']?.de).toContain('hat schon `faxgruppe_ceo`');
    const refused = { 'fax-decide/list': { [second ?? '']: { choice: 'refuse' } } };
    expect(edit('Faxgruppe CEO', refused)).toEqual({});
  });

  it('that are extensions of users, too, are named in the proposal and when they are taken over', () => {
    const { rows } = importUsers('Benutzername;Nebenstellen\nzoe;401');
    const both = [...facts, learn(accountRows, [...rows])];
    const words = '401 ist zugleich die Nebenstelle von `zoe`';
    const shown = itemsIn(decideFaxGroups, { facts: both }).map(({ detail }) =>
      JSON.stringify(detail).includes(words),
    );
    expect(shown).toEqual([true, false, false, false]);
    const values = { table: table('Faxnummern') };
    const verdict = judged(importFaxNumbers, [], {
      facts: [learn(accountRows, [...rows])],
      answers: { table: { choice: 'give', values } },
    });
    expect(verdict).toMatchObject({ note: { de: expect.stringContaining(words) } });
    expect(verdict).toMatchObject({
      note: { de: expect.stringContaining('Gruppen: keine übergeben') },
    });
  });

  it('in two groups are named when the list is closed', () => {
    const [first, second] = items.map(({ id }) => id);
    const values = { title: 'X', name: 'faxgruppe_x', 'user-groups': 'zentrale' };
    const entries = {
      'fax-decide/list': {
        [first ?? '']: { choice: 'edit', values: { ...values, extensions: '401, 402' } },
        [second ?? '']: { choice: 'accept' },
      },
    };
    const closed = judged(decideFaxGroups, [], {
      facts,
      entries,
      answers: { list: { choice: 'yes' } },
    });
    expect(JSON.stringify(closed)).toContain('sichtbar: 402.');
  });

  it('keep what a later tick rests on', () => {
    const work = itemsIn(workOnFaxGroups, { facts, entries: accepted });
    const blocked = work.find(({ locked }) => locked !== undefined);
    const [before] = work;
    const given = { question: 'list', item: before?.id, choice: 'reopen', values: {} };
    const ticked = (...ids: (string | undefined)[]) => ({
      ...accepted,
      'fax-work/list': Object.fromEntries(ids.map((id) => [id ?? '', { choice: 'done' }])),
    });
    const check = (entries: NonNullable<Situation['entries']>) =>
      workOnFaxGroups.check?.(given, contextOf('fax-work', { facts, entries }));
    expect(check(ticked(before?.id, blocked?.id))?.['reopen']?.de).toContain('Erst wieder öffnen');
    expect(check(ticked(before?.id))).toEqual({});
  });

  it('become work in the Admin client, and left out ones are named', () => {
    const work = itemsIn(workOnFaxGroups, { facts, entries: accepted });
    expect(work.length).toBeGreaterThan(8);
    expect(work.filter(({ locked }) => locked === undefined)).toHaveLength(4);
    const [first] = items;
    const entries = {
      'fax-decide/list': { [first?.id ?? '']: { choice: 'refuse', values: { reason: 'old' } } },
    };
    const closed = judged(decideFaxGroups, [], {
      facts,
      entries,
      answers: { list: { choice: 'yes' } },
    });
    expect(closed).toMatchObject({ note: { en: expect.stringContaining('401') } });
  });

  it('are verified by the overview of groups', () => {
    const withGroups = (text: string) =>
      judged(verifyFax, [], {
        facts,
        entries: accepted,
        answers: { table: { choice: 'give', values: { table: text } } },
      });
    const good = table('Gruppenübersicht nach den Änderungen');
    expect(withGroups(good).verdict).toBe('pass');
    const typo = withGroups(good.replace('faxgruppe_lager', 'faxgruppe_laber'));
    expect(inShort(typo)).toBe('ask table with complaint');
    expect(JSON.stringify(asked(typo).evidence)).toContain('faxgruppe_laber');
    expect(typo.facts).toMatchObject([
      { key: 'fax-differences', value: [{ de: expect.stringContaining('faxgruppe_laber') }] },
    ]);
    const report = withGroups(good).notices?.[0]?.file?.content ?? '';
    expect(report).toMatch(/Faxgruppe Lager \| erledigt .*Nicht abgehakt: .*faxgruppe\\_lager/);
  });

  it('are told as vanished where they were ticked as created, or stood in the first overview', () => {
    const there = [
      ...groups,
      { line: 99, id: '', title: 'Faxgruppe CEO', name: 'faxgruppe_ceo', type: 'fax' },
    ];
    const [lager, ceo] = ['faxgruppe_lager', 'faxgruppe_ceo'].map((name) => {
      const known = [learn(faxRows, [...faxes]), learn(groupRows, there)];
      const list = itemsIn(decideFaxGroups, { facts: known });
      const ticks = itemsIn(workOnFaxGroups, { facts: known, entries: acceptedOf(list) });
      const create = ticks.find(({ title }) => title.de.includes(`\`${name}\` anlegen`));
      const verdict = judged(verifyFax, [], {
        facts: known,
        entries: {
          ...acceptedOf(list),
          'fax-work/list': create ? { [create.id]: { choice: 'done' } } : {},
        },
        answers: {
          table: {
            choice: 'give',
            values: {
              table: table('Gruppenübersicht nach den Änderungen').replace(
                new RegExp(`^.*${name}.*\n?`, 'm'),
                '',
              ),
            },
          },
        },
      });
      return asked(verdict).evidence.map(({ de }) => de);
    });
    expect(lager?.[1]).toMatch(/^`faxgruppe_lager` war schon angelegt und fehlt/);
    expect(ceo?.[1]).toMatch(/^`faxgruppe_ceo` war schon angelegt und fehlt/);
  });

  it('are verified against the fax overview, too, where numbers have changed', () => {
    const values = {
      table: table('Gruppenübersicht nach den Änderungen'),
      faxes: table('Faxnummern').replace('404', '405'),
    };
    const verdict = judged(verifyFax, [], {
      facts,
      entries: accepted,
      answers: { table: { choice: 'give', values } },
    });
    expect(JSON.stringify(asked(verdict).evidence)).toContain('Fax number 404 no longer exists');
    const wrong = { question: 'table', choice: 'give', values: { ...values, faxes: 'x;y\n1' } };
    expect(verifyFax.check?.(wrong, contextOf('fax-verify'))).toHaveProperty('faxes');
  });

  it('show who will see the faxes, as far as the user overview tells', () => {
    const users = importUsers(
      'Benutzername;Nebenstellen;Gruppen\niris.immsee;417;Buchhaltung, Lager\nralf.ranke;414;lager',
    ).rows;
    const shown = itemsIn(decideFaxGroups, { facts: [...facts, learn(accountRows, [...users])] });
    const details = shown.map(({ detail }) => detail.map(({ de }) => de).join('\n'));
    expect(details[2]).toContain('Das sind zurzeit 1: iris.immsee');
    expect(details[3]).toContain('Das sind zurzeit 2: iris.immsee, ralf.ranke');
    expect(details[0]).not.toContain('zurzeit');
  });

  it.each([
    ['once they are merged', 'yes', '1: Iris Immsee'],
    ['of all accounts where the merges were left out', 'skip-part', '2: Iris Immsee, iris.d'],
  ])('show who will see the faxes %s', (_, choice, people) => {
    const users = importUsers(
      'Benutzername;Vorname;Nachname;Nebenstellen;Gruppen\niris;Iris;Immsee;417;lager\niris.d;;;4171;lager',
    ).rows;
    const more = [
      ...facts,
      learn(accountRows, [...users]),
      learn(mergeSettings, MergeSettings.parse({})),
    ];
    const [merge] = itemsIn(decideMerges, { facts: more });
    const situation = {
      facts: more,
      entries: { 'accounts-decide/list': { [merge?.id ?? '']: { choice: 'accept' } } },
    };
    const shown = (answers: Record<string, { choice: string }>) =>
      JSON.stringify(itemsIn(decideFaxGroups, { ...situation, answers }));
    expect(shown({ 'accounts-decide/list': { choice } })).toContain(`Das sind zurzeit ${people}"`);
    expect(
      shown({
        'accounts-decide/list': { choice: 'yes' },
        'accounts-work/list': { choice: 'skip-part' },
      }),
    ).toContain('Das sind zurzeit 2');
  });

  it('say of a number that is still proposed which other group has been given it meanwhile', () => {
    const [first, second] = items;
    const fields = first?.choices.find(({ id }) => id === 'edit')?.fields ?? [];
    const [own, other] = faxes.map(({ extension }) => extension);
    const values = {
      ...Object.fromEntries(fields.map(({ id, initial = '' }) => [id, initial])),
      extensions: `${own}, ${other}`,
    };
    const entries = { 'fax-decide/list': { [first?.id ?? '']: { choice: 'edit', values } } };
    const details = (id?: string) =>
      JSON.stringify(
        itemsIn(decideFaxGroups, { facts, entries }).find((item) => item.id === id)?.detail,
      );
    expect(details(second?.id)).toContain(`${other} steht schon in der Gruppe „Faxgruppe`);
    expect(details(first?.id)).not.toContain('steht schon');
    expect(JSON.stringify(second?.detail)).not.toContain('steht schon');
  });

  it('get no name that another group of the list already has', () => {
    const [first, second] = items;
    const entries = { 'fax-decide/list': { [first?.id ?? '']: { choice: 'accept' } } };
    const fields = second?.choices.find(({ id }) => id === 'edit')?.fields ?? [];
    const values = Object.fromEntries(fields.map(({ id, initial = '' }) => [id, initial]));
    const given = { question: 'list', item: second?.id, choice: 'edit' };
    const check = (name: string) =>
      decideFaxGroups.check?.(
        { ...given, values: { ...values, name } },
        contextOf('fax-decide', { facts, entries }),
      );
    expect(check('faxgruppe_ceo')).toEqual({});
    expect(check('faxgruppe_zentrale')).toMatchObject({
      name: { de: expect.stringContaining('heißt schon „Faxgruppe Zentrale“') },
    });
  });
});
