import type { Forecast } from '../../flows/merges/conffiles/forecast.ts';
import { beginToShip, makeForecast } from '../../flows/remote/conffiles/make-forecast.ts';
import { type Look, type Offered, readOffered } from '../../flows/remote/conffiles/offered.ts';
import { readPresent } from '../../flows/remote/conffiles/present.ts';
import { readSums } from '../../flows/remote/conffiles/sums.ts';
import type { ForecastAction } from '../../flows/run/action.ts';
import type { Target } from './create-pool.ts';
import { performProbe } from './perform-probe.ts';
import type { RunScript } from './run-script.ts';

/** Arguments of one call; a command line takes far more, a server's log should not. */
const PATHS_AT_ONCE = 50;

/** Looks at the packages a pass would install, at dpkg's records and at the disk, and says what will meet what. */
export async function performForecast(
  run: RunScript,
  target: Target,
  { pass, source }: ForecastAction,
): Promise<Forecast> {
  const looks: readonly Look[] = source === 'downloads' ? ['downloads'] : ['as-user', 'as-root'];
  const offered = await firstMade(run, target, pass, looks);
  const present = await performProbe(run, target, readPresent());
  const elsewhere: Record<string, string> = {};
  const unknown = beginToShip(present, offered);
  for (let at = 0; at < unknown.length; at += PATHS_AT_ONCE) {
    const paths = unknown.slice(at, at + PATHS_AT_ONCE);
    Object.assign(elsewhere, await performProbe(run, target, readSums(paths)));
  }
  return makeForecast(present, offered, elsewhere);
}

async function firstMade(
  run: RunScript,
  target: Target,
  pass: ForecastAction['pass'],
  looks: readonly Look[],
): Promise<Offered> {
  for (const look of looks) {
    const offered = await performProbe(run, target, readOffered(pass, look));
    if (offered.made) return offered;
  }
  // Neither the user nor root made a plan there: the step that asked says why.
  return NONE;
}

const NONE: Offered = { made: false, packages: [], files: [], moved: [], unread: [], store: '' };
