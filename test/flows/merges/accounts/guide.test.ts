import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { mergesOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import { planWork } from '../../../../src/flows/merges/accounts/plan-work.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { matrixLines } from '../../../../src/flows/merges/accounts/step-texts.ts';
import { GUIDE_USERS } from '../guide-example.ts';

const { rows } = importUsers(GUIDE_USERS);
const plan = proposeMerges(rows, MergeSettings.parse({}));

describe("the guide's example", () => {
  it('is thirteen accounts', () => {
    expect(rows.map(({ username, numbers }) => [username, ...numbers])).toContainEqual([
      'ralf.ranke.m',
      '4142',
    ]);
    expect(rows).toHaveLength(13);
  });

  it('becomes four people with three numbers and three slots each; the supervisor stays alone', () => {
    expect(
      plan.proposals.map(({ confidence, survivor, removed, after }) => [
        confidence,
        survivor.row.username,
        removed.map(({ row }) => row.username),
        after.slots.map(({ type }) => type),
        after.rows.map(({ number }) => number),
      ]),
    ).toEqual(
      [
        ['armin.artmann', '416'],
        ['iris.immsee', '417'],
        ['ralf.ranke', '414'],
        ['sandra.singer', '413'],
      ].map(([name, number]) => [
        'certain',
        name,
        [`${name}.d`, `${name}.m`],
        ['desk', 'dect', 'mobile'],
        [number, `${number}1`, `${number}2`],
      ]),
    );
    expect(plan.questions).toEqual([]);
    expect(plan.alone).toEqual(['supervisor']);
  });

  it('lets the main number ring everywhere, as parallel ringing did, and the others where they were', () => {
    expect(matrixLines(plan.proposals[0]?.after ?? expect.fail()).map(({ de }) => de)).toEqual([
      '• 416: Tischtelefon, DECT-Telefon, Mobilgerät',
      '• 4161: DECT-Telefon',
      '• 4162: Mobilgerät',
    ]);
  });

  it('is worked in the order of the guide: write down, delete, add numbers, add slots, tick', () => {
    const decisions = plan.proposals.map(({ id }) => ({ choice: 'accept' as const, proposal: id }));
    const { merges, problems } = mergesOf(plan, decisions, rows);
    expect(problems).toEqual([]);
    const blocks = planWork(merges, {});
    expect(blocks.map(({ title }) => title.de)).toEqual([
      'Armin Artmann',
      'Iris Immsee',
      'Ralf Ranke',
      'Sandra Singer',
    ]);
    expect(blocks[0]?.steps.map(({ title }) => title.de)).toEqual([
      'Festhalten, was an `armin.artmann.d` hängt',
      'Festhalten, was an `armin.artmann.m` hängt',
      'Verbindungen zwischen `armin.artmann`, `armin.artmann.d`, `armin.artmann.m` lösen',
      '`armin.artmann.d` löschen',
      '`armin.artmann.m` löschen',
      'Nummer `4161` bei `armin.artmann` hinzufügen',
      'Nummer `4162` bei `armin.artmann` hinzufügen',
      'Slot DECT-Telefon bei `armin.artmann` hinzufügen',
      'Slot Mobilgerät bei `armin.artmann` hinzufügen',
      'Haken der Matrix von `armin.artmann` setzen',
      'Matrix von `armin.artmann` vergleichen und anrufen',
    ]);
  });
});
