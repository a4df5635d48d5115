import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { toInteger } from './answer.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { redactCredentials } from './redact-credentials.ts';

const AptLocks = z.array(
  z.strictObject({
    path: z.string(),
    pid: z.number().int().min(1),
    /** The process's command line, bounded, with credentials masked. */
    command: z.string(),
    /** How long the process has been running. */
    ageSeconds: z.number().int().min(0),
  }),
);
export type AptLocks = z.infer<typeof AptLocks>;

/** Who holds the locks of apt and dpkg. */
export const aptLocks = defineFact('aptLocks', AptLocks);

/**
 * These are fcntl locks: `flock` does not see them. A holder is a process that is in /proc/locks with a POSIX write lock and
 * has the lock file open. (The inode in /proc/locks is not compared: on overlay and btrfs file systems it belongs to another
 * device than `stat` says.) The age comes from the start time in clock ticks of 1/100 s (`USER_HZ`, proc(5)).
 */
const script = readingScript(
  'apt-locks',
  'root',
  String.raw`
locks=$(cat /proc/locks) || return 1
now=
read -r now _ < /proc/uptime
printf '%s\n' "$locks" | awk '$2 == "POSIX" && $4 == "WRITE" { print $5 }' | sort -u |
  while read -r pid; do
    [ -r "/proc/$pid/stat" ] || continue
    for link in "/proc/$pid/fd"/*; do
      path=$(readlink "$link")
      case "$path" in
        /var/lib/dpkg/lock-frontend | /var/lib/dpkg/lock | /var/lib/apt/lists/lock | /var/cache/apt/archives/lock) ;;
        *) continue ;;
      esac
      age=$(awk -v now="$now" '{ sub(/^.*[)] /, ""); age = now - $20 / 100; printf "%d", (age < 0) ? 0 : age }' "/proc/$pid/stat")
      command=$(tr -c '[:print:]' ' ' < "/proc/$pid/cmdline" |
        awk '{ while (length($0) > 160 && sub(/ +[^ ]*$/, "")) ; print (length($0) > 160) ? "?" : $0 }')
      printf 'holder\t%s\t%s\t%s\t%s\n' "$path" "$pid" "$age" "$command"
    done
  done
printf 'end\n'
`,
);

export function readAptLocks(): Probe<AptLocks> {
  return defineProbe({
    script,
    fact: aptLocks,
    read: (answer) =>
      answer.rows('holder', 4).map(([path = '', pid = '', age = '', command = '']) => ({
        path,
        pid: toInteger(script.name, pid),
        command: redactCredentials(command.trim()) || '?',
        ageSeconds: toInteger(script.name, age),
      })),
  });
}
