/** What became of a file that was to be as before: it is; somebody has changed it since; or nothing of it is kept. */
export type CameBack = 'back' | 'changed' | 'nothing';

/** How jobs say it, one line for each path. That a job ended well does not say that it put anything back. */
export const CAME_BACK: Readonly<Record<CameBack, string>> = {
  back: 'as it was: ',
  changed: 'left as it is, because it has changed since: ',
  nothing: 'nothing is kept of ',
};

/** What a job says of a path; undefined when it says nothing. Of two words the worse one counts. */
export function cameBack(log: string, path: string): CameBack | undefined {
  const lines = log.split('\n');
  return (['nothing', 'changed', 'back'] as const).find((one) =>
    lines.includes(`${CAME_BACK[one]}${path}`),
  );
}

/** The files of which a job says this, e.g. that it left them alone, because somebody has changed them since. */
export function filesThat(became: CameBack, log: string): string[] {
  const said = CAME_BACK[became];
  const lines = log.split('\n').filter((line) => line.startsWith(said));
  return [...new Set(lines.map((line) => line.slice(said.length)))];
}
