import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Language } from '../../flows/run/text.ts';

export interface PracticePlaces {
  readonly folder: string;
  readonly inventory: string;
  readonly state: string;
  readonly requests: string;
}

export interface PracticePbx {
  readonly name: string;
  readonly addresses: { readonly ngn: string; readonly voip: string };
  readonly port: number;
  readonly user: string;
  readonly webUrl: string;
}

export interface PracticePeople {
  readonly channel: string;
  readonly operators: readonly string[];
  readonly approvers: readonly string[];
  /** Names for the command line. */
  readonly people: Readonly<Record<string, { readonly slack: string }>>;
}

/** Names of the variables that hold the practice server's password; the inventory only names them. */
export const PASSWORD_VARIABLE = 'UCWARE_PRACTICE_PASSWORD';

/** A folder of its own under the temporary folder, with an inventory like a real one. */
export async function writeInventory(
  pbx: PracticePbx,
  people: PracticePeople,
  language: Language,
): Promise<PracticePlaces> {
  const folder = await mkdtemp(join(tmpdir(), 'ucware-rehearsal-'));
  const places = {
    folder,
    inventory: join(folder, 'servers.yml'),
    state: join(folder, 'state'),
    requests: join(folder, 'requests'),
  };
  await mkdir(places.state, { mode: 0o700 });
  const password = { env: PASSWORD_VARIABLE };
  const inventory = {
    people: people.people,
    servers: {
      [pbx.name]: {
        addresses: pbx.addresses,
        ssh: { user: pbx.user, port: pbx.port, password },
        sudo: { password },
        web: { url: pbx.webUrl },
        hypervisor: 'manual',
        channel: people.channel,
        language,
        operators: [...people.operators],
        approvers: [...people.approvers],
      },
    },
  };
  await writeFile(places.inventory, stringify(inventory), { mode: 0o600 });
  return places;
}
