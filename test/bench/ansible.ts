import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import type { Sshd } from './sshd.ts';
import { COMMANDS } from './steps.ts';

export function hasAnsible(): boolean {
  return spawnSync('ansible-playbook', ['--version']).status === 0;
}

/** The same commands as one play with pipelining and without gathering facts: Ansible at its fastest. Gives ms. */
export async function ansiblePlay(sshd: Sshd): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ucware-bench-ansible-'));
  const playbook = join(folder, 'play.yml');
  const tasks = COMMANDS.map((command) => ({ command, changed_when: false }));
  writeFileSync(playbook, stringify([{ hosts: 'all', gather_facts: false, tasks }]));
  const options = sshd.sshArguments.slice(0, -1).join(' ');
  const inventory = join(folder, 'hosts');
  writeFileSync(
    inventory,
    `127.0.0.1 ansible_port=${sshd.port} ansible_user=${sshd.user} ansible_ssh_common_args='${options}'\n`,
  );
  const begun = performance.now();
  await promisify(execFile)('ansible-playbook', ['-i', inventory, playbook], {
    env: {
      ...process.env,
      ANSIBLE_PIPELINING: '1',
      ANSIBLE_LOCAL_TEMP: folder,
      ANSIBLE_SSH_CONTROL_PATH_DIR: folder,
    },
  });
  const ms = performance.now() - begun;
  rmSync(folder, { recursive: true, force: true });
  return ms;
}
