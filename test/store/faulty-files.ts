import type { FileHandle } from 'node:fs/promises';
import { DISK, type Files } from '../../src/store/files.ts';

/** What happens to an operation on the file system: nothing, or an error after half of the bytes were written. */
export type Fault = (operation: string, path: string) => 'none' | 'EIO' | 'ENOSPC';

/**
 * The real disk, with `fault` asked ahead of every operation on it. Nothing is really flushed: the death of a process
 * takes nothing from the kernel, and hundreds of deaths are over sooner.
 */
export function faultyFiles(fault: Fault): Files {
  const wrap = <T extends object>(target: T, kind: string, opened?: string): T =>
    new Proxy(target, {
      get(_, name) {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const path = opened ?? String(args[0]);
          const code = fault(`${kind}${String(name)}`, path);
          if (code !== 'none') {
            if (kind === 'handle.') await halfDone(target as FileHandle, String(name), args);
            throw Object.assign(new Error(`${code}: made by the test`), { code });
          }
          if (name === 'sync') return undefined;
          const result: unknown = await Reflect.apply(value, target, args);
          return name === 'open' ? wrap(result as object, 'handle.', path) : result;
        };
      },
    });
  return wrap(DISK as Files, '');
}

/** The kernel may have taken a part of the bytes before it gave up; a handle is gone even when closing it went wrong. */
async function halfDone(handle: FileHandle, name: string, args: readonly unknown[]): Promise<void> {
  if (name === 'close') await handle.close();
  if (name !== 'write') return;
  const [bytes, offset, length, position] = args as [Buffer, number, number, number];
  await handle.write(bytes, offset, Math.floor(length / 2), position);
}
