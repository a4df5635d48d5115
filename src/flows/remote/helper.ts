import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { unreadable } from './answer.ts';
import { PROBE_TIMEOUT_MS } from './define-probe.ts';
import { helperVersionScript } from './job-protocol/render-helper.ts';

/** SHA-256 digest of the root-owned helper as it is installed on the server. */
export const helper = defineFact('helper', z.string().regex(/^[0-9a-f]{64}$/));

/** Only for servers whose sudo mode is `helper`: nobody else has one. */
export function readHelper(): Probe<string> {
  const script = helperVersionScript();
  return {
    kind: 'probe',
    script,
    args: [],
    timeoutMs: PROBE_TIMEOUT_MS,
    parse: ({ exitCode, stdout }) => {
      const digest = /^([0-9a-f]{64})\s/.exec(stdout)?.[1];
      if (exitCode !== 0 || digest === undefined) {
        throw unreadable(script.name, `exit code ${exitCode}: ${stdout.trim()}`);
      }
      return digest;
    },
  };
}
