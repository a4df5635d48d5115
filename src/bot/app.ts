import { App, LogLevel, type Receiver } from '@slack/bolt';
import type { Home } from './home/home.ts';
import { bindListeners } from './listeners.ts';
import type { Lobby } from './lobby.ts';
import { slackLogger } from './slack-logger.ts';

export interface AppParts {
  readonly lobby: Lobby;
  readonly home: Home;
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  /** Who the bot is, so that it does not answer itself; undefined until Slack has said it. */
  readonly self: () => { readonly botId: string | undefined; readonly userId: string | undefined };
}

/** What Bolt insists on; the connections are kept elsewhere and hand their events to the app themselves. */
const NO_RECEIVER: Receiver = {
  init: () => {},
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

/** Bolt with all listeners. It opens nothing, listens on no port and calls Slack only in answers to people. */
export function createApp(parts: AppParts): App {
  const { lobby, home, botToken, apiUrl, self } = parts;
  const app = new App({
    receiver: NO_RECEIVER,
    // Bolt's own check of the token ends the process when Slack says no; ours is made before anything is opened.
    authorize: async () => {
      const { botId, userId } = self();
      return {
        botToken,
        ...(botId === undefined ? {} : { botId }),
        ...(userId === undefined ? {} : { botUserId: userId }),
      };
    },
    convoStore: false,
    clientOptions: {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      timeout: 10_000,
      retryConfig: { retries: 2, minTimeout: 500 },
    },
    logger: slackLogger,
    logLevel: LogLevel.ERROR,
  });
  bindListeners(app, lobby, home);
  app.error(async (error) => {
    lobby.log.error('answering Slack', { error: error.message });
  });
  return app;
}
