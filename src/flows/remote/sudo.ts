import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Sudo = z.strictObject({
  uid: z.number().int(),
  /** `/root` when `sudo -H` works as it should: otherwise `mysql` would read the SSH user's `.my.cnf`. */
  home: z.string(),
});
export type Sudo = z.infer<typeof Sudo>;

/** As whom our root commands really run. */
export const sudo = defineFact('sudo', Sudo);

const script = readingScript(
  'sudo',
  'root',
  String.raw`
printf 'uid\t%s\n' "$(id -u)"
printf 'home\t%s\n' "$HOME"
printf 'end\n'
`,
);

export function readSudo(): Probe<Sudo> {
  return defineProbe({
    script,
    fact: sudo,
    read: (answer) => ({ uid: answer.integer('uid'), home: answer.one('home') }),
  });
}
