import type { Step } from '../../../run/step.ts';
import { decideMerges } from './decide.ts';
import { importAccounts } from './import.ts';
import { offerSnapshot } from './snapshot.ts';
import { verifyAccounts } from './verify.ts';
import { workOnAccounts } from './work.ts';

/** Users that had several accounts become one each, decided and done by people. */
export const accountSteps: readonly Step[] = [
  importAccounts,
  decideMerges,
  offerSnapshot,
  workOnAccounts,
  verifyAccounts,
];
