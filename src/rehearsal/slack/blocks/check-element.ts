import { isObject, type JsonObject, listOf } from '../json.ts';
import { checkInitial, checkOptions } from './check-options.ts';
import { checkConfirm, checkPlain, checkStyle } from './check-text.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './report.ts';

const MENUS = [
  'static_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'external_select',
  'multi_static_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
  'multi_external_select',
];
const PICKERS = ['datepicker', 'timepicker', 'datetimepicker', 'checkboxes', 'radio_buttons'];
const TYPED = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'];

/** Which elements stand where. Source: docs.slack.dev/reference/block-kit/block-elements ("Works with block types"). */
export const ELEMENTS_OF = {
  actions: ['button', 'overflow', 'workflow_button', 'rich_text_input', ...MENUS, ...PICKERS],
  section: ['button', 'overflow', 'workflow_button', 'image', ...MENUS, ...PICKERS].filter(
    (type) => type !== 'datetimepicker',
  ),
  input: ['file_input', 'rich_text_input', ...MENUS, ...PICKERS, ...TYPED],
  card: ['button'],
  context_actions: ['feedback_buttons', 'icon_button'],
} as const satisfies Record<string, readonly string[]>;

/** One interactive element (or image) inside a block of the given kind. */
export function checkElement(
  report: Report,
  element: unknown,
  at: string,
  home: keyof typeof ELEMENTS_OF,
): void {
  if (!isObject(element)) {
    report.add('must be an element', at);
    return;
  }
  const type = String(element['type']);
  const allowed: readonly string[] = ELEMENTS_OF[home];
  if (!allowed.includes(type)) {
    report.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  if (type === 'image') {
    report.word(element, 'alt_text', LIMITS.imageAlt, at);
    return;
  }
  report.optionalWord(element, 'action_id', LIMITS.actionId, at);
  checkConfirm(report, element, at);
  if (element['placeholder'] !== undefined) {
    checkPlain(report, element['placeholder'], `${at}/placeholder`, LIMITS.placeholder);
  }
  if (type === 'button') checkButton(report, element, at);
  if (type === 'overflow')
    checkOptions(report, element['options'], `${at}/options`, LIMITS.overflowOptions);
  if (type === 'checkboxes' || type === 'radio_buttons') checkChoice(report, element, at);
  if (type.endsWith('static_select')) checkMenu(report, element, at);
  if (TYPED.includes(type)) checkTyped(report, element, type, at);
  if (type === 'file_input') checkFiles(report, element, at);
}

function checkButton(report: Report, button: JsonObject, at: string): void {
  checkPlain(report, button['text'], `${at}/text`, LIMITS.buttonText);
  report.optionalWord(button, 'value', LIMITS.buttonValue, at);
  report.optionalWord(button, 'url', LIMITS.buttonUrl, at);
  report.optionalWord(button, 'accessibility_label', LIMITS.accessibilityLabel, at);
  checkStyle(report, button, at);
}

function checkChoice(report: Report, element: JsonObject, at: string): void {
  checkOptions(report, element['options'], `${at}/options`, LIMITS.choiceOptions, true);
  const initial = element['initial_options'] ?? element['initial_option'];
  const list = initial === undefined || Array.isArray(initial) ? initial : [initial];
  checkInitial(report, element['options'], list, at);
}

function checkMenu(report: Report, element: JsonObject, at: string): void {
  const groups = listOf(element['option_groups']);
  if (groups.length === 0) {
    checkOptions(report, element['options'], `${at}/options`, LIMITS.selectOptions);
  }
  report.count(groups, LIMITS.optionGroups, `${at}/option_groups`, 0);
  groups.forEach((group, index) => {
    const here = `${at}/option_groups/${index}`;
    if (!isObject(group)) {
      report.add('must be an option group', here);
      return;
    }
    checkPlain(report, group['label'], `${here}/label`, LIMITS.optionText);
    checkOptions(report, group['options'], `${here}/options`, LIMITS.selectOptions);
  });
  const all = groups.flatMap((group) => (isObject(group) ? listOf(group['options']) : []));
  const initial = element['initial_option'];
  const list = initial === undefined ? element['initial_options'] : [initial];
  checkInitial(report, groups.length > 0 ? all : element['options'], list, at);
}

function checkTyped(report: Report, element: JsonObject, type: string, at: string): void {
  const longest = element['max_length'];
  const shortest = element['min_length'];
  if (typeof longest === 'number' && (longest < 1 || longest > LIMITS.inputMaxLength.max)) {
    report.add('max_length must be between 1 and 3000', `${at}/max_length`);
  }
  if (typeof shortest === 'number' && (shortest < 0 || shortest > LIMITS.inputMaxLength.max)) {
    report.add('min_length must be between 0 and 3000', `${at}/min_length`);
  }
  const initial = element['initial_value'];
  const room = typeof longest === 'number' ? longest : LIMITS.inputMaxLength.max;
  if (typeof initial === 'string' && initial.length > room) {
    report.add(`must be less than ${room + 1} characters`, `${at}/initial_value`);
  }
  if (type === 'number_input' && typeof element['is_decimal_allowed'] !== 'boolean') {
    report.add('missing required field: is_decimal_allowed', at);
  }
}

function checkFiles(report: Report, element: JsonObject, at: string): void {
  const most = element['max_files'];
  if (most !== undefined && !(Number(most) >= 1 && Number(most) <= LIMITS.inputFiles.max)) {
    report.add(`max_files must be between 1 and ${LIMITS.inputFiles.max}`, `${at}/max_files`);
  }
}
