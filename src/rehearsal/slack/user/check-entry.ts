import type { JsonObject } from '../json.ts';
import { listOf } from '../json.ts';

/** What Slack's own client refuses before the app hears of it; undefined when it takes the text. */
export function checkTyped(type: string, element: JsonObject, text: string): string | undefined {
  if (type === 'number_input') return checkNumber(element, text);
  if (type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
    return 'Please enter a valid email address.';
  }
  if (type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.';
  const shortest = Number(element['min_length'] ?? 0);
  const longest = Number(element['max_length'] ?? 3000);
  if (text.length < shortest) return `Please enter at least ${shortest} characters.`;
  if (text.length > longest) return `Please enter at most ${longest} characters.`;
  if (type === 'plain_text_input' && element['multiline'] !== true && text.includes('\n')) {
    return 'This input takes one line.';
  }
  return undefined;
}

function checkNumber(element: JsonObject, text: string): string | undefined {
  const pattern = element['is_decimal_allowed'] === true ? /^-?\d+([.]\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) return 'Please enter a valid number.';
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && Number(text) < Number(least))
    return `Must be at least ${String(least)}.`;
  if (most !== undefined && Number(text) > Number(most)) return `Must be at most ${String(most)}.`;
  return undefined;
}

/** Dates and times in the form the payload carries them. */
export function checkPicked(type: string, value: unknown): string | undefined {
  if (type === 'datetimepicker') {
    // Ten digits, as the reference of the element says: seconds since 1970.
    return typeof value === 'number' && /^\d{10}$/.test(String(value))
      ? undefined
      : 'A date and time is a number of seconds since 1970 (10 digits).';
  }
  const text = String(value);
  if (type === 'timepicker') {
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : 'A time is HH:mm.';
  }
  const date = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return real && text.length === 10 ? undefined : 'A date is YYYY-MM-DD.';
}

/** The options of an element, those inside groups included. */
export function optionsOf(element: JsonObject): readonly JsonObject[] {
  const groups = listOf(element['option_groups']) as readonly JsonObject[];
  const all = [
    ...listOf(element['options']),
    ...groups.flatMap((group) => listOf(group['options'])),
  ];
  return all as readonly JsonObject[];
}
