import { FIRST_OWN_FD } from './live-output.ts';

/** Where an open descriptor of the simulated shell leads. */
export type Sink =
  | { readonly to: 'file'; readonly path: string }
  | { readonly to: 'stdout' }
  | { readonly to: 'stderr' };

const FILE = /^__file(?:_append)?__:(.*)$/s;
const DUPLICATE = /^__dupout__:([12])$/;

/** Reads the shell's own notation of a descriptor; undefined for closed and for input. */
export function sinkOf(raw: string | undefined): Sink | undefined {
  if (raw === undefined) return undefined;
  const path = FILE.exec(raw)?.[1];
  if (path !== undefined) return { to: 'file', path };
  const stream = DUPLICATE.exec(raw)?.[1];
  if (stream === '1') return { to: 'stdout' };
  if (stream === '2') return { to: 'stderr' };
  return undefined;
}

/** The files open for writing, by descriptor: what a child inherits. */
export function openFiles(table: ReadonlyMap<number, string> | undefined): Map<number, string> {
  const files = new Map<number, string>();
  for (const [fd, raw] of table ?? []) {
    const sink = sinkOf(raw);
    if (sink?.to === 'file' && fd < FIRST_OWN_FD) files.set(fd, sink.path);
  }
  return files;
}
