import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Why the lab cannot be built here; undefined when it can. */
export function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'this is not Linux';
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!existsSync('/etc/debian_version')) return 'this is not Debian';
  const id = /^ID=(.*)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  if (id !== 'debian') return `this is ${id}, not Debian`;
  try {
    execFileSync('unshare', [...NAMESPACES, 'true'], { stdio: 'pipe' });
  } catch (thrown) {
    return `namespaces are refused here: ${String(thrown)}`;
  }
  return undefined;
}

/** Everything the lab does happens in here, so that nothing of it can reach out or stay behind. */
export const NAMESPACES = [
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--uts',
  '--ipc',
  '--propagation',
  'private',
  '--kill-child=KILL',
  '--mount-proc',
] as const;
