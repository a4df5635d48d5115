import type { ReactNode } from 'react';
import type { ConfirmDialog } from '../../../slack/user/deed.ts';
import { Dialog } from './dialog.tsx';
import { RehearsalMark } from './rehearsal-mark.tsx';

interface ConfirmBoxProps {
  readonly confirm: ConfirmDialog;
  onAnswer(yes: boolean): void;
}

/** The dialog of an element that wants to be confirmed. */
export function ConfirmBox({ confirm, onAnswer }: ConfirmBoxProps): ReactNode {
  return (
    <Dialog label={confirm.title} className="confirm" onCancel={() => onAnswer(false)}>
      <header>
        <h2>{confirm.title}</h2>
        <RehearsalMark />
      </header>
      <p className="confirm-text">{confirm.text}</p>
      <footer>
        <button type="button" className="button default" onClick={() => onAnswer(false)}>
          {confirm.deny}
        </button>
        <button
          type="button"
          className={`button ${confirm.style ?? 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {confirm.confirm}
        </button>
      </footer>
    </Dialog>
  );
}
