import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { itemsOf } from '../../../../src/flows/run/worklist.ts';
import { decideMerges } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import {
  accountRows,
  mergeSettings,
  numbersBefore,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { importAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { verifyAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { ucware45to5 } from '../../../../src/flows/ucware-4.5-to-5/flow.ts';
import { userOverviewBefore } from '../../../../src/flows/ucware-4.5-to-5/prepare/count-before.ts';
import { tableFor } from '../../../support/article-tables.ts';
import { asked, contextOf, inShort, judged } from '../../steps/a-context.ts';

type Situation = NonNullable<Parameters<typeof contextOf>[1]>;

const HEAD = 'Benutzername;Vorname;Nachname;Nebenstellen';
const ARMIN = 'armin;Armin;Artmann;416\narmin.m;Armin;Artmann;4162';
const DECT = 'armin.d;Armin;Artmann;4161';
const DECIDE = 'accounts-decide/list';
const BEFORE = tableFor('Benutzerübersicht') ?? '';
const table = (...lines: string[]): string => [HEAD, ...lines].join('\n');
const factsOf = (text: string) => [
  learn(accountRows, [...importUsers(text).rows]),
  learn(mergeSettings, MergeSettings.parse({})),
];

/** An overview handed in, and what was said to the question about it, if anybody was asked. */
function handedIn(text: string, situation: Situation, said?: Situation['answers']) {
  const answers = { table: { choice: 'give', values: { table: text }, rev: 5 } };
  const first = judged(importAccounts, [], { ...situation, answers });
  if (!said) return first;
  return judged(importAccounts, [], {
    ...situation,
    facts: [...(situation.facts ?? []), ...(first.facts ?? [])],
    answers: { ...answers, ...said },
  });
}

const WRONG = {
  'take-over': { choice: 'wrong-table', values: { reason: 'Das war das Testsystem' }, rev: 6 },
};
const TAKE = { 'take-over': { choice: 'take', rev: 6 } };

describe('a number that vanished between two overviews', () => {
  const facts = factsOf(table(ARMIN, DECT));
  const taken = handedIn(table(ARMIN), { facts }, TAKE);
  const after = { facts: [...facts, ...(taken.facts ?? [])] };
  const listed = (situation: Situation) =>
    itemsOf(decideMerges.worklist?.(contextOf(decideMerges.id, situation)) ?? { sections: [] });
  const point = listed(after).find(({ title }) => title.de.startsWith('4161 steht bei keinem'));
  const entered = (choice: string) => ({
    [DECIDE]: { [point?.id ?? '']: { choice, values: { reason: 'gekündigt' } } },
  });
  const closing = (situation: Situation) =>
    decideMerges.check?.(
      { question: 'list', choice: 'yes', values: {} },
      contextOf(decideMerges.id, situation),
    ) ?? {};

  it('is a point of the list, and keeps it open until somebody gives it up', () => {
    expect(taken.verdict === 'pass' && taken.note.de).toContain(
      '4161: bisher `armin.d`, jetzt bei keinem Konto',
    );
    expect(point?.title.de).toBe('4161 steht bei keinem Konto mehr (früher `armin.d`)');
    expect(closing(after)['gone']?.de).toContain('4161 (armin.d)');
    expect(closing({ ...after, entries: entered('later') })).toHaveProperty('gone');
    expect(closing({ ...after, entries: entered('give-up') })).not.toHaveProperty('gone');
  });

  it('is asked about even where no accounts are to be merged', () => {
    const alone = handedIn(table('otto;Otto;Other;440'), { facts }, TAKE);
    expect(inShort(judged(decideMerges, [], { facts: alone.facts ?? [] }))).toBe('ask list');
  });

  it('is said to be nobody’s when a second overview is compared, and wrong if nobody gave it up', () => {
    const compared = (choice?: string) =>
      judged(verifyAccounts, [], {
        ...after,
        entries: choice ? entered(choice) : {},
        answers: { table: { choice: 'give', values: { table: table(ARMIN) } } },
      });
    const said = compared('give-up');
    expect(said.verdict === 'pass' && said.note.de).toContain(
      'Rufnummer 4161 (bisher armin.d) hat wie entschieden niemand mehr.',
    );
    expect(asked(compared()).evidence.map(({ de }) => de)).toContain(
      'Rufnummer 4161 (bisher armin.d) gehört keinem Konto mehr.',
    );
  });

  it('stands in the hand-over with who gave it up', () => {
    const handOver = ucware45to5.steps.at(-1) as (typeof ucware45to5.steps)[number];
    const content = (facts: NonNullable<Situation['facts']>) => {
      const verdict = judged(handOver, [], {
        facts,
        entries: entered('give-up'),
        answers: { [DECIDE]: { choice: 'yes' } },
        done: ['accounts-decide'],
      });
      return verdict.notices?.[0]?.file?.content ?? '';
    };
    expect(content(after.facts)).toContain(
      '| 4161 steht bei keinem Konto mehr (früher armin.d) | @U0ANNA |',
    );
    expect(content(facts)).not.toContain('4161 steht bei keinem');
  });

  it('is remembered over a third table, and forgotten once somebody has it again', () => {
    const third = handedIn(table(ARMIN, 'otto;Otto;Other;440'), after);
    expect(third.verdict).toBe('pass');
    const still = { facts: [...after.facts, ...(third.facts ?? [])], entries: entered('give-up') };
    expect(listed(still).map(({ id }) => id)).toContain(point?.id);
    const back = handedIn(table(ARMIN, DECT, 'otto;Otto;Other;440'), still, TAKE);
    expect(back).toMatchObject({ verdict: 'pass', reopens: [{ items: [point?.id] }] });
    expect(listed({ facts: [...still.facts, ...(back.facts ?? [])] })).not.toContainEqual(
      expect.objectContaining({ id: point?.id }),
    );
  });

  it('is asked about as well after the part was left out in between', () => {
    const left = judged(importAccounts, [], {
      facts,
      answers: { table: { choice: 'skip-part', values: { reason: 'später' } } },
    });
    const again = { facts: [...facts, ...(left.facts ?? [])] };
    const { text, evidence, choices } = asked(handedIn(table(ARMIN), again));
    expect(text.de).toMatch(/^Neue Übersicht mit 2 Einträgen\./);
    expect(evidence.map(({ de }) => de)).toContain(
      '4161: bisher `armin.d`, jetzt bei keinem Konto',
    );
    expect(choices.map(({ id }) => id)).not.toContain('stay');
    const wrong = handedIn(table(ARMIN), again, WRONG);
    expect(wrong.facts?.map(({ key }) => key)).not.toContain('overview-before-wrong');
  });

  it('does not haunt anybody where the table that had it was the wrong one, as somebody says', () => {
    const wrong = handedIn(table(ARMIN), { facts }, WRONG);
    if (wrong.verdict !== 'pass') expect.fail(wrong.verdict);
    expect(closing({ facts: [...facts, ...(wrong.facts ?? [])] })).not.toHaveProperty('gone');
    expect(wrong.findings.map(({ id }) => id)).toEqual(['overview-was-wrong']);
    expect(wrong.findings[0]?.why.de).toMatch(
      /^<@U0ANNA>: „Das war das Testsystem“ .*\n• 4161: bisher `armin\.d`, jetzt bei keinem Konto$/,
    );
    // What an earlier table had stays: only the last one was called wrong.
    const later = handedIn(table('armin;Armin;Artmann;416'), after, WRONG);
    const known = later.facts?.find(({ key }) => key === numbersBefore.key)?.value;
    expect(known).toEqual([
      { number: '416', from: ['armin'] },
      { number: '4162', from: ['armin.m'] },
      { number: '4161', from: ['armin.d'] },
    ]);
  });
});

describe('numbers that the update itself has lost or changed', () => {
  const now = BEFORE.replace(/\t4162\b/, '\t').replace(/\t417\b/, '\t999');
  const facts = [learn(userOverviewBefore, BEFORE)];

  it('are shown before the overview counts, and stay open', () => {
    const { text, evidence, choices } = asked(handedIn(now, { facts }));
    expect(text.de).toMatch(/^Übersicht mit 13 Einträgen\. Gegenüber der von vor dem Update/);
    expect(evidence.slice(1).map(({ de }) => de)).toEqual([
      '4162: bisher `armin.artmann.m`, jetzt bei keinem Konto',
      '417: bisher `iris.immsee`, jetzt bei keinem Konto',
    ]);
    // There is no overview yet to stay with.
    expect(choices.map(({ id }) => id)).toEqual(['take', 'wrong-table', 'another']);
    const taken = handedIn(now, { facts }, TAKE);
    if (taken.verdict !== 'pass') expect.fail(taken.verdict);
    expect(taken.findings).toMatchObject([
      { id: 'numbers-unlike-before', severity: 'warning', blocks: false },
    ]);
    for (const line of [
      'Bei keinem Konto mehr: 2; bei anderen Konten: 0; neu: 1.',
      '999: neu bei `iris.immsee`',
    ]) {
      expect(taken.findings[0]?.why.de).toContain(line);
    }
    const list = decideMerges.worklist?.(
      contextOf(decideMerges.id, { facts: [...facts, ...(taken.facts ?? [])] }),
    );
    const nobodys = list?.sections.find(({ id }) => id === 'nobody')?.items ?? [];
    expect(nobodys.map(({ title }) => title.de.slice(0, 5).trim())).toEqual(['4162', '417 s']);
  });

  it('are shown where another account has them', () => {
    const swapped = BEFORE.replace(/\t4162\b/, '\t417').replace(
      /(iris\.immsee\t.*\t)417\b/,
      '$14162',
    );
    const { evidence } = asked(handedIn(swapped, { facts }));
    expect(evidence.slice(1).map(({ de }) => de)).toEqual([
      '4162: bisher `armin.artmann.m`, jetzt `iris.immsee`',
      '417: bisher `iris.immsee`, jetzt `armin.artmann.m`',
    ]);
  });

  it('are named by count and file where they are many', () => {
    const rows = Array.from({ length: 20 }, (_, at) => `u${at};A;B${at};${700 + at}`);
    const many = [learn(userOverviewBefore, table(...rows, 'otto;Otto;Other;440'))];
    const question = handedIn(table('otto;Otto;Other;440'), { facts: many });
    expect(asked(question).evidence.at(-1)?.de).toBe('… und 5 weitere, siehe Datei.');
    expect(question.notices?.[0]?.file?.content.split('\n')).toHaveLength(20);
  });

  it('are none of the others’ concern where the overview from before was the wrong table', () => {
    const wrong = handedIn(now, { facts }, WRONG);
    if (wrong.verdict !== 'pass') expect.fail(wrong.verdict);
    expect(wrong.findings.map(({ id }) => id)).toEqual(['overview-was-wrong']);
    const known = [...facts, ...(wrong.facts ?? [])];
    expect(handedIn(BEFORE, { facts: known })).toMatchObject({ verdict: 'ask' });
    const labels = asked(judged(importAccounts, [], { facts: known })).choices.map(({ id }) => id);
    expect(labels).not.toContain('before');
  });

  it('hold nobody up where nothing has changed, or a number is only new', () => {
    expect(handedIn(BEFORE, { facts })).toMatchObject({ verdict: 'pass', findings: [] });
    const more = handedIn(`${BEFORE.trimEnd()}\nneu\tNeu\tNeu\t450`, { facts });
    expect(more).toMatchObject({ verdict: 'pass', findings: [{ id: 'numbers-unlike-before' }] });
  });
});
