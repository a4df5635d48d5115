/** What one line of a package source file says. */
export interface ParsedSourceLine {
  readonly type: 'deb' | 'deb-src' | null;
  readonly active: boolean;
  readonly options: string | null;
  readonly suite: string | null;
  readonly series: string | null;
}

const ENTRY = /^(#[#\s]*)?(deb|deb-src)\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)/;
const SERIES = /\/ucware-([a-z0-9][a-z0-9.]*)/i;

/** Reads one-line-style entries (sources.list(5)); a comment that is not an entry has no type and is not active. */
export function parseSourceLine(text: string): ParsedSourceLine {
  const entry = ENTRY.exec(text.trim());
  if (!entry) return { type: null, active: false, options: null, suite: null, series: null };
  const [, hash, type, options, uri = '', suite = ''] = entry;
  return {
    type: type === 'deb-src' ? 'deb-src' : 'deb',
    active: hash === undefined,
    options: options === undefined ? null : options.trim(),
    suite,
    series: SERIES.exec(uri)?.[1] ?? null,
  };
}
