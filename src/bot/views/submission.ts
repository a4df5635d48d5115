import type { types } from '@slack/bolt';
import { overviewOf } from '../../flows/merges/overviews.ts';
import { readUpload } from '../../flows/merges/table/read-upload.ts';
import type { Field } from '../../flows/run/question.ts';
import type { Language, Text } from '../../flows/run/text.ts';
import type { Reply, Request } from '../../runner/types.ts';
import { type GivenFile, LARGEST_FILE } from '../files.ts';
import { type Lobby, replyScene, request } from '../lobby.ts';
import type { Message } from '../messages/message.ts';
import { replyMessages } from '../messages/reply.ts';
import { gate, plain } from '../mrkdwn.ts';
import { outgoing } from '../outgoing.ts';
import { FORMS } from '../texts/forms.ts';
import { noticeView } from './view.ts';

/** What goes back to Slack in the acknowledgement of a form; undefined closes it. */
export type Answer =
  | undefined
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: types.ModalView };

export interface Submission {
  readonly user: string;
  readonly request: Request;
  readonly language: Language;
  /** The blocks of the form: complaints about anything else cannot be shown beside an input. */
  readonly blocks: readonly string[];
  /** Files of the form by field; their content becomes the value. */
  readonly files?: Readonly<Record<string, GivenFile>>;
  /** The fields of the form, as far as its question is still open. */
  readonly fields?: readonly Field[] | undefined;
  /** People of the form by field: Slack's picker also offers bots and guests, who cannot help here. */
  readonly named?: Readonly<Record<string, string>>;
  /** Draws the form again with what was filled in; used when the three seconds have passed. */
  readonly again: ((complaints: Readonly<Record<string, Text>>) => types.ModalView) | undefined;
}

/** Gives a form to the runner and says what Slack should do with the window. Never rejects. */
export async function submit(lobby: Lobby, submission: Submission): Promise<Answer> {
  const { language } = submission;
  try {
    const strangers = await namedStrangers(lobby, submission);
    if (strangers) return { response_action: 'errors', errors: strangers };
    const read = await withFiles(lobby, submission);
    if ('errors' in read) return { response_action: 'errors', errors: read.errors };
    const reply = await request(lobby, submission.user, read.request);
    return answerFor(lobby, submission, reply);
  } catch (error) {
    return notice(lobby.door.apology(error, language), language);
  }
}

async function namedStrangers(
  { people }: Lobby,
  { named = {}, language }: Submission,
): Promise<Record<string, string> | undefined> {
  const looked = await Promise.all(
    Object.entries(named).map(async ([field, user]) => {
      const { member } = await people.resolve(user);
      return member ? [] : [[field, FORMS.notOfTheTeam[language]] as const];
    }),
  );
  const errors = Object.fromEntries(looked.flat());
  return Object.keys(errors).length > 0 ? errors : undefined;
}

/** The request with the content of its files; or what is wrong with which file, beside its field. */
async function withFiles(
  lobby: Lobby,
  { request: asked, files = {}, fields, language }: Submission,
): Promise<{ readonly request: Request } | { readonly errors: Record<string, string> }> {
  if (asked.do !== 'answer') return { request: asked };
  const values = { ...asked.values };
  for (const [field, file] of Object.entries(files)) {
    if (file.size > LARGEST_FILE) {
      return { errors: { [field]: FORMS.fileTooLarge(LARGEST_FILE)[language] } };
    }
    const read = readUpload(await lobby.readFile(file), overviewOf(fields, field));
    if (!read.ok) return { errors: { [field]: plain(read.problem[language]) } };
    values[field] = read.text;
  }
  return { request: { ...asked, values } };
}

function answerFor(lobby: Lobby, submission: Submission, reply: Reply): Answer {
  const { language, blocks } = submission;
  if (reply.ok) return undefined;
  const fields = Object.entries(reply.fields ?? {});
  const known = fields.filter(([field]) => blocks.includes(field));
  if (reply.code === 'invalid-values' && known.length > 0) {
    const errors = known.map(([field, text]) => [field, plain(text[language])] as const);
    return { response_action: 'errors', errors: outgoing(Object.fromEntries(errors)) };
  }
  const messages = replyMessages(reply, replyScene(lobby, language));
  return notice(messages.map(bodyOf).join('\n'), language);
}

/** The same for a window that is already showing "being checked": errors beside inputs are not possible any more. */
export function lateView(answer: Answer, submission: Submission): types.ModalView {
  const { language, again } = submission;
  if (!answer) return noticeView(FORMS.taken[language], FORMS.takenText[language], language);
  if (answer.response_action === 'update') return answer.view;
  const complaints = Object.fromEntries(
    Object.entries(answer.errors).map(([field, text]) => [field, { de: text, en: text }]),
  );
  if (again) return again(complaints);
  const list = Object.values(answer.errors).map((text) => `• ${gate(text)}`);
  return noticeView(FORMS.notTaken[language], list.join('\n'), language);
}

export function checkingView(language: Language): types.ModalView {
  return noticeView(FORMS.checkingTitle[language], FORMS.checking[language], language);
}

function notice(text: string, language: Language): Answer {
  const view = outgoing(noticeView(FORMS.notTaken[language], text, language));
  return { response_action: 'update', view };
}

function bodyOf(message: Message): string {
  return message.blocks
    .map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''))
    .join('\n');
}
