import type { View } from '../fs/view.ts';

/** apt's configuration tree; names are compared without case. */
export interface AptConfig {
  get(key: string): string | undefined;
  /** apt's idea of truth: `1`, `true`, `yes`, `with`, `on`, `enable`. */
  flag(key: string, otherwise?: boolean): boolean;
  list(key: string): readonly string[];
  /** A file or folder below `Dir`, put together from its parents until one is absolute. */
  file(key: string): string;
  readonly entries: readonly Setting[];
}

export interface Setting {
  readonly key: string;
  readonly value: string;
}

const DEFAULTS: readonly Setting[] = [
  { key: 'APT', value: '' },
  { key: 'APT::Architecture', value: 'amd64' },
  { key: 'Dir', value: '/' },
  { key: 'Dir::State', value: 'var/lib/apt' },
  { key: 'Dir::State::lists', value: 'lists/' },
  { key: 'Dir::State::status', value: '/var/lib/dpkg/status' },
  { key: 'Dir::Cache', value: 'var/cache/apt' },
  { key: 'Dir::Cache::archives', value: 'archives/' },
  { key: 'Dir::Etc', value: 'etc/apt' },
  { key: 'Dir::Etc::sourcelist', value: 'sources.list' },
  { key: 'Dir::Etc::sourceparts', value: 'sources.list.d' },
];

const YES = new Set(['1', 'true', 'yes', 'with', 'on', 'enable']);
const NO = new Set(['0', 'false', 'no', 'without', 'off', 'disable']);

export function createAptConfig(settings: readonly Setting[]): AptConfig {
  const entries = [...DEFAULTS, ...settings];

  function get(key: string): string | undefined {
    const wanted = key.toLowerCase();
    return entries.findLast((entry) => entry.key.toLowerCase() === wanted)?.value;
  }

  function file(key: string): string {
    let path = get(key) ?? '';
    let parent = key;
    while (!path.startsWith('/')) {
      const cut = parent.lastIndexOf('::');
      if (cut < 0) return `/${path}`;
      parent = parent.slice(0, cut);
      path = `${(get(parent) ?? '').replace(/\/*$/, '')}/${path}`;
    }
    return path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  }

  return {
    get,
    flag: (key, otherwise = false) => {
      const value = get(key)?.toLowerCase() ?? '';
      if (YES.has(value)) return true;
      return NO.has(value) ? false : otherwise;
    },
    list: (key) => {
      const wanted = `${key.toLowerCase()}::`;
      return entries
        .filter((entry) => entry.key.toLowerCase() === wanted)
        .map((entry) => entry.value);
    },
    file,
    entries,
  };
}

/** `Key=Value` of `-o`. */
export function parseSetting(text: string): Setting {
  const equals = text.indexOf('=');
  return equals < 0
    ? { key: text, value: '' }
    : { key: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** Settings of `/etc/apt/apt.conf.d` and of the file `APT_CONFIG` names, in the order apt reads them. */
export async function readConfigFiles(
  fs: View,
  env: Readonly<Record<string, string>>,
): Promise<readonly Setting[]> {
  const folder = '/etc/apt/apt.conf.d';
  const names = (await fs.exists(folder)) ? await fs.readdir(folder) : [];
  const paths = names.map((name) => `${folder}/${name}`);
  const extra = env['APT_CONFIG'];
  if (extra !== undefined && extra !== '') paths.unshift(extra);
  const settings: Setting[] = [];
  for (const path of paths) {
    if (await fs.exists(path)) settings.push(...parseConfig(await fs.readFile(path)));
  }
  return settings;
}

/** Reads `A::B "v";` and `A { B "v"; };`. */
export function parseConfig(text: string): readonly Setting[] {
  const tokens =
    text
      .replace(/\/\/.*$|^#.*$/gm, '')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .match(/"[^"]*"|[{};]|[^\s{};"]+/g) ?? [];
  const settings: Setting[] = [];
  const scope: string[] = [];
  let words: string[] = [];
  for (const token of tokens) {
    if (token === '{') {
      scope.push(words[0] ?? '');
      words = [];
    } else if (token === '}') {
      scope.pop();
    } else if (token === ';') {
      if (words.length > 0) settings.push(settingOf(scope, words));
      words = [];
    } else {
      words.push(token);
    }
  }
  return settings;
}

function settingOf(scope: readonly string[], words: readonly string[]): Setting {
  const bare = words.length === 1;
  const value = (words.at(-1) ?? '').replace(/^"|"$/g, '');
  const path = [...scope, ...(bare ? [] : [words[0] ?? ''])].join('::');
  return { key: bare ? `${path}::` : path, value };
}
