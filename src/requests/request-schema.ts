import { z } from 'zod';
import type { Request } from '../runner/types.ts';

/** Raised when bot and command line of different versions would misunderstand each other. */
export const VERSION = 1;

/** Longer words are nobody's name and nobody's reason; the limits keep a mistake from filling the journal. */
const name = z.string().min(1).max(200);
const words = z.string().max(10_000);
/** A value of a form may be the content of a file. */
const content = z.string().max(1_000_000);

/** `Request` of the runner as it arrives in a file, field by field. */
const RequestSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start'), server: name }),
  z.strictObject({ do: z.literal('status'), server: name }),
  z.strictObject({ do: z.literal('list') }),
  z.strictObject({ do: z.literal('check'), server: name }),
  z.strictObject({
    do: z.literal('answer'),
    server: name,
    run: name,
    step: name,
    question: name,
    rev: z.number().int().min(0),
    choice: name,
    values: z.record(name, content),
    items: z.array(name).max(100).optional(),
  }),
  z.strictObject({ do: z.literal('abort'), server: name, reason: words }),
]);

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile when the runner's requests and this schema drift apart. */
true satisfies Same<DeepReadonly<z.infer<typeof RequestSchema>>, Request>;

/** What stands in a request file. The id is the name of the file: a copy under another name is no request. */
export const Envelope = z.strictObject({
  version: z.literal(VERSION),
  id: z.uuid(),
  /** Who is played, in a rehearsal only. */
  as: name.optional(),
  request: RequestSchema,
});
export type Envelope = z.infer<typeof Envelope>;
