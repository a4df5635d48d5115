import type { Step } from '../../../run/step.ts';
import { decideFaxGroups } from './decide.ts';
import { importFaxNumbers } from './import.ts';
import { verifyFax } from './verify.ts';
import { workOnFaxGroups } from './work.ts';

/** Fax numbers get groups, and groups of users get the right to use them. */
export const faxSteps: readonly Step[] = [
  importFaxNumbers,
  decideFaxGroups,
  workOnFaxGroups,
  verifyFax,
];
