import type { DeliveredView } from '../slack/delivered.ts';
import { isObject, type JsonObject, listOf } from '../slack/json.ts';
import type { Entries } from '../slack/user/submit.ts';

/** What the practising person knows by heart. What stands in the Admin client, `withAdminClient` adds. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/mobil/i, '0170 0000000'],
  [/version|UCware (?:Server|Daemon)/i, '4.5.0.10'],
];

/** Fills in a modal as a person would: keeps what is suggested, picks what is offered, writes what is asked. */
export function fillForm(view: DeliveredView, me: string, now: Date): Entries {
  const entries: Record<string, unknown> = {};
  for (const block of view.blocks) {
    const element = block['element'];
    if (block['type'] !== 'input' || !isObject(element)) continue;
    const entry = enter(element, textOf(block['label']), block['optional'] === true, me, now);
    if (entry !== undefined) entries[String(block['block_id'])] = entry;
  }
  return entries;
}

function enter(
  element: JsonObject,
  label: string,
  optional: boolean,
  me: string,
  now: Date,
): unknown {
  // People who practise agree on a whole night: what goes wrong takes time.
  if (/Länge in Minuten|Length in minutes/.test(label)) return '480';
  if (Object.keys(element).some((key) => key.startsWith('initial_'))) return undefined;
  const known = KNOWN.find(([pattern]) => pattern.test(label))?.[1];
  switch (element['type']) {
    case 'plain_text_input':
      return optional && element['multiline'] === true ? known : (known ?? `Probe: ${label}`);
    case 'number_input':
      return known && Number.isInteger(Number(known)) ? known : String(element['min_value'] ?? '1');
    case 'datetimepicker':
      return Math.floor(now.getTime() / 1000);
    case 'users_select':
      return me;
    case 'static_select':
    case 'radio_buttons':
      return optionValues(element)[0];
    case 'checkboxes':
    case 'multi_static_select':
      return optional ? undefined : optionValues(element);
    default:
      return undefined;
  }
}

function optionValues(element: JsonObject): unknown[] {
  return listOf(element['options']).map((option) =>
    isObject(option) ? option['value'] : undefined,
  );
}

function textOf(label: unknown): string {
  return isObject(label) ? String(label['text']) : '';
}
