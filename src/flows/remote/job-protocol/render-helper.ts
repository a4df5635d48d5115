import { CodedError } from '../../../errors.ts';
import type { RemoteScript } from '../../run/action.ts';
import { functionName } from './function-name.ts';
import { helperStart, launchFromHelper } from './launch-from-helper.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';
import { listJobsScript } from './list-jobs.ts';
import { readJobScript } from './read-job.ts';
import { renderEnvironment } from './render-script.ts';
import { revokeJobScript } from './revoke-job.ts';
import { scriptMarker } from './script-id.ts';

/** Exit code for a verb the helper does not know, and for arguments outside of its alphabet. */
export const UNKNOWN_VERB = 64;
const BAD_ARGUMENT = 65;

/** What arguments may consist of when they go through the helper. */
export const HELPER_ARGUMENT = /^[A-Za-z0-9@%+=:,./_~ -]*$/;

/** Verb `version`: the digest of the helper as it is installed, as `helperDigest` computes it from its text. */
export function helperVersionScript(layout: RemoteLayout = LAYOUT): RemoteScript {
  const body = `sha256sum "${layout.helper}"`;
  return { name: 'version', as: 'root', kind: 'probe', body };
}

/**
 * The one root-owned program that a NOPASSWD rule allows: one POSIX sh file with every root script of ours as a function.
 * Whoever may call it can do what our scripts do and nothing else: it accepts only its verbs, runs nothing from its
 * arguments, the environment or files, and a job only through `job-start`, which holds the jobs as texts.
 */
export function renderHelper(
  scripts: readonly RemoteScript[],
  layout: RemoteLayout = LAYOUT,
): string {
  const ours = scripts.filter((script) => script.as === 'root');
  const jobs = ours.filter((script) => script.kind === 'job');
  const probes = ours.filter((script) => script.kind === 'probe');
  const start = launchFromHelper(jobs, layout);
  const reading = [...probes, helperVersionScript(layout)];
  const verbs = [
    ...reading,
    readJobScript(layout),
    listJobsScript(layout),
    revokeJobScript(layout),
    start,
  ];
  const names = [...verbs, ...jobs].map((script) => script.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new CodedError('unexpected', `Two scripts are named ${twice}.`);
  return `#!/bin/sh
# ucware-upgrade-helper: what the upgrade bot may do as root. Owner root, mode 0755, pinned by its digest in sudoers.
unset ENV BASH_ENV CDPATH IFS
# An old sudo leaves HOME to the caller, and mysql reads its files there.
HOME=/root
export HOME
${renderEnvironment(layout)}
${verbs.map(renderFunction).join('\n')}
dispatch() {
  verb=$1
  [ "$#" -eq 0 ] || shift
  for argument in "$@"; do
    if [ "$(printf '%s' "$argument" | tr -d 'A-Za-z0-9@%+=:,./_~ -'; echo .)" != . ]; then
      echo "ucware-upgrade-helper: an argument holds other characters than A-Za-z0-9@%+=:,./_~ -" >&2
      exit ${BAD_ARGUMENT}
    fi
  done
  case $verb in
${verbs.map((script) => renderCase(script, layout)).join('\n')}
    *)
      echo "ucware-upgrade-helper: unknown verb" >&2
      exit ${UNKNOWN_VERB}
      ;;
  esac
}
dispatch "$@"; exit $?
`;
}

function renderFunction(script: RemoteScript): string {
  return `${functionName(script)}() {\n${script.body}\n}`;
}

function renderCase(script: RemoteScript, layout: RemoteLayout): string {
  const identity = script.name === 'job-start' ? helperStart(layout) : script;
  return `    ${script.name})
      printf '%s\\n' '${scriptMarker(identity)}'
      ${functionName(script)} "$@" </dev/null
      ;;`;
}
