import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';

export interface Toast {
  readonly id: string;
  readonly text: string;
}

/** What Slack itself has to say to this person. It stays until it is closed: nobody should miss it while looking away. */
export function Toasts({
  toasts,
  onClose,
}: {
  readonly toasts: readonly Toast[];
  onClose(id: string): void;
}): ReactNode {
  const { t } = usePage();
  return (
    <div className="toasts" role="alert">
      {toasts.map(({ id, text }) => (
        <p key={id} className="toast">
          <span>{text}</span>
          <button
            type="button"
            className="icon"
            aria-label={t('dismiss')}
            onClick={() => onClose(id)}
          >
            ✕
          </button>
        </p>
      ))}
    </div>
  );
}
