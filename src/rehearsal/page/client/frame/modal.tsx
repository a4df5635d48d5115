import { type FormEvent, type ReactNode, useState } from 'react';
import type { DeliveredView } from '../../../slack/delivered.ts';
import { isObject } from '../../../slack/json.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { initialEntry } from '../fields/initial-entry.ts';
import { InputBlock } from '../fields/input-block.tsx';
import { usePage } from '../page-context.ts';
import { refusalIn } from '../refusals.ts';
import { Dialog } from './dialog.tsx';
import { RehearsalMark } from './rehearsal-mark.tsx';

/** A view the app opened in front of this person. */
export function Modal({ view }: { readonly view: DeliveredView }): ReactNode {
  const { actor, language, t, tell } = usePage();
  const [entries, setEntries] = useState<Readonly<Record<string, unknown>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>(view.errors);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const deed = await actor.submit(view.id, entries).finally(() => setBusy(false));
    setErrors(deed.ok ? {} : (deed.fields ?? {}));
    if (deed.ok || !deed.fields) return tell(deed);
    const [first] = Object.keys(deed.fields);
    document.getElementById(`input-${first}`)?.focus();
  }
  const close = (all: boolean): void => void actor.closeView(view.id, all).then(tell);

  return (
    <Dialog label={view.title} className="modal" onCancel={() => close(false)}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <header>
          <h2>{view.title}</h2>
          <RehearsalMark />
          <button
            type="button"
            className="icon"
            aria-label={t('close')}
            onClick={() => close(true)}
          >
            ✕
          </button>
        </header>
        <div className="modal-body">
          <Blocks
            blocks={view.blocks}
            names={view.names}
            source={{ click: (click) => actor.clickModal(view.id, click) }}
            input={(block) => {
              const id = String(block['block_id']);
              const element = isObject(block['element']) ? block['element'] : {};
              const error = errors[id];
              return (
                <InputBlock
                  key={id}
                  block={block}
                  value={id in entries ? entries[id] : initialEntry(element)}
                  error={error === undefined ? undefined : refusalIn(language, error)}
                  onChange={(value) => setEntries((before) => ({ ...before, [id]: value ?? null }))}
                />
              );
            }}
          />
        </div>
        <footer>
          <button type="button" className="button default" onClick={() => close(false)}>
            {view.close ?? t('cancel')}
          </button>
          {view.submit !== undefined && (
            <button type="submit" className="button primary" disabled={busy} aria-busy={busy}>
              {view.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
