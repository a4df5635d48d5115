import type { ReactNode } from 'react';
import { isObject } from '../../../slack/json.ts';
import type { Block } from '../../../slack/types.ts';
import { usePage } from '../page-context.ts';
import { Field } from './field.tsx';
import { labelOf } from './options.ts';

interface InputBlockProps {
  readonly block: Block;
  readonly value: unknown;
  readonly error: string | undefined;
  onChange(value: unknown): void;
}

/** A labelled field of a modal, with its hint and what is wrong with it. */
export function InputBlock({ block, value, error, onChange }: InputBlockProps): ReactNode {
  const { t } = usePage();
  const element = block['element'];
  if (!isObject(element)) return null;
  const id = `input-${String(block['block_id'])}`;
  const optional = block['optional'] === true;
  const hint = labelOf(block['hint']);
  const described = [error && `${id}-error`, hint !== '' && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="input-block">
      <label id={`${id}-label`} htmlFor={id}>
        {labelOf(block['label'])} {optional && <span className="muted">{t('optional')}</span>}
      </label>
      <Field
        id={id}
        element={element}
        value={value}
        onChange={onChange}
        aria={{
          'aria-labelledby': `${id}-label`,
          'aria-describedby': described === '' ? undefined : described,
          'aria-invalid': error !== undefined,
          'aria-required': !optional,
        }}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
      {hint !== '' && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
