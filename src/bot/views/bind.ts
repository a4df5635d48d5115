import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Language } from '../../flows/run/text.ts';
import { showList } from '../actions/browse-list.ts';
import { choiceOf } from '../actions/form.ts';
import { visitKey } from '../handle.ts';
import { AbortRef, AnswerRef, CALLBACKS, parseRef } from '../ids.ts';
import { answerRequest, type Lobby, languageFor } from '../lobby.ts';
import { outgoing } from '../outgoing.ts';
import { FORMS } from '../texts/forms.ts';
import { REASON_BLOCK } from './abort-form.ts';
import { answerForm } from './answer-form.ts';
import { type Answer, checkingView, lateView, type Submission, submit } from './submission.ts';
import { TICKS_BLOCK } from './ticks-form.ts';
import { formFiles, formPeople, formValues } from './values.ts';

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
    const choice = choiceOf(lobby, ref);
    const server = { name: ref.server, language };
    const submission: Submission = {
      user: body.user.id,
      request: answerRequest(ref, values),
      language,
      blocks: Object.keys(view.state.values),
      files: formFiles(view.state.values),
      fields: choice?.fields,
      named: formPeople(view.state.values),
      again: choice
        ? (complaints) => answerForm(choice, ref, server, { values, complaints })
        : undefined,
    };
    await acknowledge(submission, visitKey(body, context['envelope']), view.id, ack);
    await showBelow(body.user.id, ref, view.previous_view_id, language);
  });

  app.view<ViewSubmitAction>(CALLBACKS.ticks, async ({ ack, body, view, context }) => {
    const { items: shown = [], ...ref } = parseRef(AnswerRef, view.private_metadata);
    const language = languageFor(inventory, ref.server, undefined);
    const ticked = (formValues(view.state.values)[TICKS_BLOCK] ?? '').split(',').map(Number);
    const items = shown.filter((_, at) => ticked.includes(at));
    const submission: Submission = {
      user: body.user.id,
      request: answerRequest({ ...ref, items }),
      language,
      blocks: [TICKS_BLOCK],
      again: undefined,
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

  /** A form over a list's window: the list below shows what has become of the item. */
  async function showBelow(
    user: string,
    ref: AnswerRef,
    below: string | null | undefined,
    language: Language,
  ): Promise<void> {
    if (!ref.browse || !below) return;
    const { server, run, step, question, rev, browse } = ref;
    const list = { server, run, step, question, rev, browse };
    await door.track(
      showList(lobby, user, { view: below }, list, language).catch((error: unknown) =>
        lobby.log.warn('showing a list', { error: String(error) }),
      ),
    );
  }

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
