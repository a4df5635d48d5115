import { type ReactNode, useState } from 'react';
import type { DeliveredFile } from '../../../slack/delivered.ts';
import { listOf } from '../../../slack/json.ts';
import { usePage } from '../page-context.ts';
import type { FieldProps } from './field.tsx';

/** Files of this computer; they are uploaded when they are chosen, as in Slack. */
export function FileField({ id, element, value, aria, onChange }: FieldProps): ReactNode {
  const { actor, t } = usePage();
  const [files, setFiles] = useState<readonly DeliveredFile[]>([]);
  const kinds = listOf(element['filetypes']).map((kind) => `.${String(kind)}`);
  async function add(chosen: FileList | null): Promise<void> {
    const added: DeliveredFile[] = [];
    for (const file of chosen ?? []) added.push(await actor.upload(file.name, await base64(file)));
    const all = [...files, ...added];
    setFiles(all);
    onChange(all.map((file) => file.id));
  }
  function remove(gone: string): void {
    const rest = files.filter((file) => file.id !== gone);
    setFiles(rest);
    onChange(rest.map((file) => file.id));
  }
  const kept = files.filter((file) => listOf(value).includes(file.id));
  return (
    <div className="files">
      <label className="button default">
        {t('addFile')}
        <input
          id={id}
          type="file"
          className="visually-hidden"
          {...aria}
          accept={kinds.join(',')}
          multiple={element['max_files'] !== 1}
          onChange={(event) => void add(event.target.files)}
        />
      </label>
      <ul>
        {kept.map((file) => (
          <li key={file.id}>
            {file.name}{' '}
            <button type="button" className="link" onClick={() => remove(file.id)}>
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
