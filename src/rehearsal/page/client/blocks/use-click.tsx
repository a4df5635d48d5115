import { type ReactNode, useState } from 'react';
import type { Click } from '../../../slack/user/click.ts';
import type { ConfirmDialog } from '../../../slack/user/deed.ts';
import { ConfirmBox } from '../frame/confirm-box.tsx';
import { usePage } from '../page-context.ts';
import type { Source } from './source.ts';

interface Clicking {
  readonly busy: boolean;
  press(click: Click): void;
  /** The dialog that has to be confirmed first, while it is open. */
  readonly dialog: ReactNode;
}

/** Sends a click, asks first where the element says so, and shows what came of it. */
export function useClick(source: Source): Clicking {
  const { tell } = usePage();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ click: Click; confirm: ConfirmDialog }>();

  async function send(click: Click): Promise<void> {
    setBusy(true);
    try {
      const deed = await source.click(click);
      if (!deed.ok && deed.error === 'confirm_required' && deed.confirm) {
        setAsked({ click, confirm: deed.confirm });
      } else {
        tell(deed);
      }
    } finally {
      setBusy(false);
    }
  }

  function answer(yes: boolean): void {
    setAsked(undefined);
    if (yes && asked) void send({ ...asked.click, confirmed: true });
  }

  return {
    busy,
    press: (click) => void send(click),
    dialog: asked && <ConfirmBox confirm={asked.confirm} onAnswer={answer} />,
  };
}
