import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Inventory } from '../config/server.ts';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Requester } from '../runner/types.ts';

/** How long a look at a person or a group counts. Short, because a right that was taken away must end soon. */
const CACHED_MS = 60_000;

/** Turns a Slack user into somebody the runner can judge. */
export interface People {
  /**
   * Who this is. Not a member: bots, guests, deactivated and foreign users. Rejects with `slack-unreachable` when Slack does
   * not say who somebody is; groups that cannot be looked up are missing from the answer.
   */
  resolve(user: string): Promise<Requester>;
  /** Whether the last look at a group went wrong, so that a refusal can say so. */
  groupsMissing(): boolean;
  /** What people call this person; undefined when Slack does not say. Only for documents, never for decisions. */
  nameOf(user: string): Promise<string | undefined>;
}

export interface PeopleParts {
  readonly web: Pick<WebClient, 'users' | 'usergroups'>;
  readonly inventory: Inventory;
  readonly clock: Clock;
  readonly log: Log;
  /** The workspace the bot is installed in; undefined while that is not known. */
  readonly team: () => string | undefined;
}

export function createPeople(parts: PeopleParts): People {
  const { web, inventory, clock, log } = parts;
  const missing = new Set<string>();
  const member = cached(clock, isMember);
  const members = cached(clock, membersOf);
  const name = cached(clock, lookUpName);
  const groups = groupsIn(inventory);

  async function isMember(user: string): Promise<boolean> {
    const team = parts.team();
    if (team === undefined) throw new CodedError('slack-unreachable', 'auth.test');
    try {
      const { user: found } = await web.users.info({ user });
      if (!found || found.deleted || found.is_bot) return false;
      if (found.is_restricted || found.is_ultra_restricted || found.is_stranger) return false;
      // On Enterprise Grid people belong to the organisation and are listed with the workspaces they are in.
      return found.team_id === team || (found.enterprise_user?.teams ?? []).includes(team);
    } catch (error) {
      const known = error instanceof WebAPIPlatformError ? error.data.error : '';
      if (['user_not_found', 'user_not_visible'].includes(known)) return false;
      throw new CodedError('slack-unreachable', `users.info: ${known || String(error)}`, {
        cause: error,
      });
    }
  }

  async function lookUpName(user: string): Promise<string | undefined> {
    const { user: found } = await web.users.info({ user });
    return found?.profile?.real_name || found?.real_name || undefined;
  }

  async function membersOf(usergroup: string): Promise<ReadonlySet<string>> {
    const { users = [] } = await web.usergroups.users.list({ usergroup });
    return new Set(users);
  }

  async function isIn(group: string, user: string): Promise<boolean> {
    try {
      const found = await members(group);
      missing.delete(group);
      return found.has(user);
    } catch (error) {
      missing.add(group);
      log.warn('reading a user group', { group, error: String(error) });
      return false;
    }
  }

  return {
    groupsMissing: () => missing.size > 0,
    nameOf: (user) => name(user).catch(() => undefined),
    async resolve(user) {
      const [known, ...inGroups] = await Promise.all([
        member(user),
        ...groups.map((group) => isIn(group, user)),
      ]);
      return {
        actor: { id: user, via: 'slack' },
        member: known,
        groups: known ? groups.filter((_, index) => inGroups[index]) : [],
      };
    },
  };
}

function groupsIn(inventory: Inventory): readonly string[] {
  const named = inventory.servers.flatMap(({ approvers, operators }) => [
    ...approvers,
    ...operators,
  ]);
  return [...new Set(named.filter((name) => /^S[A-Z0-9]{2,}$/.test(name)))];
}

/** Keeps good answers for a while and asks once for many; bad ones are asked again at the next chance. */
function cached<T>(clock: Clock, look: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return (key) => {
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.answer;
    const answer = look(key);
    kept.set(key, { until: now + CACHED_MS, answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
