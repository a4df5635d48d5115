import type { types } from '@slack/bolt';
import type { Field } from '../../flows/run/question.ts';
import type { Language } from '../../flows/run/text.ts';
import { INPUT_ACTION } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { plainText } from '../messages/buttons.ts';
import { type Block, sections } from '../messages/message.ts';
import { literal, plain } from '../mrkdwn.ts';
import { FORMS } from '../texts/forms.ts';

type Element = types.InputBlock['element'];

/** One field as an input; its block id is the field's id, so that complaints find their place. */
export function inputBlocks(field: Field, value: string | undefined, language: Language): Block[] {
  const hint = field.hint ? plain(field.hint[language]) : '';
  return [
    ...longOptions(field, language),
    {
      type: 'input',
      block_id: field.id,
      optional: field.optional,
      label: plainText(plain(field.label[language]), LIMITS.field),
      ...(hint === '' ? {} : { hint: plainText(hint, LIMITS.field) }),
      element: element(field, value ?? field.initial, language),
    },
  ];
}

function element(field: Field, value: string | undefined, language: Language): Element {
  const action = { action_id: INPUT_ACTION };
  const initial = value === undefined || value === '' ? {} : { initial_value: value };
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return {
        type: 'plain_text_input',
        ...action,
        ...initial,
        multiline: field.kind === 'multiline',
        max_length: LIMITS.inputLength,
      };
    case 'number':
      return {
        type: 'number_input',
        ...action,
        ...initial,
        is_decimal_allowed: [field.min, field.max].some(
          (end) => end !== undefined && end % 1 !== 0,
        ),
        ...(field.min === undefined ? {} : { min_value: String(field.min) }),
        ...(field.max === undefined ? {} : { max_value: String(field.max) }),
      };
    case 'datetime': {
      const time = Math.floor(Date.parse(value ?? '') / 1000);
      const at = Number.isNaN(time) ? {} : { initial_date_time: time };
      return { type: 'datetimepicker', ...action, ...at };
    }
    case 'user':
      return {
        type: 'users_select',
        ...action,
        ...(value && /^[UW][A-Z0-9]{2,}$/.test(value) ? { initial_user: value } : {}),
      };
    case 'file':
      // No list of endings: exports are called .csv, .tsv, .txt or nothing at all.
      return { type: 'file_input', ...action, max_files: 1 };
    case 'select':
      return select(field, value, language);
    case 'checkboxes':
      return checkboxes(field, value, language);
  }
}

function options(field: Field, language: Language): types.PlainTextOption[] {
  return (field.options ?? []).map(({ id, label }) => ({
    text: plainText(plain(label[language]), LIMITS.optionLabel),
    value: clip(id, LIMITS.optionValue),
  }));
}

function select(field: Field, value: string | undefined, language: Language): Element {
  const all = options(field, language);
  const chosen = all.find((option) => option.value === value);
  const initial = chosen ? { initial_option: chosen } : {};
  if (all.length <= LIMITS.selectOptions)
    return { type: 'static_select', action_id: INPUT_ACTION, options: all, ...initial };
  return {
    type: 'static_select',
    action_id: INPUT_ACTION,
    option_groups: groups(all),
    ...initial,
  };
}

/** Slack's check boxes hold ten; longer lists become a menu with several choices, which holds a hundred. */
function checkboxes(field: Field, value: string | undefined, language: Language): Element {
  const all = options(field, language);
  const ids = new Set((value ?? '').split(','));
  const chosen = all.filter((option) => ids.has(option.value ?? ''));
  const initial = chosen.length > 0 ? { initial_options: chosen } : {};
  const action_id = INPUT_ACTION;
  if (all.length <= LIMITS.checkboxes)
    return { type: 'checkboxes', action_id, options: all, ...initial };
  if (all.length <= LIMITS.selectOptions)
    return { type: 'multi_static_select', action_id, options: all, ...initial };
  return { type: 'multi_static_select', action_id, option_groups: groups(all), ...initial };
}

function groups(all: readonly types.PlainTextOption[]): {
  label: types.PlainTextElement;
  options: types.PlainTextOption[];
}[] {
  const sliced: { label: types.PlainTextElement; options: types.PlainTextOption[] }[] = [];
  for (let at = 0; at < all.length; at += LIMITS.selectOptions) {
    const part = all.slice(at, at + LIMITS.selectOptions);
    const label = plainText(`${at + 1}–${at + part.length}`, LIMITS.optionLabel);
    sliced.push({ label, options: part });
  }
  return sliced;
}

/** Options hold 75 characters; longer ones are written out above their field. */
function longOptions(field: Field, language: Language): Block[] {
  const labels = (field.options ?? []).map(({ label }) => plain(label[language]));
  if (labels.every((label) => label.length <= LIMITS.optionLabel)) return [];
  const list = labels.map((label) => `• ${literal(label)}`).join('\n');
  return sections(`*${FORMS.optionsInFull[language]}*\n${list}`);
}
