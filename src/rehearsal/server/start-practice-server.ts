import { createPracticeMachine } from './create-practice-machine.ts';
import { powerOff, startEverything } from './machine/boot.ts';
import { loadUnits, startUnit } from './machine/services.ts';
import type { PracticeServer, PracticeServerOptions } from './practice-server.ts';
import { ROOT, UCWARE } from './programs/accounts.ts';
import { buildMachine } from './scenarios/build-machine.ts';
import { viewAs } from './shell/view-of.ts';
import { keptHostKey, newHostKey } from './ssh/host-key.ts';
import { serveSsh } from './ssh/serve-ssh.ts';
import { servePages } from './web/serve-pages.ts';

/** Starts a practice server in the middle of its life: it has been up for weeks and everything runs. */
export async function startPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const { clock, scenario = '4.5.0.8', host = '127.0.0.1', hostKeyFile } = options;
  const machine = await buildMachine(scenario, clock, options.likeness);
  machine.outside.passwords[UCWARE.name] = options.password;
  if (options.rootPassword !== undefined) {
    machine.outside.passwords[ROOT.name] = options.rootPassword;
  }
  const disk = viewAs(machine, 0);
  const key = hostKeyFile === undefined ? newHostKey() : await keptHostKey(hostKeyFile);
  const ssh = await serveSsh(machine, key, {
    host,
    port: options.port ?? 0,
    voipHost: options.voipHost ?? '127.0.0.2',
  });
  const web = await servePages(machine, host, options.tables ?? (() => []));
  // Written past a full disk of the scenario: the server had these files before.
  const full = [...machine.faults.fullDisks];
  machine.faults.fullDisks.clear();
  await disk.install('/etc/ssh/ssh_host_ed25519_key.pub', `${key.public}\n`);
  if (options.authorizedKeys) {
    const path = `${UCWARE.home}/.ssh/authorized_keys`;
    await disk.install(path, `${options.authorizedKeys.join('\n')}\n`, 0o600);
  }
  if (options.sudoers) {
    await disk.install('/etc/sudoers.d/practice', `${options.sudoers.join('\n')}\n`, 0o440);
  }
  for (const mount of full) machine.faults.fullDisks.add(mount);
  machine.attachments.add(ssh);
  machine.attachments.add(web);
  loadUnits(machine);
  startUnit(machine, 'ssh.service');
  startEverything(machine);
  await ssh.up();
  await web.up();
  return {
    addresses: ssh.addresses,
    port: ssh.port,
    user: 'ucware',
    webUrl: web.url,
    fingerprint: () => ssh.hostKey().fingerprint,
    machine: createPracticeMachine(machine, ssh),
    unknownCommands: () => machine.reports,
    close: async () => {
      await powerOff(machine);
      await machine.settled();
    },
  };
}
