import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range Linux takes for outgoing connections (32768–60999), so that nobody gets the port while the server reboots. */
const [LOWEST, ABOVE] = [20_000, 32_000];
const TRIES = 100;

/** A port nobody listens on at any of these addresses; addresses this computer does not have do not count. */
export async function freePort(hosts: readonly string[]): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LOWEST, ABOVE);
    const taken = await Promise.all(hosts.map((host) => isTaken(host, port)));
    if (!taken.includes(true)) return port;
  }
  throw new Error(`Looking for a free port on ${hosts.join(' and ')}: ${TRIES} tries, all in use.`);
}

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}
