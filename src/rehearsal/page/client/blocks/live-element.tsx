import type { ReactNode } from 'react';
import { isObject, type JsonObject } from '../../../slack/json.ts';
import { valueField } from '../../../slack/user/value-fields.ts';
import { Field } from '../fields/field.tsx';
import { initialEntry } from '../fields/initial-entry.ts';
import { labelOf } from '../fields/options.ts';
import { OverflowMenu } from './overflow-menu.tsx';
import type { Source } from './source.ts';
import { useClick } from './use-click.tsx';

interface LiveElementProps {
  readonly element: JsonObject;
  readonly blockId: string;
  readonly source: Source;
}

/** A button or a menu that tells the app at once. */
export function LiveElement({ element, blockId, source }: LiveElementProps): ReactNode {
  const { busy, press, dialog } = useClick(source);
  const actionId = String(element['action_id']);
  const type = String(element['type']);
  const label = labelOf(element['text']) || labelOf(element['placeholder']) || type;
  if (type === 'overflow') {
    return (
      <>
        <OverflowMenu element={element} onPick={(value) => press({ actionId, blockId, value })} />
        {dialog}
      </>
    );
  }
  if (valueField(type)) {
    return (
      <>
        <Field
          id={`${blockId}-${actionId}`}
          element={element}
          value={initialEntry(element)}
          aria={{ 'aria-label': label }}
          onChange={(value) => press({ actionId, blockId, value })}
        />
        {dialog}
      </>
    );
  }
  const style = typeof element['style'] === 'string' ? element['style'] : 'default';
  const spoken = element['accessibility_label'];
  const value = element['value'];
  return (
    <>
      <button
        type="button"
        className={`button ${style}`}
        aria-label={typeof spoken === 'string' ? spoken : undefined}
        aria-busy={busy}
        disabled={busy}
        onClick={() => {
          if (typeof element['url'] === 'string') window.open(element['url'], '_blank', 'noopener');
          press({ actionId, blockId, ...(value === undefined ? {} : { value }) });
        }}
      >
        {isObject(element['text']) ? label : type}
      </button>
      {dialog}
    </>
  );
}
