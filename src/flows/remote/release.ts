import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Release = z.strictObject({
  /** `ubuntu`, `debian` … */
  id: z.string(),
  /** `bionic`; `unknown` where the release does not say. */
  codename: z.string(),
  prettyName: z.string(),
  /** dpkg's name of it: `amd64`, `i386` … */
  architecture: z.string(),
  kernel: z.string(),
});
export type Release = z.infer<typeof Release>;

/** The operating system. */
export const release = defineFact('release', Release);

const script = readingScript(
  'release',
  'user',
  String.raw`
awk -F= '
  $1 == "ID" || $1 == "VERSION_CODENAME" || $1 == "PRETTY_NAME" {
    value = substr($0, length($1) + 2)
    gsub(/["\r]/, "", value)
    gsub(/[^ -~]+/, "?", value)
    printf "%s\t%s\n", ($1 == "ID") ? "id" : ($1 == "PRETTY_NAME") ? "pretty" : "codename", value
  }' /etc/os-release
printf 'architecture\t%s\n' "$(dpkg --print-architecture)"
printf 'kernel\t%s\n' "$(cat /proc/sys/kernel/osrelease)"
printf 'end\n'
`,
);

export function readRelease(): Probe<Release> {
  return defineProbe({
    script,
    fact: release,
    read: (answer) => ({
      id: answer.one('id'),
      codename: answer.optional('codename') ?? 'unknown',
      prettyName: answer.optional('pretty') ?? answer.one('id'),
      architecture: answer.one('architecture'),
      kernel: answer.one('kernel'),
    }),
  });
}
