import type { Probe, RemoteScript } from '../../run/action.ts';
import { readAnswer, unreadable } from '../answer.ts';
import { CHECK_NAME, CHECK_NUMBER, checkJobName } from './job-name.ts';
import { JobState, renderJobState } from './job-state.ts';
import { LAYOUT, type RemoteLayout } from './layout.ts';

/** At most this many bytes of log and of status file per call, so that a flood cannot fill the bot's memory. */
const SLICE_BYTES = 262_144;

/** From where on log and status file are wanted, in bytes. */
export interface JobOffsets {
  readonly log: number;
  readonly status: number;
}

/** A piece of a growing file. `base64`, because any bytes may be in it and it may begin or end inside a character. */
interface JobSlice {
  readonly size: number;
  readonly base64: string;
}

export interface JobReading {
  readonly state: JobState;
  readonly exitCode: number | null;
  readonly log: JobSlice;
  readonly status: JobSlice;
}

/**
 * State and the next bytes of a job. The state is read before the files, so what belongs to an ended job is all there.
 * Pieces are cut with `dd`, which goes to the place at once: reading up to it each time would cost a server with a log of
 * 30 MB a gigabyte for every few megabytes read.
 */
export function readJobScript(layout: RemoteLayout): RemoteScript {
  return {
    name: 'job-read',
    as: 'root',
    kind: 'probe',
    body: `${CHECK_NAME}
${CHECK_NUMBER}
${renderJobState(layout)}
slice() {
  size=0
  if [ -f "$2" ]; then
    size=$(wc -c <"$2")
  fi
  size=$((size))
  end=$(($3 + ${SLICE_BYTES}))
  if [ "$end" -gt "$size" ]; then
    end=$size
  fi
  printf '%s\\t%s\\t' "$1" "$size"
  if [ "$end" -gt "$3" ]; then
    dd if="$2" bs=65536 iflag=skip_bytes,count_bytes skip="$3" count="$((end - $3))" status=none | base64 -w0
  fi
  printf '\\n'
}
check_name "$1"
check_number "$2"
check_number "$3"
job_state "${layout.jobs}/$1"
printf 'state\\t%s\\t%s\\n' "$state" "$code"
slice log "${layout.jobs}/$1/log" "$2"
slice status "${layout.jobs}/$1/status" "$3"
printf 'end\\n'`,
  };
}

export function readJob(
  name: string,
  from: JobOffsets,
  layout: RemoteLayout = LAYOUT,
): Probe<JobReading> {
  const script = readJobScript(layout);
  return {
    kind: 'probe',
    script,
    args: [checkJobName(name), String(from.log), String(from.status)],
    timeoutMs: 20_000,
    parse(output) {
      const answer = readAnswer(script.name, output);
      const slice = (key: string): JobSlice => {
        const [size = '', base64 = ''] = answer.rows(key, 2)[0] ?? [];
        if (!/^\d{1,15}$/.test(size)) throw unreadable(script.name, `size of ${key}: ${size}`);
        return { size: Number(size), base64 };
      };
      const [state = '', code = ''] = answer.rows('state', 2)[0] ?? [];
      return {
        ...readState(script.name, state, code),
        log: slice('log'),
        status: slice('status'),
      };
    },
  };
}

/** A job's state and exit code as both listings print them. */
export function readState(
  script: string,
  state: string,
  code: string,
): Pick<JobReading, 'state' | 'exitCode'> {
  const parsed = JobState.safeParse(state);
  if (!parsed.success) throw unreadable(script, `state ${state}`);
  if (parsed.data !== 'ended') return { state: parsed.data, exitCode: null };
  if (!/^\d{1,3}$/.test(code)) throw unreadable(script, `exit code ${code}`);
  return { state: parsed.data, exitCode: Number(code) };
}
