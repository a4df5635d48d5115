import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { PracticeServer } from '../../../src/rehearsal/server/practice-server.ts';
import type { ScenarioName } from '../../../src/rehearsal/server/scenarios/names.ts';
import { PASSWORD, practise } from '../../rehearsal/server/support/practice.ts';

export interface RealServer {
  readonly server: PracticeServer;
  /** A folder that goes with the test. */
  readonly folder: string;
  /** What makes the command line find the server as `pbx-real`. */
  readonly env: { readonly UCWARE_CONFIG: string; readonly REAL_PASSWORD: string };
}

/** A server with SSH that stands in an inventory, as a customer's would. */
export async function realServer(scenario: ScenarioName = '4.5.0.8'): Promise<RealServer> {
  const server = await practise({ scenario });
  const folder = await mkdtemp(join(tmpdir(), 'ucware-real-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const password = { env: 'REAL_PASSWORD' };
  const entry = {
    addresses: { ngn: server.addresses.ngn },
    ssh: { user: server.user, port: server.port, password },
    hostKey: server.fingerprint(),
    sudo: { password },
    hypervisor: 'manual',
    channel: 'C0TELEFON0',
    language: 'de',
    operators: ['U0STARTER0'],
    approvers: ['U0APPROVE1'],
  };
  const env = { UCWARE_CONFIG: join(folder, 'servers.yml'), REAL_PASSWORD: PASSWORD };
  await writeFile(env.UCWARE_CONFIG, stringify({ servers: { 'pbx-real': entry } }), {
    mode: 0o600,
  });
  return { server, folder, env };
}
