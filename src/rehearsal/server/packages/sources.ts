/** One active `deb` line and one component of it. */
export interface Source {
  readonly url: string;
  /** `user:password`, taken out of the URL. */
  readonly credentials: string | null;
  readonly suite: string;
  readonly component: string;
  readonly options: string;
  readonly file: string;
  readonly line: number;
}

export interface SourcesFile {
  readonly path: string;
  readonly content: string;
}

/** A line apt cannot read; it refuses to do anything then. */
export interface SourceError {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

const LINE = /^(deb|deb-src)\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)((?:\s+\S+)*)\s*$/;

/** Reads one-line style source lists as apt does: comments and white space (also CR) at the end are dropped. */
export function parseSources(files: readonly SourcesFile[]): {
  readonly sources: readonly Source[];
  readonly errors: readonly SourceError[];
} {
  const sources: Source[] = [];
  const errors: SourceError[] = [];
  for (const { path, content } of files) {
    content.split('\n').forEach((raw, index) => {
      const text = raw.replace(/#.*$/, '').trim();
      if (text === '') return;
      const place = { file: path, line: index + 1 };
      const match = LINE.exec(text);
      if (match === null) {
        const word = text.split(/\s+/)[0] ?? '';
        const known = word === 'deb' || word === 'deb-src';
        errors.push({ ...place, reason: known ? 'URI' : `Type '${word}' is not known` });
        return;
      }
      const [, type, options, url, suite, components] = match;
      if (type !== 'deb') return;
      for (const component of (components ?? '').trim().split(/\s+/)) {
        if (component === '') continue;
        sources.push({
          ...splitCredentials(url ?? ''),
          suite: suite ?? '',
          component,
          options: options ?? '',
          ...place,
        });
      }
    });
  }
  return { sources, errors };
}

function splitCredentials(url: string): { url: string; credentials: string | null } {
  const match = /^([a-z+]+:\/\/)([^/@]+)@(.*)$/.exec(url);
  const bare = match ? `${match[1]}${match[3]}` : url;
  return { url: bare.replace(/\/+$/, ''), credentials: match?.[2] ?? null };
}

/** Name of a file in apt's list directory, as apt escapes it. */
export function listName({ url, suite }: Pick<Source, 'url' | 'suite'>, rest: string): string {
  const path = `${url.replace(/^[a-z+]+:\/\//, '')}/dists/${suite}/${rest}`;
  return path.replaceAll('_', '%5f').replaceAll('/', '_');
}
