import { type ReactNode, useState } from 'react';
import { Drawn } from '../blocks/drawn.tsx';
import { usePage } from '../page-context.ts';

/** What the rehearsal was like so far, to be read and to be kept. */
export function Report(): ReactNode {
  const { ask, language, t } = usePage();
  const [text, setText] = useState<string>();
  async function read(): Promise<void> {
    setText(await ask<string>(`/control/report?language=${language}`));
  }
  return (
    <section className="report">
      <h2>{t('report')}</h2>
      <button type="button" className="button default" onClick={() => void read()}>
        {t('showReport')}
      </button>
      {text !== undefined && (
        <>
          <a
            download="rehearsal.md"
            href={`data:text/markdown;charset=utf-8,${encodeURIComponent(text)}`}
          >
            {t('save')}
          </a>
          <Drawn blocks={[{ type: 'markdown', block_id: 'report', text }]} names={{}} />
        </>
      )}
    </section>
  );
}
