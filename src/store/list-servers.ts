import { journalPath, namesIn } from './file-names.ts';
import type { Files } from './files.ts';
import { readEnds } from './read-journal.ts';

/**
 * Names of the servers that have a document or, where that is missing, a journal. A journal that cannot be read counts
 * by its name: opening that server then says what is wrong.
 */
export async function listServers(files: Files, folder: string): Promise<readonly string[]> {
  const { documents, journals } = namesIn(await files.readdir(folder));
  const names = new Set(documents);
  for (const stem of journals) {
    const base = stem.slice(0, Math.max(0, stem.lastIndexOf('.')));
    if (documents.includes(base) || journals.includes(base)) continue;
    const ends = await readEnds(files, journalPath(folder, stem)).catch(() => undefined);
    const event = ends?.first.event;
    names.add(event?.type === 'run-started' ? event.server : stem);
  }
  return [...names].sort();
}
