import type { ForecastAction } from '../../run/action.ts';

type Wishes = Partial<Omit<ForecastAction, 'kind' | 'pass'>>;

/** Asks what the packages of a pass will meet at the configuration files; beside the server's apt unless said otherwise. */
export function forecast(pass: ForecastAction['pass'], wishes: Wishes = {}): ForecastAction {
  const { source = 'plan', decisions = [], run = null, propose = false } = wishes;
  return { kind: 'forecast', pass, source, decisions, run, propose };
}
