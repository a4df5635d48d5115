import { execFile } from 'node:child_process';

const SECONDS = 2;

/**
 * Whether an address answers an ICMP echo. False also where the machine of the bot has no `ping` or may not use it: it is one
 * rung of a ladder, nothing depends on it.
 */
export function ping(address: string): Promise<boolean> {
  // A name from the inventory must never be taken for an option.
  if (address.startsWith('-')) return Promise.resolve(false);
  return new Promise((resolve) => {
    const args = ['-n', '-q', '-c', '1', '-W', String(SECONDS), address];
    execFile('ping', args, { timeout: (SECONDS + 1) * 1000 }, (error) => resolve(error === null));
  });
}
