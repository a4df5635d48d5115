/** What became of a file that was to be as before: it is; somebody has changed it since; or nothing of it is kept. */
export type CameBack = 'back' | 'changed' | 'nothing';

/** How jobs say it, one line for each path. That a job ended well does not say that it put anything back. */
export const CAME_BACK: Readonly<Record<CameBack, string>> = {
  back: 'as it was: ',
  changed: 'left as it is, because it has changed since: ',
  nothing: 'nothing is kept of ',
};

/** What a job says of a path; undefined when it says nothing. A file that was replaced twice may be back on the second try. */
export function cameBack(log: string, path: string): CameBack | undefined {
  const lines = log.split('\n');
  return (['back', 'changed', 'nothing'] as const).find((one) =>
    lines.includes(`${CAME_BACK[one]}${path}`),
  );
}

/** The files a job left alone, because somebody has changed them since they were put into place. */
export function leftChanged(log: string): string[] {
  const left = log.split('\n').filter((line) => line.startsWith(CAME_BACK.changed));
  return [...new Set(left.map((line) => line.slice(CAME_BACK.changed.length)))];
}
