import type { Hidden } from '../hidden.ts';
import type { JsonObject } from '../json.ts';
import { refuseWith } from '../refusal.ts';
import type { State } from '../state.ts';

/** One accepted call of the Web API: the token is good, scopes and rates are in order. */
export interface Call {
  readonly method: string;
  readonly args: JsonObject;
  readonly state: State;
  readonly hidden: Hidden;
  /** Where this workspace answers, such as `http://127.0.0.1:4000`. */
  readonly origin: string;
}

/** Answers with the fields beside `ok: true`, or throws a `SlackRefusal`. */
export type Method = (call: Call) => JsonObject;

/** A required argument; without it Slack answers `invalid_arguments`. */
export function required(call: Call, name: string): string {
  const value = call.args[name];
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  return refuseWith('invalid_arguments', [`missing required field: ${name}`]);
}

/** True for `true`, `"true"`, `1` and `"1"`, as form-encoded flags arrive. */
export function flag(call: Call, name: string): boolean {
  return ['true', '1'].includes(String(call.args[name]));
}
