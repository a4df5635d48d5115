import type { Person } from '../config/server.ts';
import type { Requester } from '../runner/types.ts';
import { NO_ACTING, NOBODY_TO_PLAY, type Refusal, unknownLogin } from './refusals.ts';

export interface Identification {
  /** Owner of the request file, as the operating system says. */
  readonly uid: number;
  /** Who the request says it is; only ever heard in a rehearsal. */
  readonly as: string | undefined;
  readonly people: readonly Person[];
  readonly allowActAs: boolean;
  /** The bot's own user. */
  readonly botUid: number | undefined;
}

/** The person at the door: the owner of the file, or in a rehearsal somebody the owner of the bot plays. */
export function identify(known: Identification): Requester | Refusal {
  const { uid, as, people, allowActAs, botUid } = known;
  if (as !== undefined) {
    if (!allowActAs || uid !== botUid) return NO_ACTING;
    const played = people.find(({ name, slack }) => name === as || slack === as);
    if (played) return requester(played.slack ?? played.name);
    return /^[UW][A-Z0-9]{2,}$/.test(as) ? requester(as) : NOBODY_TO_PLAY;
  }
  const person = people.find((one) => one.uid === uid);
  return person ? requester(person.slack ?? person.name) : unknownLogin(uid);
}

/** Groups of Slack are not looked up: the command line has to work while Slack is down. */
function requester(id: string): Requester {
  return { actor: { id, via: 'cli' }, groups: [], member: true };
}
