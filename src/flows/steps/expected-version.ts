import { packages, ucwareVersion } from '../remote/packages.ts';
import type { Run } from '../run/run.ts';
import { hasBegun, stepRecord } from '../run/step-record.ts';
import { readFact } from './noticed.ts';
import type { Pass } from './pass.ts';

/**
 * The version of UCware the server must have by the record; undefined while an installation is under way or was skipped by a
 * person, when nobody can say. `passes` in the order of the flow.
 */
export function expectedVersion(run: Run, passes: readonly Pass[]): string | undefined {
  for (const pass of passes.toReversed()) {
    const install = stepRecord(run, `install-${pass.id}`);
    if (install.status === 'passed' || install.status === 'skipped') {
      return readFact(run, pass.plan)?.candidate ?? undefined;
    }
    if (install.status !== 'pending' || hasBegun(install)) return undefined;
  }
  const seen = readFact(run, packages);
  return seen && ucwareVersion(seen);
}
