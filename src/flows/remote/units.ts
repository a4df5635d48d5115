import { z } from 'zod';
import type { Answer } from './answer.ts';

export const Unit = z.strictObject({
  name: z.string(),
  /** `loaded`, `not-found`, `masked` … */
  load: z.string(),
  /** `active`, `inactive`, `failed`, `activating` … */
  active: z.string(),
  /** `running`, `exited`, `waiting`, `dead` … */
  sub: z.string(),
});
export type Unit = z.infer<typeof Unit>;

/** Shell that prints `systemctl list-units …` as lines of our protocol, or nothing more when systemctl has no answer. */
export function listUnits(options: string): string {
  return String.raw`
listed=$(systemctl list-units --all --no-legend --plain --no-pager ${options}) || return 1
printf '%s\n' "$listed" | awk '
  { gsub(/[^ -~]+/, " "); sub(/^ *[*] /, "") }
  NF >= 4 { printf "unit\t%s\t%s\t%s\t%s\n", $1, $2, $3, $4 }'
printf 'end\n'
`;
}

export function toUnits(answer: Answer): Unit[] {
  return answer
    .rows('unit', 4)
    .map(([name = '', load = '', active = '', sub = '']) => ({ name, load, active, sub }));
}
