import type { ReactNode } from 'react';
import type { JsonObject } from '../../../slack/json.ts';
import { usePage } from '../page-context.ts';
import { DateTimeField } from './date-time-field.tsx';
import { FileField } from './file-field.tsx';
import { ManyField } from './many-field.tsx';
import { choicesOf } from './options.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { TickField } from './tick-field.tsx';

/** How label, hint and complaint of a field are tied to it. */
interface FieldAria {
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-required'?: boolean;
}

export interface FieldProps {
  readonly id: string;
  readonly element: JsonObject;
  readonly value: unknown;
  readonly aria: FieldAria;
  onChange(value: unknown): void;
}

/** Any element that holds a value. */
export function Field(props: FieldProps): ReactNode {
  const { space } = usePage();
  const type = String(props.element['type']);
  switch (type) {
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateTimeField {...props} />;
    case 'file_input':
      return <FileField {...props} />;
    case 'radio_buttons':
    case 'checkboxes':
      return <TickField {...props} choices={choicesOf(props.element, space)} />;
    default:
      if (type.startsWith('multi_')) {
        return <ManyField {...props} choices={choicesOf(props.element, space)} />;
      }
      if (type.endsWith('_select')) {
        return <SelectField {...props} choices={choicesOf(props.element, space)} />;
      }
      return <TextField {...props} />;
  }
}
