import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';
import type { FieldProps } from './field.tsx';
import { groupsOf } from './groups.ts';
import { type Choice, labelOf } from './options.ts';

/** One of many: the native menu, which phones and screen readers know best. */
export function SelectField({
  id,
  element,
  value,
  aria,
  onChange,
  choices,
}: FieldProps & { readonly choices: readonly Choice[] }): ReactNode {
  const { t } = usePage();
  const groups = groupsOf(element);
  return (
    <select
      id={id}
      {...aria}
      className="field select"
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{labelOf(element['placeholder']) || t('choose')}</option>
      {groups.length > 0
        ? groups.map(({ label, choices: own }) => (
            <optgroup key={label} label={label}>
              {own.map(optionOf)}
            </optgroup>
          ))
        : choices.map(optionOf)}
    </select>
  );
}

function optionOf({ value, label }: Choice): ReactNode {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
