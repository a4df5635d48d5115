import type { Clock } from '../clock.ts';
import { ERRORS } from '../errors.ts';
import type { Errand, Executor } from '../executors/types.ts';
import type { Failure } from '../flows/run/action.ts';
import type { Finding } from '../flows/run/finding.ts';
import type { Flow } from '../flows/run/step.ts';
import { foundIn } from '../flows/run/stuck.ts';
import { joinTexts, same } from '../flows/run/text.ts';

export interface PreflightParts {
  readonly flow: Flow;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly errand: Errand;
}

/**
 * The findings of the read-only preflight. Changes nothing on the server and needs no run. A server that cannot be asked is a
 * finding that blocks, never an empty list.
 */
export async function runPreflight(parts: PreflightParts): Promise<readonly Finding[]> {
  const { flow, executor, clock, errand } = parts;
  const probes = flow.preflight.probes(errand.server, clock.now().toISOString());
  const values: unknown[] = [];
  for (const probe of probes) {
    const outcome = await executor.perform(probe, errand);
    if (!outcome.ok) return [cannotAsk(outcome.failure)];
    values.push(outcome.value);
  }
  return flow.preflight.judge(values as never, errand.server);
}

function cannotAsk(failure: Failure): Finding {
  const { code, found, fingerprint } = failure;
  const { sentence, remedy } = ERRORS[code];
  const shown = fingerprint && !found.includes(fingerprint) ? [same(fingerprint)] : [];
  return {
    id: code,
    check: 'connect',
    severity: 'error',
    blocks: true,
    overridable: false,
    title: sentence,
    why: joinTexts([foundIn(failure), ...shown], ' '),
    remedy,
  };
}
