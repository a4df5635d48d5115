import type { types } from '@slack/bolt';
import type { Server } from '../../config/server.ts';
import type { Choice } from '../../flows/run/question.ts';
import type { Text } from '../../flows/run/text.ts';
import { withoutEllipsis } from '../../flows/run/without-ellipsis.ts';
import { type AnswerRef, CALLBACKS } from '../ids.ts';
import { type Block, sections } from '../messages/message.ts';
import { gate, literal, plain } from '../mrkdwn.ts';
import { FORMS } from '../texts/forms.ts';
import { inputBlocks } from './inputs.ts';
import { modal } from './view.ts';

export interface FilledIn {
  readonly values: Readonly<Record<string, string>>;
  readonly complaints: Readonly<Record<string, Text>>;
}

/** The form of a choice: what is about to happen, then its fields. */
export function answerForm(
  choice: Choice,
  ref: AnswerRef,
  server: Pick<Server, 'name' | 'language'>,
  filledIn?: FilledIn,
): types.ModalView {
  const { language } = server;
  const head = [`*${gate(choice.label[language])}* · ${literal(server.name)}`];
  if (choice.confirm) head.push(gate(choice.confirm[language]));
  for (const [field, text] of Object.entries(filledIn?.complaints ?? {})) {
    const label = choice.fields?.find(({ id }) => id === field)?.label[language] ?? field;
    head.push(`⚠ *${gate(label)}:* ${gate(text[language])}`);
  }
  const fields: Block[] = (choice.fields ?? []).flatMap((field) =>
    inputBlocks(field, filledIn?.values[field.id], language),
  );
  const label = withoutEllipsis(plain(choice.label[language]));
  return modal({
    callback: CALLBACKS.answer,
    title: server.name,
    submit: label.length <= 24 ? label : FORMS.submit[language],
    metadata: JSON.stringify(ref),
    language,
    blocks: [...sections(head.join('\n\n')), ...fields],
  });
}
