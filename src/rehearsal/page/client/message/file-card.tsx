import { type ReactNode, useEffect, useState } from 'react';
import type { DeliveredFile } from '../../../slack/delivered.ts';
import { usePage } from '../page-context.ts';

/** Lines of a text that are shown before somebody asks for all of it. */
const FIRST_LINES = 8;

/** A shared file with a look into it. */
export function FileCard({ file }: { readonly file: DeliveredFile }): ReactNode {
  const { actor, t } = usePage();
  const [whole, setWhole] = useState(false);
  const [content, setContent] = useState<{ url: string; text: string }>();
  const readable = /^text\/|json/.test(file.mimetype);
  useEffect(() => {
    let url = '';
    let gone = false;
    void actor.file(file.id).then(async (blob) => {
      if (gone) return;
      url = URL.createObjectURL(blob);
      setContent({ url, text: readable ? await blob.text() : '' });
    });
    return () => {
      gone = true;
      URL.revokeObjectURL(url);
    };
  }, [actor, file.id, readable]);
  const lines = (content?.text ?? '').split('\n');
  const shown = whole ? lines : lines.slice(0, FIRST_LINES);
  return (
    <figure className="file-card">
      <figcaption>
        <strong>{file.title}</strong>
        <small>
          {file.name} · {sizeText(file.size)}
        </small>
        {content && (
          <a href={content.url} download={file.name}>
            {t('save')}
          </a>
        )}
      </figcaption>
      {readable && <pre>{shown.join('\n')}</pre>}
      {content && file.mimetype.startsWith('image/') && <img src={content.url} alt={file.title} />}
      {lines.length > FIRST_LINES && (
        <button type="button" className="link" onClick={() => setWhole(!whole)}>
          {whole ? t('less') : t('more')} ({lines.length})
        </button>
      )}
    </figure>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 102.4) / 10} kB`;
}
