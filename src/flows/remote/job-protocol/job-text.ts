import type { RemoteLayout } from './layout.ts';
import { RUN_JOB_LINES, renderJobEnvironment, renderRunJob } from './run-job.ts';

/** What stands before and after a script's body in the file of its job, whoever writes that file. */
export function jobText(layout: RemoteLayout): { readonly head: string; readonly tail: string } {
  return {
    head: ['#!/bin/sh', renderJobEnvironment(layout), 'main() {'].join('\n'),
    tail: ['}', renderRunJob(layout), ...RUN_JOB_LINES].join('\n'),
  };
}
