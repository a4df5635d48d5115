import { homeOpenedPayload } from '../payloads.ts';
import { imOf } from '../state.ts';
import { type Deed, DONE, refused } from './deed.ts';
import { person, type World } from './world.ts';

/** Source: docs.slack.dev/apis/events-api: up to three more deliveries, at once, after one and after five minutes. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

/** The person opens the Home tab of the app. It shows what was published before; the event goes its own way. */
export async function openHome(world: World, user: string, signal: AbortSignal): Promise<Deed> {
  const { state } = world;
  if (!state.seed.app.homeTab) return refused('no_such_view', 'The app has no Home tab.');
  state.changes.add({ kind: 'deed', what: 'home', user: person(state, user), text: '' });
  const payload = homeOpenedPayload(state, user, imOf(user));
  const first = await world.socket.deliver('events_api', payload);
  if (first.outcome !== 'acknowledged') void retry(world, payload, reasonOf(first.outcome), signal);
  return DONE;
}

async function retry(
  world: World,
  payload: Readonly<Record<string, unknown>>,
  why: string,
  signal: AbortSignal,
): Promise<void> {
  let reason = why;
  for (const [index, wait] of RETRY_AFTER_MS.entries()) {
    await world.state.clock.sleep(wait, signal);
    if (signal.aborted) return;
    const again = { attempt: index + 1, reason };
    const delivery = await world.socket.deliver('events_api', payload, again);
    if (delivery.outcome === 'acknowledged') return;
    reason = reasonOf(delivery.outcome);
  }
}

function reasonOf(outcome: 'late' | 'unconnected'): string {
  return outcome === 'late' ? 'timeout' : 'connection_failed';
}
