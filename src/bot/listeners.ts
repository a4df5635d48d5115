import type { App, BlockButtonAction, BlockStaticSelectAction, RespondFn } from '@slack/bolt';
import type { Language } from '../flows/run/text.ts';
import { answerAction } from './actions/answer.ts';
import { showList } from './actions/browse-list.ts';
import { formAction } from './actions/form.ts';
import { ticksAction } from './actions/ticks.ts';
import { parseCommand } from './commands/parse.ts';
import { commandLanguage, upgradeCommand } from './commands/upgrade.ts';
import { visitKey } from './handle.ts';
import type { Home } from './home/home.ts';
import {
  AbortRef,
  ACTIONS,
  AnswerRef,
  CALLBACKS,
  COMMAND,
  EVENTS,
  ListRef,
  parseRef,
} from './ids.ts';
import { type Lobby, languageFor, serverNamed } from './lobby.ts';
import type { Message } from './messages/message.ts';
import { outgoing } from './outgoing.ts';
import { respondAll, whisper } from './private-answer.ts';
import { openAbortForm } from './views/abort-form.ts';
import { bindForms } from './views/bind.ts';
import { noticeView } from './views/view.ts';

/** The only place where Slack's ids meet functions. */
export function bindListeners(app: App, lobby: Lobby, home: Home): void {
  const { door, inventory } = lobby;

  app.command(COMMAND, async ({ ack, body, respond, context }) => {
    const language = commandLanguage(lobby, parseCommand(body.text ?? ''), body.channel_id);
    const tell = (messages: readonly Message[]): Promise<void> => respondAll(respond, messages);
    const key = visitKey(body, context['envelope']);
    await door.visit({ ack: () => ack(), key, language, tell }, () =>
      upgradeCommand(lobby, { body, respond }),
    );
  });

  type Click = (click: {
    readonly value: string | undefined;
    readonly body: BlockButtonAction;
  }) => Promise<readonly Message[]>;

  function onClick(pattern: RegExp, work: Click): void {
    app.action<BlockButtonAction>(pattern, async ({ ack, body, action, respond, context }) => {
      const language = languageFor(inventory, serverOf(action.value), body.channel?.id);
      const tell = (messages: readonly Message[]): Promise<void> =>
        tellClicker(lobby, body, respond, messages, language);
      const key = visitKey(body, context['envelope']);
      await door.visit({ ack: () => ack(), key, language, tell }, async () => {
        const messages = await work({ value: action.value, body });
        if (messages.length > 0) await tell(messages);
      });
    });
  }

  onClick(ACTIONS.answer, async ({ value, body }) => {
    const ref = parseRef(AnswerRef, value);
    const language = languageFor(inventory, ref.server, body.channel?.id);
    const messages = await answerAction(lobby, body.user.id, ref, language);
    if (messages.length === 0 && body.view && ref.browse) {
      const { server, run, step, question, rev, browse } = ref;
      const list = { server, run, step, question, rev, browse };
      await showList(lobby, body.user.id, { view: body.view.id }, list, language);
    }
    return messages;
  });

  onClick(ACTIONS.form, ({ value, body }) => {
    const ref = parseRef(AnswerRef, value);
    const language = languageFor(inventory, ref.server, body.channel?.id);
    const server = { name: ref.server, language };
    return formAction(lobby, body.trigger_id, body.user.id, ref, server);
  });

  onClick(ACTIONS.list, async ({ value, body }) => {
    const ref = parseRef(ListRef, value);
    const language = languageFor(inventory, ref.server, body.channel?.id);
    await showList(lobby, body.user.id, { trigger: body.trigger_id }, ref, language);
    return [];
  });

  onClick(ACTIONS.browse, async ({ value, body }) => {
    const ref = parseRef(ListRef, value);
    const language = languageFor(inventory, ref.server, undefined);
    await showList(lobby, body.user.id, { view: body.view?.id ?? '' }, ref, language);
    return [];
  });

  onClick(ACTIONS.ticks, ({ value, body }) => {
    const ref = parseRef(AnswerRef, value);
    const language = languageFor(inventory, ref.server, body.channel?.id);
    return ticksAction(lobby, body.trigger_id, body.user.id, ref, language);
  });

  app.action<BlockStaticSelectAction>(ACTIONS.filter, async ({ ack, body, action }) => {
    await ack();
    const ref = parseRef(ListRef, body.view?.private_metadata);
    const language = languageFor(inventory, ref.server, undefined);
    const browse = { filter: action.selected_option.value, page: 0 };
    const shown = showList(
      lobby,
      body.user.id,
      { view: body.view?.id ?? '' },
      { ...ref, browse },
      language,
    );
    await door.track(
      shown.catch((error: unknown) => lobby.log.warn('showing a list', { error: String(error) })),
    );
  });

  onClick(ACTIONS.abort, async ({ value, body }) => {
    const { server: name } = parseRef(AbortRef, value);
    const language = languageFor(inventory, name, body.channel?.id);
    const server = serverNamed(inventory, name) ?? { name, language };
    return openAbortForm(lobby, { trigger: body.trigger_id, user: body.user.id }, server);
  });

  bindForms(app, lobby);

  // A notice has no button of its own, but Slack may still send it back; unanswered it would show an error.
  app.view(CALLBACKS.list, async ({ ack }) => {
    await ack();
  });
  app.view(CALLBACKS.notice, async ({ ack }) => {
    await ack();
  });

  app.event(EVENTS.homeOpened, async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const key = visitKey(body, context['envelope']);
    await door.track(door.once(key, () => home.opened(event.user)));
  });
}

/** In the thread of the click; where Slack does not allow that, by the response URL. */
function tellClicker(
  { web }: Lobby,
  body: BlockButtonAction,
  respond: RespondFn,
  messages: readonly Message[],
  language: Language,
): Promise<void> {
  const { message, channel, user, view } = body;
  if (view && channel === undefined) return tellInWindow(web, view, messages, language);
  const thread: unknown = message?.['thread_ts'] ?? message?.ts;
  return whisper(
    web,
    {
      channel: channel?.id,
      user: user.id,
      thread: typeof thread === 'string' ? thread : undefined,
    },
    respond,
    messages,
  );
}

/** A click in a window is answered there: it belongs to no channel. */
async function tellInWindow(
  web: Lobby['web'],
  view: NonNullable<BlockButtonAction['view']>,
  messages: readonly Message[],
  language: Language,
): Promise<void> {
  const text = messages.map((message) => message.text).join('\n');
  const { server } = ListRef.parse(JSON.parse(view.private_metadata));
  const notice = noticeView(server, text, language);
  await web.views.update({ view_id: view.id, view: outgoing(notice) });
}

/** Only for the choice of a language; what the click means is parsed where errors are answered. */
function serverOf(value: string | undefined): string | undefined {
  return /"server":"([^"]+)"/.exec(value ?? '')?.[1];
}
