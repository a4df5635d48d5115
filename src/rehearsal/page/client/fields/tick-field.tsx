import type { ReactNode } from 'react';
import { listOf } from '../../../slack/json.ts';
import type { FieldProps } from './field.tsx';
import type { Choice } from './options.ts';

/** Radio buttons and check boxes. */
export function TickField({
  id,
  element,
  value,
  aria,
  onChange,
  choices,
}: FieldProps & { readonly choices: readonly Choice[] }): ReactNode {
  const many = element['type'] === 'checkboxes';
  const ticked = many ? listOf(value) : [value];
  function change(one: string, on: boolean): void {
    const rest = ticked.filter((other) => other !== one);
    if (many) onChange(on ? [...rest, one] : rest);
    else onChange(one);
  }
  const { 'aria-required': _, 'aria-invalid': __, ...group } = aria;
  return (
    <div id={id} className="ticks" role={many ? 'group' : 'radiogroup'} {...group}>
      {choices.map((choice) => (
        <label key={choice.value} className="tick">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={id}
            checked={ticked.includes(choice.value)}
            onChange={(event) => change(choice.value, event.target.checked)}
          />
          <span>
            {choice.label}
            {choice.description !== '' && <small>{choice.description}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
