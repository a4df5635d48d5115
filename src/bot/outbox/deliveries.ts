import { z } from 'zod';
import type { EdgeDocument } from '../../store/types.ts';

const Card = z.strictObject({
  run: z.string(),
  channel: z.string(),
  ts: z.string(),
  language: z.enum(['de', 'en']),
  rehearsal: z.boolean(),
  startedBy: z.strictObject({ id: z.string(), via: z.enum(['slack', 'cli', 'bot']) }),
  /** The first event in the card's thread; larger than the run's first when an earlier card was deleted. */
  from: z.number().int(),
  successor: z.boolean(),
});
export type Card = z.infer<typeof Card>;

/** What Slack was told about one server. */
const Delivery = z.strictObject({
  /** The last event everything of which has been delivered. */
  seq: z.number().int(),
  /** How many posts and files of the event after that one have been delivered. */
  part: z.number().int(),
  /** The post that was on its way, and since when; its answer may have been lost. */
  intent: z
    .strictObject({ seq: z.number().int(), part: z.number().int(), at: z.string() })
    .nullable(),
  card: Card.nullable(),
  /** Messages that still show buttons, with the event that asked. */
  questions: z.array(
    z.strictObject({ rev: z.number().int(), channel: z.string(), ts: z.string() }),
  ),
});
type Delivery = z.infer<typeof Delivery>;

export const Deliveries = z.strictObject({ servers: z.record(z.string(), Delivery) });
export type Deliveries = z.infer<typeof Deliveries>;

/** The document before Slack was told anything. */
export const NO_DELIVERIES: Deliveries = { servers: {} };

const NOTHING: Delivery = { seq: 0, part: 0, intent: null, card: null, questions: [] };

/** The deliveries of all servers, in one document. */
export interface DeliveryBook {
  of(server: string): Delivery;
  /** Changes the entry and resolves when it is on disk. */
  save(server: string, change: Partial<Delivery>): Promise<void>;
  /** Changes the entry in memory; it is written with the next `save`. For what may harmlessly be done again. */
  note(server: string, change: Partial<Delivery>): void;
}

export function createDeliveryBook(document: EdgeDocument<Deliveries>): DeliveryBook {
  let current = document.read();
  const of = (server: string): Delivery => current.servers[server] ?? NOTHING;
  const note = (server: string, change: Partial<Delivery>): void => {
    current = { servers: { ...current.servers, [server]: { ...of(server), ...change } } };
  };
  return {
    of,
    note,
    save(server, change) {
      note(server, change);
      // Not one after the other: what many servers save during a write goes into the next one together.
      return document.write(current);
    },
  };
}
