import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CANARIES } from '../../src/rehearsal/server/scenarios/base-files.ts';
import { type RealServer, realServer } from '../cli/support/real-server.ts';
import { runProgram } from '../cli/support/run-program.ts';

/** A whole upgrade, on a machine that may be busy with other tests. */
const LONG = { timeout: 300_000 };

/** `rehearse pbx-real --auto`: its exit code, its last line, and everything it wrote, the report included. */
async function rehearse({ env, folder }: RealServer, ...args: readonly string[]) {
  const report = join(folder, 'report.md');
  const words = ['--auto', '--language', 'en', '--report', report, ...args];
  const { code, stdout, stderr } = await runProgram(['rehearse', 'pbx-real', ...words], { env });
  const text = `${stderr}${stdout}`;
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
  return { code, last, text, report: await readFile(report, 'utf8') };
}

it(
  'rehearses the upgrade of a server of the inventory to its end, and only reads that server',
  LONG,
  async () => {
    const real = await realServer('4.5.0.10');
    const { machine } = real.server;
    const rest = 'site => notice,warning\n';
    await machine.console(`printf '${rest.replace('\n', '\\n')}' >> /etc/asterisk/logger.conf`);
    const logger = await machine.readFile('/etc/asterisk/logger.conf');
    const users = join(real.folder, 'benutzer.csv');
    await writeFile(
      users,
      'Benutzername;Vorname;Nachname;Nebenstellen\neva.egge;Eva;Egge;77\neva.egge.d;Eva;Egge;771\n',
    );
    const { code, last, text, report } = await rehearse(real, '--users', users, '--speed', '120');
    expect(last, text.slice(-3000)).toMatchObject({
      outcome: 'completed',
      server: { ucware: '5.0.2.1' },
    });
    expect(code).toBe(0);
    expect(text).toContain('/etc/asterisk/logger.conf');
    expect(text).toContain('The merge is as decided.');
    expect(report).toContain('Likeness of pbx-real');
    // What stands in the files of the real server comes from nowhere into the practice.
    for (const secret of ['site =>', ...Object.values(CANARIES)])
      expect(text).not.toContain(secret);
    expect(machine.version('ucware')).toBe('4.5.0.10');
    expect(await machine.readFile('/etc/asterisk/logger.conf')).toBe(logger);
    expect(real.server.unknownCommands()).toEqual([]);
  },
);

it(
  'says what holds up the likeness of a server that cannot be upgraded as it is, and does not pass',
  LONG,
  async () => {
    const real = await realServer('hostile');
    const { machine } = real.server;
    await machine.console('apt-mark hold asterisk');
    machine.halfConfigure('ucware-web');
    machine.fillDisk('/boot');
    const { code, last, text, report } = await rehearse(real, '--speed', '600');
    const findings = ['product-held', 'packages-half-configured', 'boot-full'];
    expect(last, text.slice(-3000)).toMatchObject({ outcome: 'held-up', findings });
    expect(code).toBe(1);
    const why = 'The run is not completed: it stands at “Findings”. This holds it up:';
    for (const said of [text, report]) {
      expect(said).toContain(why);
      expect(said).toContain('ucware-web');
      expect(said).toContain('please mend it there, then rehearse again');
    }
    for (const canary of Object.values(CANARIES)) expect(text).not.toContain(canary);
  },
);
