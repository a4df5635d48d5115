import type { Clock } from '../../clock.ts';
import { type AdminClient, createAdminClient } from '../../rehearsal/admin-client/admin-client.ts';
import { asCsv } from '../../rehearsal/admin-client/table.ts';
import type { RehearsalScenario } from '../../rehearsal/scenarios/scenario.ts';
import type { PracticeServer } from '../../rehearsal/server/practice-server.ts';
import type { SlackStandIn } from '../../rehearsal/slack/stand-in.ts';
import { UsageError } from '../command.ts';

export interface StandIns {
  readonly slack: SlackStandIn;
  readonly pbx: PracticeServer;
  /** What people who have the server before them see and change. */
  readonly admin: AdminClient;
  close(): Promise<void>;
}

/** Only in memory, only on loopback; still no password anybody would use elsewhere. */
export const PRACTICE_PASSWORD = 'practice-only-4711';

/**
 * Slack and a telephone server, played in this process. Their packages are for development: a production install does not
 * carry them.
 */
export async function startStandIns(
  clock: Clock,
  { server, likeness, customer }: RehearsalScenario,
): Promise<StandIns> {
  const { startSlackStandIn, startPracticeServer } = await load();
  const slack = await startSlackStandIn({ clock });
  const admin = createAdminClient(customer);
  const pbx = await startPracticeServer({
    clock,
    scenario: server,
    ...(likeness ? { likeness } : {}),
    tables: () =>
      [admin.users(), admin.faxes(), admin.groups()].map((table) => ({
        name: table.name,
        content: asCsv(table),
      })),
    password: PRACTICE_PASSWORD,
  });
  return {
    slack,
    pbx,
    admin,
    async close() {
      await slack.close();
      await pbx.close();
    },
  };
}

async function load() {
  try {
    const { startSlackStandIn } = await import('../../rehearsal/slack/stand-in.ts');
    const { startPracticeServer } = await import('../../rehearsal/server/start-practice-server.ts');
    return { startSlackStandIn, startPracticeServer };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(
      'The rehearsal needs packages a production install leaves out: npm ci --include=dev',
      {
        cause: error,
      },
    );
  }
}
