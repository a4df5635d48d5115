import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';

interface DialogProps {
  readonly label: string;
  readonly className?: string;
  /** Escape, or a click beside the dialog where `light` is set. */
  onCancel(): void;
  readonly children: ReactNode;
}

/** A dialog of the browser: it keeps the focus inside and gives it back, and everything behind it is out of reach. */
export function Dialog({ label, className = '', onCancel, children }: DialogProps): ReactNode {
  const here = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = here.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  function cancel(event: SyntheticEvent): void {
    event.preventDefault();
    onCancel();
  }
  return (
    <dialog ref={here} className={className} aria-label={label} onCancel={cancel}>
      {children}
    </dialog>
  );
}
