import type { types } from '@slack/bolt';
import type { Server } from '../../config/server.ts';
import { type AbortRef, CALLBACKS, INPUT_ACTION } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { answerMessages, type Lobby, refusedAlready } from '../lobby.ts';
import { plainText } from '../messages/buttons.ts';
import { type Message, sections } from '../messages/message.ts';
import { literal } from '../mrkdwn.ts';
import { outgoing } from '../outgoing.ts';
import { FORMS } from '../texts/forms.ts';
import { modal } from './view.ts';

/** The block whose value is the reason. */
export const REASON_BLOCK = 'reason';

/** Asks why. A reason is required: it stands in the record for those who find the server half way. */
function abortForm(server: Pick<Server, 'name' | 'language'>): types.ModalView {
  const { language, name } = server;
  const ref: AbortRef = { server: name };
  return modal({
    callback: CALLBACKS.abort,
    title: FORMS.abortTitle[language],
    submit: FORMS.abortSubmit[language],
    metadata: JSON.stringify(ref),
    language,
    blocks: [
      ...sections(FORMS.abortIntro(literal(name))[language]),
      {
        type: 'input',
        block_id: REASON_BLOCK,
        label: plainText(FORMS.reason[language], LIMITS.section),
        hint: plainText(FORMS.reasonHint[language], LIMITS.section),
        element: {
          type: 'plain_text_input',
          action_id: INPUT_ACTION,
          multiline: true,
          max_length: LIMITS.inputLength,
        },
      },
    ],
  });
}

/** Opens the form, or returns what tells somebody that they may not abort. */
export async function openAbortForm(
  lobby: Lobby,
  { trigger, user }: { readonly trigger: string; readonly user: string },
  server: Pick<Server, 'name' | 'language'>,
): Promise<readonly Message[]> {
  const refused = await refusedAlready(lobby, user, {
    do: 'abort',
    server: server.name,
    reason: '',
  });
  if (refused) return answerMessages(lobby, refused, server.language);
  await lobby.web.views.open({ trigger_id: trigger, view: outgoing(abortForm(server)) });
  return [];
}
