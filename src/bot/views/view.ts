import type { types } from '@slack/bolt';
import type { Language } from '../../flows/run/text.ts';
import { CALLBACKS } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { plainText } from '../messages/buttons.ts';
import { type Block, sections } from '../messages/message.ts';
import { FORMS } from '../texts/forms.ts';

export interface ModalParts {
  readonly callback: string;
  readonly title: string;
  readonly submit?: string;
  readonly blocks: readonly Block[];
  readonly metadata: string;
  readonly language: Language;
}

export function modal(parts: ModalParts): types.ModalView {
  return {
    type: 'modal',
    callback_id: parts.callback,
    title: plainText(parts.title, LIMITS.viewTitle),
    close: plainText((parts.submit ? FORMS.back : FORMS.close)[parts.language], LIMITS.viewTitle),
    ...(parts.submit ? { submit: plainText(parts.submit, LIMITS.viewTitle) } : {}),
    private_metadata: parts.metadata,
    blocks: [...parts.blocks],
  };
}

/** A window that only says something: a refusal, an error, "being checked". */
export function noticeView(title: string, text: string, language: Language): types.ModalView {
  const blocks = sections(text);
  return modal({ callback: CALLBACKS.notice, title, blocks, metadata: '', language });
}
