import type { JsonObject } from '../json.ts';
import type { EnvelopeType } from '../socket.ts';
import { type Deed, type DeedError, refused } from './deed.ts';
import { person, type World } from './world.ts';

/** Either what the app acknowledged with, or what the person is shown instead. */
export type Dispatched =
  | { readonly acknowledged: JsonObject }
  | { readonly acknowledged: undefined; readonly deed: Deed };

/** Hands an interaction to the app. `sentence` is what Slack shows when the app is away or acknowledges too late. */
export async function dispatch(
  world: World,
  user: string,
  sentence: (error: DeedError) => string,
  type: EnvelopeType,
  payload: JsonObject,
): Promise<Dispatched> {
  const delivery = await world.socket.deliver(type, payload);
  if (delivery.outcome === 'acknowledged') return { acknowledged: delivery.payload };
  const error = delivery.outcome === 'late' ? 'operation_timeout' : 'dispatch_failed';
  return { acknowledged: undefined, deed: tell(world, user, error, sentence(error)) };
}

/** Shows the person an error of Slack's own and ends their doing with it. */
export function tell(world: World, user: string, error: DeedError, text: string): Deed {
  world.state.changes.add({ kind: 'notice', user: person(world.state, user), error, text });
  return refused(error, text);
}
