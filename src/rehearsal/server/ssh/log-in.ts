import { timingSafeEqual } from 'node:crypto';
import ssh2, { type AuthContext, type AuthenticationType } from 'ssh2';
import type { Machine } from '../machine/machine.ts';
import { type Account, accountOf } from '../programs/accounts.ts';
import { viewAs } from '../shell/view-of.ts';

const METHODS: AuthenticationType[] = ['publickey', 'password'];

/** Judges one try to log in; the account is given when it was let in. */
export async function judgeLogin(
  machine: Machine,
  context: AuthContext,
): Promise<Account | undefined> {
  const account = accountOf(context.username);
  if (context.method === 'password' && account !== undefined) {
    const right = machine.outside.passwords[account.name];
    if (right !== undefined && equal(context.password, right)) {
      context.accept();
      return account;
    }
  }
  if (context.method === 'publickey' && account !== undefined) {
    const { key, signature, blob, hashAlgo } = context;
    const known = await authorizedKey(machine, account, key.data);
    if (known !== undefined) {
      if (signature === undefined || blob === undefined) {
        context.accept();
        return undefined;
      }
      if (known.verify(blob, signature, hashAlgo) === true) {
        context.accept();
        return account;
      }
    }
  }
  context.reject(METHODS);
  return undefined;
}

/** The line of the account's `authorized_keys` that holds this key. */
async function authorizedKey(machine: Machine, { home }: Account, data: Buffer) {
  const fs = viewAs(machine, 0);
  const path = `${home}/.ssh/authorized_keys`;
  if (!(await fs.exists(path))) return undefined;
  for (const line of (await fs.readFile(path)).split('\n')) {
    if (line.trim() === '') continue;
    const parsed = ssh2.utils.parseKey(line);
    if (!(parsed instanceof Error) && parsed.getPublicSSH().equals(data)) return parsed;
  }
  return undefined;
}

function equal(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
