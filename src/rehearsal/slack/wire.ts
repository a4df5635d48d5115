import type { JsonObject } from './json.ts';
import { nameOf, type State } from './state.ts';
import type { SlackChannel, SlackFile, SlackMessage, SlackUser, SlackView } from './types.ts';

/** A message in the shape of the Web API and of interaction payloads. */
export function wireMessage(state: State, message: SlackMessage): JsonObject {
  const { app, team } = state.seed;
  const own = message.user === app.botUser;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(own ? { bot_id: app.botId, app_id: app.id } : {}),
    ...(message.tombstone ? { subtype: 'tombstone', hidden: true } : {}),
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.editedTs === undefined
      ? {}
      : { edited: { user: message.user, ts: message.editedTs } }),
  };
}

export function wireChannel(state: State, channel: SlackChannel): JsonObject {
  const shared = channel.shared === true;
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: channel.kind === 'im',
    is_mpim: false,
    is_private: channel.kind !== 'public',
    is_archived: channel.archived === true,
    is_member: channel.members.includes(state.seed.app.botUser),
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    context_team_id: state.seed.team.id,
    topic: { value: channel.topic ?? '', creator: '', last_set: 0 },
  };
}

export function wireUser(state: State, user: SlackUser): JsonObject {
  return {
    id: user.id,
    team_id: user.team_id ?? state.seed.team.id,
    name: user.name,
    real_name: user.real_name,
    deleted: user.deleted === true,
    is_bot: user.is_bot === true,
    is_app_user: false,
    is_admin: false,
    is_owner: false,
    is_restricted: user.is_restricted === true,
    is_ultra_restricted: user.is_ultra_restricted === true,
    ...(user.is_stranger ? { is_stranger: true } : {}),
    tz: user.tz ?? 'Europe/Berlin',
    profile: { real_name: user.real_name, display_name: user.name, team: state.seed.team.id },
  };
}

export function wireFile(state: State, file: SlackFile, origin: string): JsonObject {
  const address = `${origin}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? 'binary',
    user: file.user,
    user_team: state.seed.team.id,
    username: nameOf(state, file.user),
    mode: 'hosted',
    is_external: false,
    is_public: false,
    size: file.size,
    url_private: address,
    url_private_download: address,
    permalink: address,
    channels: file.channels,
    groups: [],
    ims: [],
  };
}

/** A view as answers and payloads carry it. */
export function wireView(state: State, view: SlackView): JsonObject {
  const { content } = view;
  return {
    id: view.id,
    team_id: state.seed.team.id,
    app_id: state.seed.app.id,
    app_installed_team_id: state.seed.team.id,
    bot_id: state.seed.app.botId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    external_id: view.external_id,
    state: { values: view.values },
    hash: view.hash,
    title: content['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: content['submit'] ?? null,
    close: content['close'] ?? null,
    clear_on_close: content['clear_on_close'] === true,
    notify_on_close: content['notify_on_close'] === true,
    root_view_id: view.root,
    previous_view_id: view.previous ?? null,
  };
}
