/** The words of an absolute path, `.` and empty ones left out, `..` taken literally back. */
export function segments(path: string): string[] {
  const words: string[] = [];
  for (const word of path.split('/')) {
    if (word === '' || word === '.') continue;
    if (word === '..') words.pop();
    else words.push(word);
  }
  return words;
}

/** `path` seen from `base`, without dots. */
export function resolvePath(base: string, path: string): string {
  return `/${segments(path.startsWith('/') ? path : `${base}/${path}`).join('/')}`;
}

export function parentOf(path: string): string {
  return resolvePath(path, '..');
}

export function nameOf(path: string): string {
  return segments(path).at(-1) ?? '';
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const root = folder.replace(/\/+$/, '');
  return path === root || path.startsWith(`${root}/`) || root === '';
}
