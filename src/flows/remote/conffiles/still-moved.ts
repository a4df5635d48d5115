import { bareName } from '../bare-name.ts';
import { compareVersions } from '../versions.ts';
import type { Offered } from './offered.ts';
import type { Present } from './present.ts';

/** In place of a path that a script has in a variable. */
const UNTOLD = '*';

interface Moved {
  readonly paths: ReadonlySet<string>;
  /** Packages whose scripts move or remove files without saying which. */
  readonly untold: ReadonlySet<string>;
}

/**
 * Paths of files that maintainer scripts will move or remove. Such lines stay in a package for many releases, and
 * dpkg-maintscript-helper(1) obeys them only where the version before is not newer than the one they name. A package that was
 * removed has a version before, too: that of its configuration files.
 */
export function stillMoved(present: Present, offered: Offered): Moved {
  const before = new Map<string, string>();
  for (const { package: name, version } of present.files) {
    if (version) before.set(name, version);
  }
  for (const { name, from } of offered.packages) {
    if (from !== null) before.set(bareName(name), from);
  }
  const obeyed = offered.moved.filter(({ package: name, until }) => {
    if (until === null) return true;
    const version = before.get(bareName(name));
    return version !== undefined && compareVersions(version, until) <= 0;
  });
  return {
    paths: new Set(obeyed.map(({ path }) => path).filter((path) => path !== UNTOLD)),
    untold: new Set(
      obeyed.filter(({ path }) => path === UNTOLD).map((one) => bareName(one.package)),
    ),
  };
}
