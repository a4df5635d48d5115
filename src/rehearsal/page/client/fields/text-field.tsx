import type { ReactNode } from 'react';
import type { FieldProps } from './field.tsx';
import { labelOf } from './options.ts';

const MODES = {
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
} as const;

/** Text in all its kinds. Wrong input can be typed, as in Slack: what is wrong is said when the form is sent. */
export function TextField({ id, element, value, aria, onChange }: FieldProps): ReactNode {
  const type = String(element['type']);
  const shared = {
    id,
    ...aria,
    className: 'field text',
    value: String(value ?? ''),
    placeholder: labelOf(element['placeholder']),
    onChange: (event: { target: { value: string } }) => onChange(entryOf(type, event.target.value)),
  };
  if (element['multiline'] === true || type === 'rich_text_input') {
    return <textarea rows={4} {...shared} value={plainOf(value)} />;
  }
  const inputMode = Object.hasOwn(MODES, type) ? MODES[type as keyof typeof MODES] : undefined;
  return <input type="text" autoComplete="off" inputMode={inputMode} {...shared} />;
}

/** Rich text is one paragraph of what was typed. */
function entryOf(type: string, text: string): unknown {
  if (type !== 'rich_text_input') return text;
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
  return { type: 'rich_text', elements };
}

function plainOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return [...JSON.stringify(value ?? '').matchAll(/"text":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text]) => String(JSON.parse(text ?? '""')))
    .join('');
}
