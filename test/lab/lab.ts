/** What `run.ts` prepared; undefined where there is no lab, and every test is to be skipped. */
export interface Lab {
  readonly root: string;
  readonly repositories: string;
}

export const NOT_HERE = process.env['UCWARE_LAB_NOT_HERE'];

/** The lab this process runs in. */
export function enterLab(): Lab {
  const root = process.env['UCWARE_LAB_ROOT'];
  const repositories = process.env['UCWARE_LAB_REPOSITORIES'];
  if (root === undefined || repositories === undefined) {
    throw new Error('The lab lives in namespaces of its own: run it by `npm run test:lab`.');
  }
  return { root, repositories };
}
