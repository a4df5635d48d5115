import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when something at port 22 greets as SSH does; throws with the diary when nothing does in time. */
export async function untilGreeted(
  host: string,
  ms: number,
  diary: () => Promise<string>,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await greets(host))) {
    if (Date.now() > end)
      throw new Error(`${host} does not greet after ${ms} ms.\n${await diary()}`);
    await pause(200);
  }
}

function greets(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 22, timeout: 2000 });
    const settle = (greeted: boolean) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.once('data', (data) => settle(data.toString('latin1').startsWith('SSH-')));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
    socket.once('close', () => settle(false));
  });
}
