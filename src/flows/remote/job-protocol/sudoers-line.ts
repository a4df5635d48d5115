import { CodedError } from '../../../errors.ts';
import { LAYOUT } from './layout.ts';

/** Whether sudoers takes this as a user without quoting: nothing in it can turn the line into another rule. */
export function isSudoersUser(user: string): boolean {
  return /^[a-z_][a-z0-9_-]*$/.test(user);
}

/**
 * The one rule the helper needs. The digest pins its content: another file under its name is refused by sudo itself.
 * A rule for `apt-get`, `systemd-run` or `sh` instead would be root for everybody who may log in.
 */
export function sudoersLine(user: string, digest: string): string {
  if (!isSudoersUser(user)) {
    throw new CodedError('config-invalid', `"${user}" is no name of a user.`);
  }
  return `${user} ALL=(root) NOPASSWD: sha256:${digest} ${LAYOUT.helper}`;
}
