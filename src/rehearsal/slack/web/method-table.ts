import type { Method } from './call.ts';
import { appsConnectionsOpen, authTest } from './methods/auth.ts';
import { chatDelete, chatGetPermalink, chatUpdate } from './methods/chat-change.ts';
import { chatPostEphemeral, chatPostMessage } from './methods/chat-post.ts';
import {
  conversationsHistory,
  conversationsInfo,
  conversationsMembers,
  conversationsOpen,
  conversationsReplies,
} from './methods/conversations.ts';
import { filesCompleteUpload, filesGetUploadUrl } from './methods/files.ts';
import { usergroupsList, usergroupsUsersList, usersInfo } from './methods/people.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './methods/views.ts';

/** Every method the practice workspace knows; any other is `unknown_method`. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'apps.connections.open': appsConnectionsOpen,
  'chat.postMessage': chatPostMessage,
  'chat.postEphemeral': chatPostEphemeral,
  'chat.update': chatUpdate,
  'chat.delete': chatDelete,
  'chat.getPermalink': chatGetPermalink,
  'views.open': viewsOpen,
  'views.push': viewsPush,
  'views.update': viewsUpdate,
  'views.publish': viewsPublish,
  'conversations.info': conversationsInfo,
  'conversations.members': conversationsMembers,
  'conversations.open': conversationsOpen,
  'conversations.history': conversationsHistory,
  'conversations.replies': conversationsReplies,
  'users.info': usersInfo,
  'usergroups.list': usergroupsList,
  'usergroups.users.list': usergroupsUsersList,
  'files.getUploadURLExternal': filesGetUploadUrl,
  'files.completeUploadExternal': filesCompleteUpload,
};
