import type { App, ViewSubmitAction } from '@slack/bolt';
import { visitKey } from '../handle.ts';
import { AbortRef, AnswerRef, CALLBACKS, parseRef } from '../ids.ts';
import { type Lobby, languageFor } from '../lobby.ts';
import { outgoing } from '../outgoing.ts';
import { FORMS } from '../texts/forms.ts';
import { REASON_BLOCK } from './abort-form.ts';
import { answerForm } from './answer-form.ts';
import { type Answer, checkingView, lateView, type Submission, submit } from './submission.ts';
import { formValues } from './values.ts';

/**
 * A form is answered in its acknowledgement, which Slack awaits for three seconds of real time, whatever clock the runs use.
 * The runner answers from memory; only the look at who somebody is may take longer.
 */
const ACK_WITHIN_MS = 2000;

export function bindForms(app: App, lobby: Lobby): void {
  const { door, inventory } = lobby;

  app.view<ViewSubmitAction>(CALLBACKS.answer, async ({ ack, body, view, context }) => {
    const ref = parseRef(AnswerRef, view.private_metadata);
    const language = languageFor(inventory, ref.server, undefined);
    const values = formValues(view.state.values);
    const open = lobby.runner.view(ref.server)?.question;
    const choice = open?.question.choices.find(({ id }) => id === ref.choice);
    const server = { name: ref.server, language };
    const submission: Submission = {
      user: body.user.id,
      request: { do: 'answer', ...ref, values },
      language,
      blocks: Object.keys(view.state.values),
      again: choice
        ? (complaints) => answerForm(choice, ref, server, { values, complaints })
        : undefined,
    };
    await acknowledge(submission, visitKey(body, context['envelope']), view.id, ack);
  });

  app.view<ViewSubmitAction>(CALLBACKS.abort, async ({ ack, body, view, context }) => {
    const { server } = parseRef(AbortRef, view.private_metadata);
    const language = languageFor(inventory, server, undefined);
    const reason = (formValues(view.state.values)[REASON_BLOCK] ?? '').trim();
    if (reason === '') {
      const errors = { [REASON_BLOCK]: FORMS.reasonMissing[language] };
      return ack({ response_action: 'errors', errors });
    }
    const submission: Submission = {
      user: body.user.id,
      request: { do: 'abort', server, reason },
      language,
      blocks: [REASON_BLOCK],
      again: undefined,
    };
    await acknowledge(submission, visitKey(body, context['envelope']), view.id, ack);
  });

  type Ack = (answer?: Exclude<Answer, undefined>) => Promise<void>;

  async function acknowledge(
    submission: Submission,
    key: string | undefined,
    view: string,
    ack: Ack,
  ): Promise<void> {
    const answer = door.track(door.once(key, () => submit(lobby, submission)));
    const first = await Promise.race([answer.then((value) => ({ value })), soon()]);
    if (first) return ack(first.value);
    await ack({ response_action: 'update', view: checkingView(submission.language) });
    await door.track(showLate(submission, await answer, view));
  }

  async function showLate(submission: Submission, answer: Answer, view: string): Promise<void> {
    try {
      const late = outgoing(lateView(answer, submission));
      await lobby.web.views.update({ view_id: view, view: late });
    } catch (error) {
      // The window was closed meanwhile; the question's message shows the outcome to everybody.
      lobby.log.warn('showing the result of a form', { error: String(error) });
    }
  }
}

function soon(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ACK_WITHIN_MS).unref();
  });
}
