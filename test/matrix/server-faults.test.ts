import { expect, it } from 'vitest';
import { SERVER_FAULTS } from './faults.ts';
import { breachesOf, runRow } from './row.ts';

it.each(SERVER_FAULTS.map((fault) => [fault.title, fault] as const))('%s', async (_, fault) => {
  expect(breachesOf(await runRow(fault))).toEqual([]);
});
