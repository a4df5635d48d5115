import type { Socket } from 'node:net';

/**
 * What is written to the socket in one turn of the event loop leaves in one system call: ssh2 writes each packet by
 * itself, and opening a channel, asking for a command and ending its input are packets that follow each other at once.
 */
export function gatherWrites(socket: Socket): Socket {
  const write = socket.write;
  socket.write = ((...args: Parameters<Socket['write']>) => {
    if (socket.writableCorked === 0) {
      socket.cork();
      setImmediate(() => socket.uncork());
    }
    return write.apply(socket, args);
  }) as Socket['write'];
  return socket;
}
