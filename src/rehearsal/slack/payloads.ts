import type { Hidden } from './hidden.ts';
import type { JsonObject } from './json.ts';
import { newId, type State } from './state.ts';
import type { SlackChannel, SlackMessage, SlackView } from './types.ts';
import { wireMessage, wireView } from './wire.ts';

/** The verification token of old payloads; Socket Mode sends it too, nobody should look at it. */
const LEGACY_TOKEN = 'practice-verification-token';

/** Payload of a slash command. Source: docs.slack.dev/interactivity/implementing-slash-commands. */
export function commandPayload(
  state: State,
  hidden: Hidden,
  user: string,
  channel: SlackChannel,
  command: string,
  text: string,
): JsonObject {
  const { team, app } = state.seed;
  return {
    token: LEGACY_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: { public: channel.name, private: 'privategroup', im: 'directmessage' }[
      channel.kind
    ],
    user_id: user,
    user_name: state.users.get(user)?.name ?? user,
    command,
    text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: hidden.responseUrls.issue({ user, channel: channel.id }),
    trigger_id: hidden.triggers.issue(user),
  };
}

/** A click or selection in a message. Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload. */
export function messageActionPayload(
  state: State,
  hidden: Hidden,
  user: string,
  message: SlackMessage,
  action: JsonObject,
): JsonObject {
  const { channel: channelId, ts, to, thread_ts } = message;
  const channel = state.channels.get(channelId);
  const ephemeral = to !== undefined;
  return {
    type: 'block_actions',
    ...common(state, user),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: ephemeral,
      ...(thread_ts === undefined ? {} : { thread_ts }),
    },
    trigger_id: hidden.triggers.issue(user),
    channel: {
      id: channelId,
      name: channel?.kind === 'im' ? 'directmessage' : (channel?.name ?? ''),
    },
    // A click in an ephemeral message carries no usable message.
    ...(ephemeral ? {} : { message: wireMessage(state, message) }),
    state: { values: state.selections.get(selectionKey(user, message)) ?? {} },
    response_url: hidden.responseUrls.issue({ user, channel: channelId, ts }),
    actions: [action],
  };
}

/** A click or selection in a modal or in the Home tab. */
export function viewActionPayload(
  state: State,
  hidden: Hidden,
  view: SlackView,
  action: JsonObject,
): JsonObject {
  return {
    type: 'block_actions',
    ...common(state, view.user),
    container: { type: 'view', view_id: view.id },
    trigger_id: hidden.triggers.issue(view.user, view.type === 'modal' ? view.id : undefined),
    view: wireView(state, view),
    actions: [action],
  };
}

/** Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export function submissionPayload(state: State, hidden: Hidden, view: SlackView): JsonObject {
  return {
    type: 'view_submission',
    ...common(state, view.user),
    trigger_id: hidden.triggers.issue(view.user, view.id),
    view: wireView(state, view),
    response_urls: [],
  };
}

export function closedPayload(state: State, view: SlackView, isCleared: boolean): JsonObject {
  return {
    type: 'view_closed',
    ...common(state, view.user),
    view: wireView(state, view),
    is_cleared: isCleared,
  };
}

/** Source: docs.slack.dev/reference/events/app_home_opened. */
export function homeOpenedPayload(state: State, user: string, channel: string): JsonObject {
  const { team, app } = state.seed;
  const seconds = state.clock.now().getTime() / 1000;
  const home = state.views.get(state.homes.get(user) ?? '');
  return {
    token: LEGACY_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    api_app_id: app.id,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(seconds),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event: {
      type: 'app_home_opened',
      user,
      channel,
      tab: 'home',
      event_ts: seconds.toFixed(6),
      ...(home ? { view: wireView(state, home) } : {}),
    },
  };
}

export function selectionKey(user: string, message: SlackMessage): string {
  return `${user} ${message.channel} ${message.ts}`;
}

function common(state: State, user: string): JsonObject {
  const { team, app } = state.seed;
  const person = state.users.get(user);
  const name = person?.name ?? user;
  const teamId = person?.team_id ?? team.id;
  return {
    user: { id: user, username: name, name, team_id: teamId },
    api_app_id: app.id,
    token: LEGACY_TOKEN,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}
