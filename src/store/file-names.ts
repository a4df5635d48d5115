import { join } from 'node:path';
import { CodedError } from '../errors.ts';

/** Leaves room for a run, an ending and a time within the 255 bytes a file name may have. */
const LONGEST_NAME = 120;

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/;
/** Without dots, so that the run can be told from the server in `<server>.<run>.journal.jsonl`. */
const RUN = /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/;

const JOURNAL = '.journal.jsonl';
const DOCUMENT = '.json';

/** Stops every name that could lead out of the folder or hide a file. */
export function checkName(kind: 'server' | 'document' | 'run', name: string): string {
  const pattern = kind === 'run' ? RUN : NAME;
  if (pattern.test(name) && name.length <= LONGEST_NAME) return name;
  throw new CodedError('config-invalid', `Name of a ${kind} in the state folder: "${name}".`);
}

/** Whether anything could be kept under this name of a server. */
export function isServerName(name: string): boolean {
  return NAME.test(name) && name.length <= LONGEST_NAME;
}

export function documentPath(folder: string, server: string): string {
  return join(folder, `${server}${DOCUMENT}`);
}

/** The journal of the open run. */
export function journalPath(folder: string, server: string): string {
  return join(folder, `${server}${JOURNAL}`);
}

/** The journal of a run that has ended. */
export function finishedPath(folder: string, server: string, run: string): string {
  return join(folder, `${server}.${checkName('run', run)}${JOURNAL}`);
}

/** Documents of edges have a folder of their own: an edge and a server may bear the same name. */
export function edgeFolder(folder: string): string {
  return join(folder, 'edges');
}

/** The runs whose finished journals seem to lie in the folder, judged by name alone. */
export function finishedRuns(entries: readonly string[], server: string): readonly string[] {
  return stems(entries, JOURNAL)
    .filter((stem) => stem.startsWith(`${server}.`) && !entries.includes(`${stem}${DOCUMENT}`))
    .map((stem) => stem.slice(server.length + 1))
    .filter((run) => RUN.test(run));
}

/** Servers with a document, and stems of journals that have none. */
export function namesIn(entries: readonly string[]): {
  readonly documents: readonly string[];
  readonly journals: readonly string[];
} {
  const documents = stems(entries, DOCUMENT);
  return {
    documents,
    journals: stems(entries, JOURNAL).filter((stem) => !documents.includes(stem)),
  };
}

function stems(entries: readonly string[], ending: string): readonly string[] {
  return entries
    .filter((entry) => entry.endsWith(ending))
    .map((entry) => entry.slice(0, -ending.length))
    .filter((stem) => NAME.test(stem));
}
