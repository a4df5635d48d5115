import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { Language } from '../../flows/run/text.ts';
import type { Request } from '../../runner/types.ts';
import { answerMessages, type Lobby, languageFor, request, serverNamed } from '../lobby.ts';
import { note } from '../messages/reply.ts';
import { literal } from '../mrkdwn.ts';
import { respondAll } from '../private-answer.ts';
import { REPLIES } from '../texts/replies.ts';
import { openAbortForm } from '../views/abort-form.ts';
import { type Command, parseCommand } from './parse.ts';

/** How long the answer to a start waits to learn whether the card could be shown, ms. */
const CARD_WAIT_MS = 8000;

export interface CommandCall {
  readonly body: Pick<SlashCommand, 'text' | 'user_id' | 'channel_id' | 'trigger_id'>;
  readonly respond: RespondFn;
}

/** `/ucware-upgrade …`: everything a person can type. Called after the acknowledgement. */
export async function upgradeCommand(lobby: Lobby, { body, respond }: CommandCall): Promise<void> {
  const command = parseCommand(body.text ?? '');
  const language = commandLanguage(lobby, command, body.channel_id);
  const say = (text: string): Promise<void> => respondAll(respond, note(text));
  switch (command.do) {
    case 'help':
      return say(REPLIES.help[language]);
    case 'needs-host':
      return say(REPLIES.needsHost(command.command)[language]);
    case 'unclear':
      return say(
        `${REPLIES.tooManyWords(literal(command.words))[language]}\n${REPLIES.help[language]}`,
      );
    case 'abort': {
      const server = serverNamed(lobby.inventory, command.host);
      if (server) {
        const visitor = { trigger: body.trigger_id, user: body.user_id };
        return respondAll(respond, await openAbortForm(lobby, visitor, server));
      }
      return ask(
        lobby,
        { do: 'abort', server: command.host, reason: '-' },
        body,
        respond,
        language,
      );
    }
    case 'list':
      return ask(lobby, { do: 'list' }, body, respond, language);
    case 'check':
    case 'start':
    case 'status': {
      const name = serverNamed(lobby.inventory, command.host)?.name ?? command.host;
      lobby.outbox.nudge(name);
      if (command.do === 'check' && serverNamed(lobby.inventory, name))
        await say(REPLIES.checking(`\`${literal(name)}\``)[language]);
      return ask(lobby, { do: command.do, server: name }, body, respond, language);
    }
  }
}

export function commandLanguage(
  lobby: Pick<Lobby, 'inventory'>,
  command: Command,
  channel: string,
): Language {
  return languageFor(lobby.inventory, 'host' in command ? command.host : undefined, channel);
}

async function ask(
  lobby: Lobby,
  asked: Request,
  body: CommandCall['body'],
  respond: RespondFn,
  language: Language,
): Promise<void> {
  const reply = await request(lobby, body.user_id, asked);
  const messages = answerMessages(lobby, reply, language);
  if (!reply.ok || asked.do !== 'start') return respondAll(respond, messages);
  const shown = await whereShown(lobby, asked.server, language);
  return respondAll(respond, [...messages, ...note(shown)]);
}

/** Where the card is; or, if it cannot be shown, why and what to do. */
async function whereShown(lobby: Lobby, name: string, language: Language): Promise<string> {
  const { outbox, clock, inventory } = lobby;
  const tried = await Promise.race([
    outbox.tried(name).then(() => true),
    clock.sleep(CARD_WAIT_MS).then(() => false),
  ]);
  const problem = outbox.problem(name);
  if (problem) {
    const host = `\`${literal(name)}\``;
    return `${REPLIES.notShown(host)[language]} ${problem[language]}`;
  }
  const channel = `<#${serverNamed(inventory, name)?.channel ?? ''}>`;
  return (tried ? REPLIES.shownIn(channel) : REPLIES.shownSoon(channel))[language];
}
