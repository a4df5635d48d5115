import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { DEVICE_FAMILIES, deviceFamily } from './device-family.ts';

const Devices = z.strictObject({
  /** Whether asterisk could be asked at all. */
  asked: z.boolean(),
  /** Registered devices, whether or not they name themselves. */
  registered: z.number().int().min(0),
  /** What they call themselves, most frequent first. */
  userAgents: z.array(z.strictObject({ agent: z.string(), count: z.number().int().min(1) })),
  /** How many belong to a family the guide names; the rest are not listed. */
  families: z.array(
    z.strictObject({ family: z.enum(DEVICE_FAMILIES), count: z.number().int().min(1) }),
  ),
});
export type Devices = z.infer<typeof Devices>;

/** The devices that are registered now: evidence, not proof, for a telephone may be switched off. */
export const devices = defineFact('devices', Devices);

/** chan_sip tells the user agent peer by peer; res_pjsip keeps it in asterisk's own database. Only user agents are printed. */
const script = readingScript(
  'devices',
  'root',
  String.raw`
if ! command -v asterisk >/dev/null 2>&1 || ! timeout 15 asterisk -rx 'core show version' >/dev/null 2>&1; then
  printf 'asked\tno\nend\n'
  return 0
fi
printf 'asked\tyes\n'
timeout 30 asterisk -rx 'sip show peers' 2>/dev/null | awk '
  $2 ~ /^[0-9a-fA-F.:]+$/ && $2 ~ /[.:]/ { split($1, part, "/"); if (part[1] ~ /^[A-Za-z0-9._-]+$/) print part[1] }' |
  while read -r peer; do
    agent=$(timeout 5 asterisk -rx "sip show peer $peer" 2>/dev/null | awk '
      /^ *Useragent *:/ { sub(/^[^:]*: */, ""); gsub(/[^ -~]+/, "?"); print substr($0, 1, 100); exit }')
    printf 'device\t%s\n' "$agent"
  done
timeout 30 asterisk -rx 'database show registrar' 2>/dev/null | awk '
  /^\/registrar\/contact\// {
    agent = ""
    if (match($0, /"user_agent":"[^"]*"/)) agent = substr($0, RSTART + 14, RLENGTH - 15)
    gsub(/[^ -~]+/, "?", agent)
    printf "device\t%s\n", substr(agent, 1, 100)
  }'
printf 'end\n'
`,
);

export function readDevices(): Probe<Devices> {
  return defineProbe({
    script,
    fact: devices,
    // Up to some thousand peers, each asked by a command of its own that takes about 20 ms.
    timeoutMs: 180_000,
    read: (answer) => {
      const agents = answer.rows('device', 1).map(([agent = '']) => agent.trim());
      return {
        asked: answer.one('asked') === 'yes',
        registered: agents.length,
        userAgents: count(agents.filter((agent) => agent !== '')).map(([agent, times]) => ({
          agent,
          count: times,
        })),
        families: count(agents.map(deviceFamily).filter((family) => family !== null)).map(
          ([family, times]) => ({ family, count: times }),
        ),
      };
    },
  });
}

function count<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const times = new Map<T, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a);
}
