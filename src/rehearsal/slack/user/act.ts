import type { DeliveredFile } from '../delivered.ts';
import { isObject, type JsonObject, wordOf } from '../json.ts';
import { topView } from '../views.ts';
import { type Click, clickMessage, clickView, type MessageClick } from './click.ts';
import { closeView } from './close-view.ts';
import { command } from './command.ts';
import { type Deed, refused } from './deed.ts';
import { openHome } from './open-home.ts';
import { say } from './say.ts';
import { submit } from './submit.ts';
import { upload } from './upload.ts';
import type { World } from './world.ts';

/** What a person can do, by the name it has in the address. */
export type Act = (
  world: World,
  user: string,
  body: JsonObject,
  signal: AbortSignal,
) => Promise<Deed | DeliveredFile>;

export const ACTS: Readonly<Record<string, Act>> = {
  command: (world, user, body) =>
    command(world, user, String(body['channel']), String(body['text'])),
  say: (world, user, body) =>
    say(world, user, String(body['channel']), String(body['text']), wordOf(body['thread'])),
  click: (world, user, body) => clickMessage(world, user, messageClickOf(body)),
  async 'click-modal'(world, user, body) {
    const view = topView(world.state, user);
    if (!view || view.id !== body['viewId']) return noView(body['viewId']);
    return clickView(world, user, view, clickOf(body));
  },
  async 'click-home'(world, user, body) {
    const view = world.state.views.get(world.state.homes.get(user) ?? '');
    return view ? clickView(world, user, view, clickOf(body)) : noView('home');
  },
  submit: (world, user, body) =>
    submit(world, user, String(body['viewId']), isObject(body['entries']) ? body['entries'] : {}),
  close: (world, user, body) =>
    closeView(world, user, String(body['viewId']), body['all'] === true),
  'open-home': (world, user, _body, signal) => openHome(world, user, signal),
  async upload(world, user, body) {
    const content = Buffer.from(String(body['content'] ?? ''), 'base64');
    return upload(world, user, wordOf(body['name']) ?? 'unnamed', new Uint8Array(content));
  },
};

/** Refuses what nobody can do at all: people who are unknown or left, and a Slack that is away. */
export function barred(world: World, user: string): Deed | undefined {
  const person = world.state.users.get(user);
  if (!person || person.is_bot) return refused('unknown_user', `There is no person ${user}.`);
  if (person.deleted) return refused('deactivated', `${person.real_name} is deactivated.`);
  if (world.weather.down) return refused('offline', 'Slack does not answer.');
  return undefined;
}

function clickOf(body: JsonObject): Click {
  const blockId = wordOf(body['blockId']);
  return {
    actionId: String(body['actionId']),
    ...(blockId === undefined ? {} : { blockId }),
    ...(body['value'] === undefined ? {} : { value: body['value'] }),
    confirmed: body['confirmed'] === true,
  };
}

function messageClickOf(body: JsonObject): MessageClick {
  return {
    ...clickOf(body),
    channel: String(body['channel']),
    ts: String(body['ts']),
    ...(typeof body['seen'] === 'number' ? { seen: body['seen'] } : {}),
  };
}

function noView(id: unknown): Deed {
  return refused('no_such_view', `The view ${String(id)} is not open.`);
}
