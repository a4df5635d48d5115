import type { types } from '@slack/bolt';
import type { Server } from '../../config/server.ts';
import type { Choice } from '../../flows/run/question.ts';
import type { Language, Text } from '../../flows/run/text.ts';
import type { WorkItem } from '../../flows/run/worklist.ts';
import { type AnswerRef, answerAction, type Browse, formAction, itemAction } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { plain } from '../mrkdwn.ts';
import { FORMS } from '../texts/forms.ts';
import type { Block } from './message.ts';
import type { Asked, Scene } from './scene.ts';

/** One button per choice. Choices that need words or more than a short confirmation open a form. */
export function choiceButtons(asked: Asked, scene: Scene, emphasis = true): Block[] {
  const buttons = asked.question.choices.map(({ style, ...choice }) =>
    button(emphasis && style ? { ...choice, style } : choice, asked, scene),
  );
  const rows: Block[] = [];
  for (let at = 0; at < buttons.length; at += LIMITS.actions) {
    rows.push({ type: 'actions', elements: buttons.slice(at, at + LIMITS.actions) });
  }
  return rows;
}

/** Whether a choice is answered in a form: it asks for values, or its confirmation is too long for Slack's dialog. */
function opensForm(choice: Choice): boolean {
  return (
    (choice.fields?.length ?? 0) > 0 || (choice.confirm !== undefined && tooLong(choice.confirm))
  );
}

function tooLong(confirm: Text): boolean {
  return Math.max(plain(confirm.de).length, plain(confirm.en).length) > LIMITS.confirmText;
}

function button(choice: Choice, asked: Asked, scene: Scene): types.Button {
  const { language, server } = scene;
  const label = plain(choice.label[language]);
  const form = opensForm(choice);
  return {
    type: 'button',
    action_id: form ? formAction(choice.id) : answerAction(choice.id),
    text: { type: 'plain_text', text: clip(label, LIMITS.buttonLabel) },
    value: JSON.stringify({
      server: server.name,
      run: asked.record.run,
      step: asked.step,
      question: asked.question.id,
      rev: asked.record.seq,
      choice: choice.id,
    }),
    // The same words stand on many buttons; a screen reader says which server is meant.
    accessibility_label: clip(`${clip(label, 50)}: ${server.name}`, LIMITS.buttonLabel),
    ...(choice.style ? { style: choice.style } : {}),
    ...(choice.confirm && !form ? { confirm: confirmation(choice, choice.confirm, scene) } : {}),
  };
}

/** Where a button for an item of a work list stands. */
export interface ItemPlace {
  readonly server: Pick<Server, 'name'>;
  readonly language: Language;
  readonly run: string;
  readonly step: string;
  readonly question: string;
  readonly rev: number;
  /** Set in the list's window. */
  readonly browse?: Browse;
}

/** One way to settle an item of a work list. */
export function itemButton(choice: Choice, item: WorkItem, place: ItemPlace): types.Button {
  const { language, server, run, step, question, rev, browse } = place;
  const label = plain(choice.label[language]);
  const form = opensForm(choice);
  const ref: AnswerRef = {
    server: server.name,
    run,
    step,
    question,
    rev,
    choice: choice.id,
    items: [item.id],
    ...(browse ? { browse } : {}),
  };
  const title = plain(item.title[language]);
  return {
    type: 'button',
    action_id: itemAction(form ? 'form' : 'answer', choice.id),
    text: plainText(label, LIMITS.buttonLabel),
    value: JSON.stringify(ref),
    accessibility_label: clip(`${clip(label, 30)}: ${title}`, LIMITS.buttonLabel),
    ...(choice.style ? { style: choice.style } : {}),
    ...(choice.confirm && !form ? { confirm: confirmation(choice, choice.confirm, place) } : {}),
  };
}

function confirmation(
  choice: Choice,
  text: Text,
  scene: { readonly language: Language; readonly server: Pick<Server, 'name'> },
): types.ConfirmationDialog {
  const { language, server } = scene;
  const style = choice.style === 'danger' ? 'danger' : 'primary';
  return {
    title: plainText(`${server.name}`, LIMITS.confirmTitle),
    text: plainText(plain(text[language]), LIMITS.confirmText),
    confirm: plainText(plain(choice.label[language]), LIMITS.confirmButton),
    deny: plainText(FORMS.back[language], LIMITS.confirmButton),
    style,
  };
}

export function plainText(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: clip(text, max) };
}
