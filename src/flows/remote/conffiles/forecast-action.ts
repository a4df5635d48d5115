import type { ForecastAction } from '../../run/action.ts';

/** Asks what the packages of a pass will meet at the configuration files; beside the server's apt unless said otherwise. */
export function forecast(
  pass: ForecastAction['pass'],
  source?: ForecastAction['source'],
): ForecastAction {
  return { kind: 'forecast', pass, source: source ?? 'plan' };
}
