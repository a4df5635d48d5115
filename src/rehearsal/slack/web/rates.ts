/** How often a method can be called. Sources: docs.slack.dev/apis/web-api/rate-limits and the page of each method. */
export interface Rate {
  /** Calls in any 60 seconds, per app and workspace. */
  readonly perMinute: number;
  /** One a second per channel, with bursts of this many. */
  readonly channelBurst?: number;
}

const TIER_2: Rate = { perMinute: 20 };
const TIER_3: Rate = { perMinute: 50 };
const TIER_4: Rate = { perMinute: 100 };
/** "Special" tiers: documented as hundreds a minute. */
const SPECIAL: Rate = { perMinute: 300 };
/** One a second per channel with short bursts, several hundred a minute per workspace; the burst is undocumented. */
const POSTING: Rate = { perMinute: 300, channelBurst: 10 };

export const RATES: Readonly<Record<string, Rate>> = {
  'auth.test': SPECIAL,
  'apps.connections.open': TIER_3,
  'chat.postMessage': POSTING,
  'chat.update': TIER_3,
  'chat.delete': TIER_3,
  'chat.postEphemeral': TIER_4,
  'chat.getPermalink': SPECIAL,
  'views.open': TIER_4,
  'views.update': TIER_4,
  'views.push': TIER_4,
  'views.publish': TIER_4,
  'conversations.info': TIER_3,
  'conversations.members': TIER_4,
  'conversations.open': TIER_3,
  'conversations.history': TIER_3,
  'conversations.replies': TIER_3,
  'users.info': TIER_4,
  'usergroups.list': TIER_2,
  'usergroups.users.list': TIER_2,
  'files.getUploadURLExternal': TIER_4,
  'files.completeUploadExternal': TIER_4,
};
