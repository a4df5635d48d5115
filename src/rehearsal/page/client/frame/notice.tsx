import type { ReactNode } from 'react';
import { TEXTS } from '../texts.ts';

interface NoticeProps {
  readonly text: 'loading' | 'lost' | 'locked' | 'live';
  readonly language: 'de' | 'en';
}

/** A line for when there is nothing to show, or nobody who answers. */
export function Notice({ text, language }: NoticeProps): ReactNode {
  return (
    <p className="notice" role="status">
      <strong>{TEXTS.rehearsal[language]}</strong>{' '}
      {TEXTS[text === 'live' ? 'loading' : text][language]}
    </p>
  );
}
