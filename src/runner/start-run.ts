import { randomInt } from 'node:crypto';
import { type Desk, openRun } from './desk.ts';
import { refuse, whoRuns } from './replies.ts';
import type { Reply, Requester } from './types.ts';

/** Letters that cannot be mistaken for digits on the phone; ids are read aloud at night. */
const ALPHABET = 'abcdefghkmnpqrstuvwxyz23456789';
const ID_LENGTH = 8;

/** Begins a run, unless one is open. The caller makes sure that two requests never run this at the same time. */
export async function startRun(
  desk: Desk,
  requester: Requester,
  rehearsal: boolean,
): Promise<Reply> {
  const open = openRun(desk);
  if (open) return refuse('already-running', {}, whoRuns(open));
  const { server, flow } = desk;
  const run = Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
    '',
  );
  await desk.record(run, {
    type: 'run-started',
    run,
    server: server.name,
    flow: { id: flow.id, version: flow.version },
    by: requester.actor,
    channel: server.channel,
    language: server.language,
    rehearsal,
  });
  return {
    ok: true,
    text: {
      de: `Das Upgrade von ${server.name} ist begonnen. Es geht im Kanal <#${server.channel}> weiter.`,
      en: `The upgrade of ${server.name} has begun. It goes on in the channel <#${server.channel}>.`,
    },
  };
}
