import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackStandIn } from '../../../src/rehearsal/slack/stand-in.ts';

/** A real Bolt app, connected to the stand-in the way the production app is. */
export interface ConnectedApp {
  readonly app: App;
  stop(): Promise<void>;
}

export async function connectApp(
  slack: SlackStandIn,
  register: (app: App) => void,
  clientPingTimeout = 5000,
): Promise<ConnectedApp> {
  const { tokens } = slack.workspace;
  const receiver = new SocketModeReceiver({
    appToken: tokens.app,
    logLevel: LogLevel.ERROR,
    logger: silent,
    clientPingTimeout,
    installerOptions: {
      clientOptions: {
        slackApiUrl: slack.apiUrl,
        retryConfig: { forever: true, factor: 1, minTimeout: 50, maxTimeout: 50 },
      },
    },
  });
  const app = new App({
    token: tokens.bot,
    receiver,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  register(app);
  await app.init();
  await app.start();
  return {
    app,
    async stop() {
      await receiver.client.disconnect();
    },
  };
}

/** The Web API alone, without retries. */
export function webClient(slack: SlackStandIn, options: WebClientOptions = {}): WebClient {
  return new WebClient(slack.workspace.tokens.bot, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    ...options,
  });
}

/** The error code of a call Slack refuses, such as `not_in_channel`. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'accepted';
  } catch (thrown) {
    const data = (thrown as { data?: { error?: string } }).data;
    return data?.error ?? String(thrown);
  }
}

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
