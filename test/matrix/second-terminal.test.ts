import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { runProgram } from '../cli/support/run-program.ts';

it('prints what a second terminal needs for a rehearsal, and it works there', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'rehearse'], {
    env: { ...process.env, LC_ALL: 'de_DE.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  try {
    let text = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      text += String(chunk);
      if (text.includes('ucware-upgrade -- approve')) break;
    }
    const exported = /export (.*)/.exec(text)?.[1] ?? '';
    const env = Object.fromEntries(exported.split(' ').map((pair) => pair.split('=')));
    const lines = text.match(/npm run ucware-upgrade -- .*/g) ?? [];
    const [check = '', upgrade = ''] = lines.map((line) => line.replace(/^.* -- /, ''));
    const looked = await runProgram(check.split(' '), { env });
    // It logged in as far as the key nobody has confirmed yet: nothing was missing before.
    expect(looked.stdout).toContain('[ssh-host-key-unknown]');
    expect(await runProgram(upgrade.split(' '), { env })).toMatchObject({ code: 0 });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
});
