import { isObject, type JsonObject } from '../json.ts';
import { optionsOf } from '../user/check-entry.ts';

/** An interactive element on one line: what it is and what it says. */
export function elementText(element: JsonObject): string {
  const label = textOf(element['text']) || textOf(element['placeholder']);
  switch (element['type']) {
    case 'button':
    case 'workflow_button':
      return element['style'] === 'danger' ? `[! ${label}]` : `[${label}]`;
    case 'image':
      return `(${String(element['alt_text'])})`;
    case 'radio_buttons':
      return choices(element, '( )');
    case 'checkboxes':
      return choices(element, '[ ]');
    case 'overflow':
      return `[… ${labels(element).join(' | ')}]`;
    case 'static_select':
    case 'multi_static_select':
      return `[${[label, labels(element).join(' | ')].filter(Boolean).join(': ')} ▾]`;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return `[${String(element['initial_value'] ?? label)}____]`;
    case 'file_input':
      return '[file …]';
    default:
      return `[${label || String(element['type'])} ▾]`;
  }
}

/** The text of a text object, or nothing. */
export function textOf(text: unknown): string {
  return isObject(text) && typeof text['text'] === 'string' ? text['text'] : '';
}

function labels(element: JsonObject): readonly string[] {
  return optionsOf(element).map((option) => textOf(option['text']));
}

function choices(element: JsonObject, box: string): string {
  return labels(element)
    .map((label) => `${box} ${label}`)
    .join('  ');
}
