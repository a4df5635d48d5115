import type { Field } from '../run/question.ts';
import type { Text } from '../run/text.ts';

/** What somebody entered in a form, field by field, as the form called it; values of no field any more stand as they are. */
export function enteredIn(
  fields: readonly Field[],
  values: Readonly<Record<string, string>>,
  say: (text: Text) => string,
): string {
  const known = new Map(fields.map((field) => [field.id, field]));
  return Object.entries(values)
    .filter(([, value]) => value.trim() !== '')
    .map(([id, value]) => {
      const field = known.get(id);
      if (!field) return value;
      return `${say(field.label)}: ${chosen(field, value)
        .map((one) => (typeof one === 'string' ? one : say(one)))
        .join(', ')}`;
    })
    .join('; ');
}

/** Options by their names, everything else as it was typed. */
function chosen({ options = [] }: Field, value: string): (Text | string)[] {
  if (options.length === 0) return [value];
  const names = new Map(options.map(({ id, label }) => [id, label]));
  return value.split(',').map((id) => names.get(id) ?? id);
}
