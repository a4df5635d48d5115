import { readFileSync } from 'node:fs';

/** The process id of systemd among the descendants of a process; undefined while none runs. */
export function findInit(ancestor: number): number | undefined {
  for (const child of childrenOf(ancestor)) {
    if (look(`/proc/${child}/comm`).trim() === 'systemd') return child;
    const found = findInit(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childrenOf(pid: number): number[] {
  return look(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** A process may be gone before its file is read. */
function look(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
