import type { Text } from '../flows/run/text.ts';
import { countPeople, expandMembers, type Members } from './members.ts';
import type { RawServer } from './raw-inventory.ts';
import { findSecretProblem, type SecretSurroundings } from './secret-source.ts';
import { agentSocket, SECRET_PATHS } from './valid-server.ts';

export interface ServerProblem {
  readonly level: 'error' | 'warning';
  /** Below the server. */
  readonly path: readonly string[];
  readonly text: Text;
}

/** What is wrong with a server whose settings are right one by one, and what its owner should think about. */
export function settingsProblems(raw: RawServer, members: Members): readonly ServerProblem[] {
  const found: ServerProblem[] = [];
  if (raw.sudo.root && raw.ssh.user !== 'root') {
    found.push({
      level: 'error',
      path: ['sudo'],
      text: {
        de: '`root` heißt: Die SSH-Anmeldung ist schon root. `ssh.user` ist aber ein anderer Benutzer.',
        en: '`root` means that the SSH login is root already, but `ssh.user` is another user.',
      },
    });
  }
  if (raw.web?.certificate && raw.web.url?.startsWith('http:')) {
    found.push({
      level: 'error',
      path: ['web', 'certificate'],
      text: {
        de: 'ein Zertifikat gibt es nur bei `https://`, `web.url` beginnt aber mit `http://`.',
        en: 'there is a certificate with `https://` only, but `web.url` begins with `http://`.',
      },
    });
  }
  const warning = approverWarning(raw, members);
  if (warning) found.push({ level: 'warning', path: ['approvers'], text: warning });
  return found;
}

function approverWarning(raw: RawServer, members: Members): Text | undefined {
  const people = countPeople(members, expandMembers(members, raw.approvers));
  if (people === 0) {
    return {
      de: 'niemand darf auf diesem Server etwas freigeben: Ein Lauf käme nur bis zur ersten Freigabe.',
      en: 'nobody may approve anything on this server: a run would come as far as the first approval.',
    };
  }
  if (!raw.fourEyes || people >= 2) return undefined;
  return {
    de: 'nur eine Person darf freigeben, und `fourEyes` ist an: Läufe, die sie selbst startet, kann niemand freigeben.',
    en: 'only one person may approve, and `fourEyes` is on: nobody can approve the runs this person starts.',
  };
}

/** Secrets that cannot be had although the inventory says where they are. Runs no commands. */
export async function secretProblems(
  raw: RawServer,
  around: SecretSurroundings,
): Promise<readonly ServerProblem[]> {
  const specs = { ssh: raw.ssh, sudo: raw.sudo } as const;
  const found: ServerProblem[] = [];
  for (const path of SECRET_PATHS) {
    const spec = path[0] === 'ssh' ? specs.ssh[path[1]] : specs.sudo[path[1]];
    if (!spec) continue;
    const text = await findSecretProblem(spec, around);
    if (text) found.push({ level: 'error', path, text });
  }
  if (raw.ssh.agent && agentSocket(raw.ssh.agent, around.env) === undefined) {
    const text = {
      de: '`true` meint den Agenten aus SSH_AUTH_SOCK, aber diese Umgebungsvariable ist nicht gesetzt.',
      en: '`true` means the agent of SSH_AUTH_SOCK, but this environment variable is not set.',
    };
    found.push({ level: 'error', path: ['ssh', 'agent'], text });
  }
  return found;
}
