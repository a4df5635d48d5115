import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { importFaxes } from '../../../../src/flows/merges/fax/import-faxes.ts';
import { importGroups } from '../../../../src/flows/merges/fax/import-groups.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { reduce } from '../../../../src/flows/run/reduce.ts';
import type { Run } from '../../../../src/flows/run/run.ts';
import type { Step } from '../../../../src/flows/run/step.ts';
import type { Verdict } from '../../../../src/flows/run/verdict.ts';
import { itemsOf } from '../../../../src/flows/run/worklist.ts';
import { decideMerges } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import {
  accountRows,
  mergeSettings,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { importAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { decideFaxGroups } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/decide.ts';
import { faxRows, groupRows } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/facts.ts';
import { importFaxNumbers } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/import.ts';
import { asked, contextOf, type Given, inShort, judged, NOW } from '../../steps/a-context.ts';

type Situation = NonNullable<Parameters<typeof contextOf>[1]>;

const HEAD = 'Benutzername;Vorname;Nachname;Nebenstellen';
const ARMIN = 'armin;Armin;Artmann;416\narmin.d;Armin;Artmann;4161\narmin.m;Armin;Artmann;4162';
const IRIS = 'iris;Iris;Immsee;417\niris.d;Iris;Immsee;4171';
const OTTO = 'otto;Otto;Other;440';
const DECIDE = 'accounts-decide/list';
const GONE =
  '*Nummern, anders als bisher.* Was bei keinem Konto mehr steht, bleibt als Punkt auf der Liste, bis es jemand ausdrücklich aufgibt oder eine Übersicht es wieder hat:';

const table = (...lines: string[]): string => [HEAD, ...lines].join('\n');
const factsOf = (text: string) => [
  learn(accountRows, [...importUsers(text).rows]),
  learn(mergeSettings, MergeSettings.parse({})),
];
const idOn = (step: Step, situation: Situation, words: string): string =>
  itemsOf(step.worklist?.(contextOf(step.id, situation)) ?? { sections: [] }).find(({ title }) =>
    title.de.includes(words),
  )?.id ?? expect.fail(words);

/** The run once a step has passed like this. */
function recorded(run: Run, { id: step }: Step, verdict: Verdict): Run {
  if (verdict.verdict !== 'pass') expect.fail(verdict.verdict);
  const { note, facts = [], reopens = [] } = verdict;
  const passed = { type: 'step-passed', step, attempt: 1, note, durationMs: 1 } as const;
  const nothing = { notices: [], findings: [], skips: [] };
  const forgotten = reopens.map(({ list, items }) => ({ list, items: [...items] }));
  return reduce(run, {
    seq: run.seq + 1,
    at: NOW,
    run: run.id,
    event: { ...passed, ...nothing, facts: [...facts], reopens: forgotten },
  });
}

describe('another user overview in the middle of the decisions', () => {
  const facts = factsOf(table(ARMIN, IRIS, OTTO));
  const [armin, iris] = ['Armin', 'Iris'].map((name) => idOn(decideMerges, { facts }, name)) as [
    string,
    string,
  ];
  const entries = {
    [DECIDE]: {
      [armin]: { choice: 'accept' },
      [iris]: { choice: 'edit', values: { 'number-0': '0', 'number-1': '1', take: '440' } },
    },
  };
  const give = (text: string, more: Readonly<Record<string, Given>> = {}) =>
    judged(importAccounts, [], {
      facts,
      entries,
      answers: { table: { choice: 'give', values: { table: text }, rev: 5 }, ...more },
    });
  /** The same hand-in, once its confirmation was answered. */
  const confirmed = (text: string, choice: string, rev = 6) => {
    const offered = give(text).facts ?? [];
    return judged(importAccounts, [], {
      facts: [...facts, ...offered],
      entries,
      answers: {
        table: { choice: 'give', values: { table: text }, rev: 5 },
        'take-over': { choice, rev },
      },
    });
  };

  it('is not refused because of what was decided', () => {
    const given = { question: 'list', choice: 'another-table', values: {} };
    expect(decideMerges.check?.(given, contextOf(decideMerges.id, { facts, entries }))).toEqual({});
    const ticked = { ...entries, 'accounts-work/list': { [`${armin}:untie`]: { choice: 'done' } } };
    const refused = decideMerges.check?.(
      given,
      contextOf(decideMerges.id, { facts, entries: ticked }),
    );
    expect(refused?.['rests']?.de).toMatch(/wieder öffnen\.$/);
  });

  it.each<[string, string, string, string[]]>([
    [
      'keeps what is the same',
      table(OTTO, ARMIN, IRIS),
      'geändert hat: 2; wieder geöffnet: 0.',
      [],
    ],
    [
      'keeps what is only in another order',
      table(...ARMIN.split('\n').reverse(), OTTO, ...IRIS.split('\n').reverse()),
      'geändert hat: 2; wieder geöffnet: 0.',
      [],
    ],
    [
      'opens what has other numbers',
      table(ARMIN.replace('4161', '4169'), IRIS, OTTO),
      'geändert hat: 1; wieder geöffnet: 1.',
      [
        GONE,
        '4161: bisher `armin.d`, jetzt bei keinem Konto',
        'Armin Artmann: 3 Konten zu `armin` – `armin.d`: 4161 → 4169',
      ],
    ],
    [
      'opens what takes a number that is somebody else’s now',
      table(ARMIN, IRIS, 'otto;Otto;Other;441\npaul;Paul;Platz;440'),
      'geändert hat: 1; wieder geöffnet: 1.',
      [
        'Iris Immsee: 2 Konten zu `iris` – andere Konten sind dazugekommen oder weggefallen, oder diese Nummern hat jetzt wer anders',
      ],
    ],
    [
      'opens what is gone',
      table(ARMIN, OTTO),
      'geändert hat: 1; wieder geöffnet: 1.',
      [
        GONE,
        '417: bisher `iris`, jetzt bei keinem Konto',
        '4171: bisher `iris.d`, jetzt bei keinem Konto',
        'Iris Immsee: 2 Konten zu `iris` – `iris` steht nicht mehr in der Übersicht; `iris.d` steht nicht mehr in der Übersicht',
      ],
    ],
  ])('%s, and says so before it happens', (_, text, counts, evidence) => {
    const { text: said, evidence: shown } = asked(give(text));
    expect(said.de).toMatch(new RegExp(counts));
    expect(shown.map(({ de }) => de)).toEqual(evidence);
  });

  it('counts once somebody has taken it over, and the record forgets what changed under the same id', () => {
    const text = table(ARMIN, IRIS, 'otto;Otto;Other;441\npaul;Paul;Platz;440');
    const verdict = confirmed(text, 'take');
    if (verdict.verdict !== 'pass') expect.fail(verdict.verdict);
    expect(verdict.reopens).toEqual([{ list: DECIDE, items: [iris] }]);
    expect(verdict.note.de).toMatch(/1 behalten, 1 wieder geöffnet\.\n• Iris Immsee/);
    const after = recorded(
      contextOf(importAccounts.id, { facts, entries }).run,
      importAccounts,
      verdict,
    );
    expect(Object.keys(after.entries[DECIDE] ?? {})).toEqual([armin]);
  });

  it('does not bring a decision back with a third table that has again what the second had not', () => {
    const first = contextOf(importAccounts.id, { facts, entries }).run;
    const second = confirmed(table(ARMIN, OTTO), 'take');
    const without = recorded(first, importAccounts, second);
    const third = judged(importAccounts, [], {
      facts: second.facts ?? [],
      entries: without.entries,
      answers: { table: { choice: 'give', values: { table: table(ARMIN, IRIS, OTTO) } } },
    });
    expect(asked(third).text.de).toMatch(/geändert hat: 1; wieder geöffnet: 0\./);
    expect(Object.keys(without.entries[DECIDE] ?? {})).toEqual([armin]);
  });

  describe('with an account without a number, and a number nobody has', () => {
    const changed = {
      [iris]: {
        choice: 'edit',
        values: { 'number-0': '0', 'number-1': '', take: '440', 'given-up': '4171' },
      },
    };
    const [bare, nobody] = ['`otto` hat danach', '4171 hat danach'].map((words) =>
      idOn(decideMerges, { facts, entries: { [DECIDE]: changed } }, words),
    ) as [string, string];
    const all = {
      [DECIDE]: {
        ...changed,
        [bare]: { choice: 'stays-bare', values: { reason: 'x' } },
        [nobody]: { choice: 'give-up', values: { reason: 'x' } },
      },
    };
    const taking = (text: string) => {
      const answers = { table: { choice: 'give', values: { table: text }, rev: 5 } };
      const offered = judged(importAccounts, [], { facts, entries: all, answers });
      const taken = judged(importAccounts, [], {
        facts: [...facts, ...(offered.facts ?? [])],
        entries: all,
        answers: { ...answers, 'take-over': { choice: 'take', rev: 6 } },
      });
      return { ...asked(offered), taken };
    };

    it('keeps what was said of them where the same follows from the new one', () => {
      const { text, taken } = taking(table(OTTO, ARMIN, IRIS));
      expect(text.de).toMatch(/geändert hat: 3; wieder geöffnet: 0\./);
      expect(taken).toMatchObject({ reopens: [{ items: [] }] });
    });

    it.each<[string, string, string]>([
      [
        'the account is another',
        table(ARMIN, IRIS, `${OTTO}, 441`),
        '`otto` hat danach keine Nummer mehr (bisher 440) – `otto`: 440 → 440, 441',
      ],
      [
        'the merge is open again',
        table(ARMIN, 'iris;Iris;Immsee;418\niris.d;Iris;Immsee;4171', OTTO),
        '`otto` hat danach keine Nummer mehr (bisher 440) – die Zusammenführungen, aus denen das folgte, gelten so nicht mehr',
      ],
    ])('opens them again, and forgets them, where %s', (_, text, line) => {
      const { evidence, taken } = taking(text);
      expect(evidence.map(({ de }) => de)).toContain(line);
      if (taken.verdict !== 'pass') expect.fail(taken.verdict);
      const forgotten = taken.reopens?.flatMap(({ items }) => items) ?? [];
      expect(forgotten).toContain(bare);
      const aboutNumbers = ({ de }: { de: string }) => de === GONE || de.includes(', jetzt ');
      expect(evidence.filter((one) => !aboutNumbers(one))).toHaveLength(forgotten.length);
    });
  });

  it('leaves everything as it is when somebody stays with the old one, and asks again for another', () => {
    const text = table(ARMIN);
    expect(confirmed(text, 'stay')).toMatchObject({
      verdict: 'pass',
      note: { de: expect.stringContaining('bleibt bei der bisherigen') },
    });
    expect(confirmed(text, 'stay').facts).toBeUndefined();
    expect(inShort(confirmed(text, 'another'))).toBe('ask table');
    // An answer to an earlier table confirms nothing about this one.
    expect(inShort(confirmed(text, 'take', 4))).toBe('ask take-over');
  });

  it('has nothing to confirm where nobody has decided yet, unless numbers are gone', () => {
    const handedIn = (text: string) =>
      judged(importAccounts, [], {
        facts,
        answers: { table: { choice: 'give', values: { table: text } } },
      });
    expect(handedIn(table(ARMIN, IRIS, 'otto.neu;Otto;Other;440\nneu;Neu;Neu;450')).verdict).toBe(
      'pass',
    );
    const { text, evidence } = asked(handedIn(table(ARMIN, OTTO)));
    expect(text.de).toMatch(/^Neue Übersicht mit 4 Einträgen\. .*Übernehmen\?$/);
    expect(evidence.map(({ de }) => de)).toEqual([
      GONE,
      '417: bisher `iris`, jetzt bei keinem Konto',
      '4171: bisher `iris.d`, jetzt bei keinem Konto',
    ]);
  });
});

describe('another group overview in the middle of the decisions about faxes', () => {
  const FAXES = 'Id;Name;Nebenstelle\n7;Fax Lager;404\n8;Fax Einkauf;405';
  const GROUPS = 'Id;Titel;Name;Typ\n1;Lager;lager;user\n2;Einkauf;einkauf;user';
  const facts = [
    learn(faxRows, [...importFaxes(FAXES).rows]),
    learn(groupRows, [...importGroups(GROUPS).rows]),
  ];
  const [lager, einkauf] = ['Lager', 'Einkauf'].map((name) =>
    idOn(decideFaxGroups, { facts }, name),
  ) as [string, string];
  const entries = {
    'fax-decide/list': { [lager]: { choice: 'accept' }, [einkauf]: { choice: 'accept' } },
  };
  const give = (groups: string) =>
    asked(
      judged(importFaxNumbers, [], {
        facts,
        entries,
        answers: { table: { choice: 'groups-only', values: { groups } } },
      }),
    );

  it('is taken over alone, and keeps what it changes nothing about', () => {
    const { text, evidence } = give(`${GROUPS}\n3;Neu;neu;user`);
    expect(text.de).toMatch(/geändert hat: 2; wieder geöffnet: 0\./);
    expect(evidence).toEqual([]);
  });

  it('opens a decision whose user group is another one now', () => {
    const { text, evidence } = give(GROUPS.replace('2;Einkauf;einkauf', '2;Einkauf;ek'));
    expect(text.de).toMatch(/geändert hat: 1; wieder geöffnet: 1\./);
    expect(evidence[0]?.de).toBe('Faxgruppe Einkauf – berechtigt wäre jetzt ek statt einkauf');
  });

  it('does not bring a decision back with a third overview that has again what the second had not', () => {
    const given = (table: string, more: Readonly<Record<string, Given>> = {}) => ({
      answers: { table: { choice: 'give', values: { table }, rev: 5 }, ...more },
    });
    const only = 'Id;Name;Nebenstelle\n7;Fax Lager;404';
    const offered = judged(importFaxNumbers, [], { facts, entries, ...given(only) }).facts ?? [];
    const second = judged(importFaxNumbers, [], {
      facts: [...facts, ...offered],
      entries,
      ...given(only, { 'take-over': { choice: 'take', rev: 6 } }),
    });
    const first = contextOf(importFaxNumbers.id, { facts, entries }).run;
    const without = recorded(first, importFaxNumbers, second);
    const third = judged(importFaxNumbers, [], {
      facts: [...facts, ...(second.facts ?? [])],
      entries: without.entries,
      ...given(FAXES),
    });
    expect(asked(third).text.de).toMatch(/geändert hat: 1; wieder geöffnet: 0\./);
    expect(Object.keys(without.entries['fax-decide/list'] ?? {})).toEqual([lager]);
  });
});
