/**
 * Every method of the Web API this program calls, with the scope it needs (docs.slack.dev/reference/methods); null where the
 * token alone is enough. A test compares it with the calls in this folder and with manifest.yml.
 */
export const METHODS = {
  'auth.test': null,
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'views.open': null,
  'views.update': null,
  'views.publish': null,
  filesUploadV2: 'files:write',
  'users.info': 'users:read',
  'usergroups.users.list': 'usergroups:read',
} as const satisfies Record<string, string | null>;

/**
 * Methods that only an extra needs: looking for a message whose answer was lost, before it is repeated. An admin may decline
 * their scopes; then it is repeated and says so.
 */
export const OPTIONAL_METHODS = {
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
} as const satisfies Record<string, readonly string[]>;

/** Scopes no method needs: what makes Slack send commands, and lets the files be fetched that people put into forms. */
export const OTHER_SCOPES = ['commands', 'files:read'] as const;
