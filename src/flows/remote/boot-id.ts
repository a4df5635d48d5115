import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

/** The kernel's random id of the current boot: another one proves that the server was restarted. */
export const bootId = defineFact('bootId', z.string().regex(/^[0-9a-f-]{36}$/));

const script = readingScript(
  'boot-id',
  'user',
  String.raw`
printf 'boot-id\t%s\n' "$(cat /proc/sys/kernel/random/boot_id)"
printf 'end\n'
`,
);

export function readBootId(): Probe<string> {
  return defineProbe({ script, fact: bootId, read: (answer) => answer.one('boot-id') });
}
