import { dirname } from 'node:path';
import { createClock } from '../../src/clock.ts';
import { compose } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { decideMerges } from '../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import { importAccounts } from '../../src/flows/ucware-4.5-to-5/configure/accounts/import.ts';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { createLog } from '../../src/log.ts';

/** The production bot with the steps up to a list only, as a process that can be killed. */
const { env } = process;
const folder = dirname(env['UCWARE_CONFIG'] ?? '.');
const [speed = 1, startedAt = 0] = (env['UCWARE_REHEARSAL'] ?? '').split('@').map(Number);
const bot = await compose({
  config: await loadConfig({ env, cwd: folder, root: folder }),
  clock: createClock(speed, startedAt),
  log: createLog(undefined, { level: 'warn' }),
  rehearsal: true,
  flow: { ...ucware45to5, steps: [importAccounts, decideMerges] },
});
await bot.start();
