import type { Change } from '../slack/delivered.ts';
import type { SlackUserClient } from '../slack/user-client.ts';

/** What one of the people, by their place in the list, got to see next. */
interface Glimpse {
  readonly by: number;
  readonly changes: readonly Change[];
}

export interface News {
  next(): Promise<Glimpse>;
}

/** Watches the screens of all people at once. Resolves empty when the signal aborts. */
export function createNews(people: readonly SlackUserClient[], signal: AbortSignal): News {
  const seen = people.map(() => 0);
  const looks: (Promise<Glimpse> | undefined)[] = people.map(() => undefined);

  async function look(by: number): Promise<Glimpse> {
    try {
      const page = await (people[by] as SlackUserClient).changes(seen[by] ?? 0, signal);
      seen[by] = page.next;
      return { by, changes: page.changes };
    } catch (error) {
      if (signal.aborted) return { by, changes: [] };
      throw error;
    }
  }

  return {
    async next() {
      people.forEach((_, by) => {
        looks[by] ??= look(by);
      });
      const first = await Promise.race(looks.filter((one) => one !== undefined));
      looks[first.by] = undefined;
      return first;
    },
  };
}
