import type { Program } from '../../shell/program.ts';
import { aptGet } from './apt-get.ts';

/** apt as people type it: apt-get with a warning wherever its output is no terminal. */
export const apt: Program = (call) => {
  call.err('\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n');
  return aptGet(call);
};
