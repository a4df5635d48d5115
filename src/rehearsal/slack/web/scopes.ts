/** Which token a method takes and which scope it needs: one of the list is enough, an empty list needs none. */
export interface Need {
  readonly token: 'bot' | 'app' | 'any';
  readonly scopes: readonly string[];
}

const NOTHING: Need = { token: 'bot', scopes: [] };
const WRITE: Need = { token: 'bot', scopes: ['chat:write'] };
const GROUPS: Need = { token: 'bot', scopes: ['usergroups:read'] };
const HISTORY: Need = {
  token: 'bot',
  scopes: ['channels:history', 'groups:history', 'im:history'],
};
const FILES: Need = { token: 'bot', scopes: ['files:write'] };

/**
 * Source: the page of each method under docs.slack.dev/reference/methods. Conversation methods need the scope of the
 * kind of conversation; that is checked where the conversation is known.
 */
export const NEEDS: Readonly<Record<string, Need>> = {
  'auth.test': { token: 'any', scopes: [] },
  'apps.connections.open': { token: 'app', scopes: [] },
  'chat.postMessage': WRITE,
  'chat.update': WRITE,
  'chat.delete': WRITE,
  'chat.postEphemeral': WRITE,
  'chat.getPermalink': NOTHING,
  'views.open': NOTHING,
  'views.update': NOTHING,
  'views.push': NOTHING,
  'views.publish': NOTHING,
  'conversations.info': { token: 'bot', scopes: ['channels:read', 'groups:read', 'im:read'] },
  'conversations.members': { token: 'bot', scopes: ['channels:read', 'groups:read', 'im:read'] },
  'conversations.open': { token: 'bot', scopes: ['im:write'] },
  'conversations.history': HISTORY,
  'conversations.replies': HISTORY,
  'users.info': { token: 'bot', scopes: ['users:read'] },
  'usergroups.list': GROUPS,
  'usergroups.users.list': GROUPS,
  'files.getUploadURLExternal': FILES,
  'files.completeUploadExternal': FILES,
};
