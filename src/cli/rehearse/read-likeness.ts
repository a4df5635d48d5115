import type { Server } from '../../config/server.ts';
import { CodedError } from '../../errors.ts';
import type { Executor } from '../../executors/types.ts';
import { readPresent } from '../../flows/remote/conffiles/present.ts';
import { readDevices } from '../../flows/remote/devices.ts';
import { readDisk } from '../../flows/remote/disk.ts';
import { readDpkgState } from '../../flows/remote/dpkg-state.ts';
import { readHolds } from '../../flows/remote/holds.ts';
import { readInstalled } from '../../flows/remote/installed.ts';
import { readSources } from '../../flows/remote/sources.ts';
import type { Probe } from '../../flows/run/action.ts';
import { redactDeep } from '../../redact.ts';
import type { Likeness } from '../../rehearsal/server/scenarios/likeness.ts';

const KIB_PER_MIB = 1024;

/**
 * Reads what a practice server needs to resemble a real one. Nothing is written there: these are reading scripts of the
 * preflight, which print names, versions and checksums but no content of any file. What comes back is masked once more.
 */
export async function readLikeness(server: Server, executor: Executor): Promise<Likeness> {
  async function ask<T>(probe: Probe<T>): Promise<T> {
    const outcome = await executor.perform(probe, { server, hostKey: server.hostKey });
    if (outcome.ok) return outcome.value;
    throw new CodedError(outcome.failure.code, outcome.failure.found);
  }
  const packages = await ask(readInstalled());
  const { files } = await ask(readPresent());
  const held = await ask(readHolds());
  const { halfConfigured } = await ask(readDpkgState());
  const sources = await ask(readSources());
  const { userAgents } = await ask(readDevices());
  const disks = await ask(readDisk());
  return redactDeep({
    hostname: server.name,
    packages,
    changedFiles: files
      .filter(({ own, recorded }) => recorded !== null && own !== null && own !== recorded)
      .map(({ package: name, path }) => ({ package: name, path })),
    held,
    halfConfigured,
    sources: sources.lines.flatMap(
      ({ path, type, series, active, options, hasCredentials, crlf }) =>
        type === 'deb' && series !== null
          ? [{ path, series, active, options, hasCredentials, crlf }]
          : [],
    ),
    userAgents,
    disks: disks.flatMap(({ path, totalMiB, freeMiB }) =>
      path === '/var'
        ? []
        : [
            {
              path,
              sizeKb: totalMiB * KIB_PER_MIB,
              usedKb: (totalMiB - freeMiB) * KIB_PER_MIB,
            },
          ],
    ),
  });
}
