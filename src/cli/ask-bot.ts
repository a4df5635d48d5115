import { findPlaces } from '../config/environment.ts';
import { submitRequest } from '../requests/submit-request.ts';
import type { Reply, Request } from '../runner/types.ts';
import type { Invocation } from './command.ts';
import { openReader } from './reader.ts';

/** Hands a request to the running bot and waits for its reply. `as` names the person played in a rehearsal. */
export async function askBot(
  invocation: Invocation,
  request: Request,
  as: string | undefined,
): Promise<Reply> {
  // Only the folder: a mistake in the inventory must not keep anybody from answering.
  const { requestsFolder } = await findPlaces({ env: invocation.env });
  return submitRequest(requestsFolder, request, as === undefined ? {} : { actAs: as });
}

/** Writes the text of a reply, with what is wrong with which field; resolves to the exit code. */
export async function writeReply(invocation: Invocation, reply: Reply): Promise<number> {
  const { write } = invocation;
  const { say } = await openReader(invocation);
  write(say(reply.text));
  if (reply.ok) return 0;
  for (const [field, text] of Object.entries(reply.fields ?? {})) write(`  ${field}: ${say(text)}`);
  if (reply.nearest && reply.nearest.length > 0) write(`  ${reply.nearest.join(', ')} ?`);
  return 1;
}
