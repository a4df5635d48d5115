import { expect, it } from 'vitest';
import { DEATHS } from './deaths.ts';
import { breachesOf, runRow } from './row.ts';

it.each(DEATHS.map((death) => [death.title, death] as const))('%s', async (_, death) => {
  expect(breachesOf(await runRow(death))).toEqual([]);
});
