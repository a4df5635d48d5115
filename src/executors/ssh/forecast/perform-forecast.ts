import type { Forecast } from '../../../flows/merges/conffiles/forecast.ts';
import { knownFiles } from '../../../flows/remote/conffiles/known-files.ts';
import { beginToShip, makeForecast } from '../../../flows/remote/conffiles/make-forecast.ts';
import { type Look, type Offered, readOffered } from '../../../flows/remote/conffiles/offered.ts';
import { readPresent } from '../../../flows/remote/conffiles/present.ts';
import { readSums } from '../../../flows/remote/conffiles/sums.ts';
import { HELPER_ARGUMENT } from '../../../flows/remote/job-protocol/render-helper.ts';
import type { ForecastAction, Probe } from '../../../flows/run/action.ts';
import type { Target } from '../create-pool.ts';
import { performProbe } from '../perform-probe.ts';
import type { RunScript } from '../run-script.ts';
import { settleFile } from './settle-file.ts';

/** Arguments of one call; a command line takes far more, a server's log should not. */
const PATHS_AT_ONCE = 50;

/** Looks at the packages a pass would install, at dpkg's records and at the disk, and says what will meet what. */
export async function performForecast(
  run: RunScript,
  target: Target,
  action: ForecastAction,
): Promise<Forecast> {
  const ask = <T>(probe: Probe<T>): Promise<T> => performProbe(run, target, probe);
  const looks: readonly Look[] =
    action.source === 'downloads' ? ['downloads'] : ['as-user', 'as-root'];
  const { look, offered } = await firstMade(ask, action.pass, looks);
  const present = await ask(readPresent());
  const elsewhere: Record<string, string> = {};
  const unknown = beginToShip(present, offered).filter((path) => HELPER_ARGUMENT.test(path));
  for (let at = 0; at < unknown.length; at += PATHS_AT_ONCE) {
    Object.assign(elsewhere, await ask(readSums(unknown.slice(at, at + PATHS_AT_ONCE))));
  }
  const forecast = makeForecast(present, offered, elsewhere);
  const known = knownFiles(present);
  const files = [];
  for (const file of forecast.files) {
    files.push(await settleFile({ ask, action, look, offered, known }, file));
  }
  return { ...forecast, files };
}

async function firstMade(
  ask: <T>(probe: Probe<T>) => Promise<T>,
  pass: ForecastAction['pass'],
  looks: readonly Look[],
): Promise<{ readonly look: Look; readonly offered: Offered }> {
  for (const look of looks) {
    const offered = await ask(readOffered(pass, look));
    if (offered.made) return { look, offered };
  }
  // Neither the user nor root made a plan there: the step that asked says why.
  return { look: 'as-user', offered: NONE };
}

const NONE: Offered = { made: false, packages: [], files: [], moved: [], unread: [], store: '' };
