import type { ReactNode } from 'react';
import type { JsonObject } from '../../../slack/json.ts';
import { optionsOf } from '../../../slack/user/check-entry.ts';
import { labelOf } from '../fields/options.ts';
import { usePage } from '../page-context.ts';

interface OverflowMenuProps {
  readonly element: JsonObject;
  onPick(value: string): void;
}

/** The menu behind the three dots: a native one, so that every keyboard and screen reader knows it. */
export function OverflowMenu({ element, onPick }: OverflowMenuProps): ReactNode {
  const { t } = usePage();
  return (
    <select
      className="field overflow"
      aria-label={t('choose')}
      value=""
      onChange={(event) => onPick(event.target.value)}
    >
      <option value="">⋯</option>
      {optionsOf(element).map((option) => (
        <option key={String(option['value'])} value={String(option['value'])}>
          {labelOf(option['text'])}
        </option>
      ))}
    </select>
  );
}
