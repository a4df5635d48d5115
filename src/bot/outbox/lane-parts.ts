import type { Clock } from '../../clock.ts';
import type { Person, Server } from '../../config/server.ts';
import type { Log } from '../../log.ts';
import type { Runner } from '../../runner/types.ts';
import type { DeliveryBook } from './deliveries.ts';
import type { Budget } from './pace.ts';
import type { Wire } from './wire.ts';

/** What the outbox gives to the lane of one server. Budget and pace are shared by all lanes. */
export interface LaneParts {
  readonly server: Server;
  readonly people: readonly Person[];
  readonly runner: Pick<Runner, 'view' | 'recordsAfter'>;
  readonly wire: Wire;
  readonly book: DeliveryBook;
  readonly clock: Clock;
  readonly log: Log;
  /** How long to wait before the next post to a channel, in ms. */
  readonly pace: (channel: string) => number;
  readonly updates: Budget;
  readonly signal: AbortSignal;
  /** Called when what the home tab shows of this server may have changed. */
  readonly onChange: () => void;
}
