import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a port that takes `ms` each way, as distance does. Resolves with its own port. */
export async function startDelay(
  to: number,
  ms: number,
): Promise<{ readonly port: number; close(): void }> {
  const sockets = new Set<Socket>();
  function carry(from: Socket, into: Socket): void {
    from.on('data', (chunk) => setTimeout(() => into.writable && into.write(chunk), ms));
    from.on('close', () => setTimeout(() => into.destroy(), ms));
    from.on('error', () => undefined);
  }
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: to, host: '127.0.0.1', noDelay: true });
    sockets.add(near).add(far);
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
