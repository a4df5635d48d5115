import type { types } from '@slack/bolt';
import type { Field } from '../../flows/run/question.ts';
import type { Language } from '../../flows/run/text.ts';
import { withoutEllipsis } from '../../flows/run/without-ellipsis.ts';
import type { WorkItem } from '../../flows/run/worklist.ts';
import { type AnswerRef, CALLBACKS } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { sections } from '../messages/message.ts';
import { literal, plain } from '../mrkdwn.ts';
import { FORMS } from '../texts/forms.ts';
import { LIST } from '../texts/worklist.ts';
import { inputBlocks } from './inputs.ts';
import { modal } from './view.ts';

/** The block whose values are the items that were ticked. */
export const TICKS_BLOCK = 'ticks';

/** Several items of a list in one form: whoever did five things ticks five boxes and sends once. */
export function ticksForm(
  items: readonly WorkItem[],
  ref: AnswerRef,
  language: Language,
): types.ModalView {
  // Options carry short numbers: an item's id may be longer than Slack lets them be.
  const shown = items.slice(0, LIMITS.selectOptions);
  const field: Field = {
    id: TICKS_BLOCK,
    kind: 'checkboxes',
    label: LIST.severalField,
    optional: false,
    options: shown.map(({ title }, at) => ({ id: String(at), label: title })),
  };
  return modal({
    callback: CALLBACKS.ticks,
    title: ref.server,
    submit: FORMS.submit[language],
    metadata: JSON.stringify({ ...ref, items: idsThatFit(shown, ref) }),
    language,
    blocks: [
      ...sections(`*${withoutEllipsis(plain(LIST.several[language]))}* · ${literal(ref.server)}`),
      ...inputBlocks(field, undefined, language),
    ],
  });
}

/** As many ids as the window can remember; the others are ticked next time. */
function idsThatFit(items: readonly WorkItem[], ref: AnswerRef): string[] {
  const ids: string[] = [];
  for (const { id } of items) {
    if (JSON.stringify({ ...ref, items: [...ids, id] }).length > LIMITS.privateMetadata) break;
    ids.push(id);
  }
  return ids;
}
