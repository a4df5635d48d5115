import type { Fault } from './fault.ts';
import { LINE_FAULTS } from './line.ts';
import { OTHER_FAULTS } from './others.ts';
import { PACKAGE_FAULTS } from './packages.ts';
import { SERVER_FAULTS } from './server.ts';

/** Everything that can be made to go wrong in a rehearsal, in the order the panel shows. */
export const FAULTS: readonly Fault[] = [
  ...Object.values(LINE_FAULTS),
  ...Object.values(SERVER_FAULTS),
  ...Object.values(PACKAGE_FAULTS),
  ...Object.values(OTHER_FAULTS),
];
