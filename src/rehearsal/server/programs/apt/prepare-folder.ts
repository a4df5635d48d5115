import { isWithin } from '../../fs/paths.ts';
import type { AptRun } from './context.ts';

/**
 * Makes `<folder>/partial` where apt does: only when the folder or its parent in the configuration exists already; apt does
 * not create directories "into the blue".
 */
export async function prepareFolder(
  { call }: AptRun,
  folder: string,
  parent: string,
): Promise<boolean> {
  const partial = `${folder}/partial`;
  if (await call.fs.exists(partial)) return true;
  for (const base of [parent, folder]) {
    if (!isWithin(partial, base) || !(await call.fs.exists(base))) continue;
    try {
      await call.fs.mkdir(partial, { recursive: true });
      return true;
    } catch {
      break;
    }
  }
  const what = folder.endsWith('lists') ? 'List' : 'Archives';
  const reason = (await call.fs.exists(folder))
    ? call.say('13: Permission denied', '13: Keine Berechtigung')
    : call.say('2: No such file or directory', '2: Datei oder Verzeichnis nicht gefunden');
  call.err(
    call.say(
      `E: ${what} directory ${folder}/partial is missing. - Acquire (${reason})\n`,
      `E: ${what === 'List' ? 'Listenverzeichnis' : 'Archivverzeichnis'} ${folder}/partial fehlt. - Acquire (${reason})\n`,
    ),
  );
  return false;
}
