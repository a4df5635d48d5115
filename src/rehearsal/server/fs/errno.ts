const TEXTS = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  ENOTDIR: 'not a directory',
  EISDIR: 'illegal operation on a directory',
  ENOTEMPTY: 'directory not empty',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ELOOP: 'too many symbolic links encountered',
  EINVAL: 'invalid argument',
  EROFS: 'read-only file system',
  ENOSPC: 'no space left on device',
} as const;

export type Errno = keyof typeof TEXTS;

/** What coreutils print for each error number in the C locale. */
const STRERROR: Readonly<Record<Errno, string>> = {
  ENOENT: 'No such file or directory',
  EEXIST: 'File exists',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  ENOTEMPTY: 'Directory not empty',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  ELOOP: 'Too many levels of symbolic links',
  EINVAL: 'Invalid argument',
  EROFS: 'Read-only file system',
  ENOSPC: 'No space left on device',
};

/**
 * An error worded as Node's, which is what the shell's own commands expect of a file system. It is without a stack: shells
 * look for files that are not there all the time, and where in the simulation that was says nothing.
 */
export function errno(code: Errno, action: string, path: string): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return Object.assign(new Error(`${code}: ${TEXTS[code]}, ${action} '${path}'`), { code });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The error number of a thrown thing, or undefined when it has none of ours. */
export function errnoOf(thrown: unknown): Errno | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  const code = String(thrown.code);
  return code in TEXTS ? (code as Errno) : undefined;
}

/** How coreutils would word a thrown error. */
export function strerror(thrown: unknown): string {
  const code = errnoOf(thrown);
  if (code !== undefined) return STRERROR[code];
  return thrown instanceof Error ? thrown.message : String(thrown);
}
