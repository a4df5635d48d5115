import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { toInteger } from './answer.ts';
import { askApt } from './apt.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { judgeUpdate, PICK_WHAT_APT_SAID, UPDATE_TROUBLES } from './judge-update.ts';
import { redactCredentials } from './redact-credentials.ts';

const RepositoryAnswer = z.strictObject({
  /** `no-line`: there is no active line in one-line style this could be tried with. */
  state: z.enum(['ok', 'no-line', ...UPDATE_TROUBLES]),
  /** What apt said about it, credentials masked; empty when all is well. */
  said: z.string(),
  /** The version of the product apt would install from there; null where it could not be read. */
  candidate: z.string().nullable(),
});
export type RepositoryAnswer = z.infer<typeof RepositoryAnswer>;

const Repository = z.strictObject({ '4.5': RepositoryAnswer, '5': RepositoryAnswer });
export type Repository = z.infer<typeof Repository>;

/** Whether the vendor's repositories of both versions can be read with the stored credentials, as apt itself does it. */
export const repository = defineFact('repository', Repository);

/**
 * apt reads each series into folders of its own: name resolution, proxy, TLS, login and signature are apt's own, the system's
 * lists are not touched, and nothing that hooks into `update` is run. As root, because files with credentials are often
 * closed to others, and because the upgrade will read them as root. The line of the other series is the stored one with
 * only the version changed. The folder of `mktemp -d` is closed to others, so the credentials in it stay closed too.
 */
const script = readingScript(
  'repository',
  'root',
  String.raw`
dir=$(mktemp -d) || return 1
printf '#clear %s;\n' APT::Update::Pre-Invoke APT::Update::Post-Invoke APT::Update::Post-Invoke-Success > "$dir/apt.conf"
for series in 4.5 5; do
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    if [ -r "$file" ]; then cat "$file"; fi
  done | awk -v series="$series" '
    { sub(/\r$/, "") }
    /^[ \t]*deb[ \t]/ && /\/ucware-[0-9]/ && !done { sub(/\/ucware-[0-9][0-9.]*/, "/ucware-" series); print; done = 1 }' > "$dir/$series.list"
  if [ ! -s "$dir/$series.list" ]; then
    printf 'no-line\t%s\n' "$series"
    continue
  fi
  mkdir -p "$dir/$series/lists/partial" "$dir/$series/cache/archives/partial"
  said=$(timeout 90 ${askApt('update')} -c "$dir/apt.conf" -o APT::Sandbox::User=root \
    -o "Dir::Etc::SourceList=$dir/$series.list" -o Dir::Etc::SourceParts=/dev/null \
    -o "Dir::State::Lists=$dir/$series/lists" -o "Dir::Cache=$dir/$series/cache" \
    -o APT::Update::Error-Mode=any -o Acquire::Languages=none \
    -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 2>&1)
  printf 'exit\t%s\t%s\n' "$series" "$?"
  printf '%s\n' "$said" | awk -v key="said\t$series" '${PICK_WHAT_APT_SAID}'
  timeout 60 apt-cache -o "Dir::Etc::SourceList=$dir/$series.list" -o Dir::Etc::SourceParts=/dev/null \
    -o "Dir::State::Lists=$dir/$series/lists" -o "Dir::Cache=$dir/$series/cache" \
    policy ucware ucware-core 2>/dev/null | awk -v series="$series" '
    $1 == "Candidate:" && $2 != "(none)" { printf "candidate\t%s\t%s\n", series, $2 }'
done
rm -rf "$dir"
printf 'end\n'
`,
);

export function readRepository(): Probe<Repository> {
  return defineProbe({
    script,
    fact: repository,
    timeoutMs: 240_000,
    read: (answer) => {
      function ofSeries(series: '4.5' | '5'): RepositoryAnswer {
        if (answer.rows('no-line', 1).some(([name]) => name === series)) {
          return { state: 'no-line', said: '', candidate: null };
        }
        const exit = answer.rows('exit', 2).find(([name]) => name === series)?.[1] ?? '';
        const said = answer
          .rows('said', 2)
          .filter(([name]) => name === series)
          .map(([, line = '']) => redactCredentials(line));
        const judged = judgeUpdate(toInteger(script.name, exit), said);
        const candidate = answer.rows('candidate', 2).find(([name]) => name === series)?.[1];
        return { ...judged, candidate: judged.state === 'ok' ? (candidate ?? null) : null };
      }
      return { '4.5': ofSeries('4.5'), '5': ofSeries('5') };
    },
  });
}
