import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { SSH_LIMITS } from '../../../src/executors/ssh/limits.ts';
import { runCommand } from '../../../src/executors/ssh/run-command.ts';
import { createSpareShell } from '../../../src/executors/ssh/spare-shell.ts';

it('hears an exit code that comes with the confirmation of the channel', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const hostKeys = [privateKey.export({ type: 'sec1', format: 'pem' }).toString()];
  const server = new ssh2.Server({ hostKeys }, (connection) => {
    connection.on('error', () => {});
    connection.on('authentication', (ctx) => ctx.accept());
    connection.on('ready', () =>
      connection.on('session', (accept) =>
        accept().on('exec', (acceptExec) => {
          const channel = acceptExec();
          channel.write('done\n');
          channel.exit(7);
          channel.end();
        }),
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new ssh2.Client();
  client.connect({ host: '127.0.0.1', port, username: 'x', password: 'y' });
  await once(client, 'ready');
  try {
    const line = { client, address: '127.0.0.1' } as Parameters<typeof runCommand>[0];
    const command = { command: 'true', stdin: '', timeoutMs: 5000 };
    const output = await runCommand(line, command, SSH_LIMITS, createSpareShell(line));
    expect(output).toEqual({ exitCode: 7, stdout: 'done\n', stderr: '' });
  } finally {
    client.end();
    server.close();
  }
});
