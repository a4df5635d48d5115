import { type Logger, LogLevel } from '@slack/bolt';

/**
 * Slack's own loggers print whole payloads and requests; what matters is logged here in our own words. So they are given a
 * logger that says nothing.
 */
export const slackLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
