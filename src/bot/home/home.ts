import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { Inventory } from '../../config/server.ts';
import type { Language } from '../../flows/run/text.ts';
import type { Log } from '../../log.ts';
import type { Runner } from '../../runner/types.ts';
import { languageFor } from '../lobby.ts';
import { sections } from '../messages/message.ts';
import { createBell } from '../outbox/bell.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { outgoing } from '../outgoing.ts';
import type { People } from '../people.ts';
import { HOME } from '../texts/home.ts';
import { closedHome, homeView } from './home-view.ts';

/** `views.publish` allows about 100 a minute for the whole app; at most one round in this time, ms. */
const EVERY_MS = 20_000;
/** People whose tab is kept up to date: those who opened it last. One round of them stays below the limit. */
const FOLLOWED = 20;

/** The home tab of everybody who opened it. */
export interface Home {
  opened(user: string): Promise<void>;
  changed(): void;
  /** Publishes changes until the signal aborts. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

export interface HomeParts {
  readonly web: Pick<WebClient, 'views'>;
  readonly people: People;
  readonly runner: Pick<Runner, 'overview'>;
  readonly outbox: Pick<Outbox, 'problem'>;
  readonly inventory: Inventory;
  readonly clock: Clock;
  readonly log: Log;
}

export function createHome(parts: HomeParts): Home {
  const { web, people, runner, outbox, inventory, clock, log } = parts;
  const language: Language = languageFor(inventory, undefined, undefined);
  const bell = createBell(clock);
  let followed: readonly string[] = [];

  async function publish(user: string): Promise<void> {
    try {
      const view = await viewFor(user);
      await web.views.publish({ user_id: user, view: outgoing(view) });
    } catch (error) {
      log.warn('publishing the home tab', { user, error: String(error) });
    }
  }

  async function viewFor(
    user: string,
  ): Promise<Parameters<WebClient['views']['publish']>[0]['view']> {
    try {
      const { member } = await people.resolve(user);
      if (!member) return closedHome(language);
    } catch {
      return { type: 'home', blocks: sections(HOME.unknown[language]) };
    }
    return homeView(runner.overview(), {
      inventory,
      language,
      problem: (server) => outbox.problem(server)?.[language],
      at: clock.now().toISOString(),
    });
  }

  return {
    async opened(user) {
      followed = [user, ...followed.filter((one) => one !== user)].slice(0, FOLLOWED);
      await publish(user);
    },
    changed: () => bell.ring(),
    async run(signal) {
      while (!signal.aborted) {
        await bell.wait(undefined, signal);
        if (signal.aborted) return;
        for (const user of followed) await publish(user);
        await clock.sleep(EVERY_MS, signal);
      }
    },
  };
}
