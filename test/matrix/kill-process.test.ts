import { expect, it } from 'vitest';
import { followRun, readRun } from '../../src/cli/rehearse/follow-run.ts';
import { PRACTICE, startPractice } from '../../src/cli/rehearse/start-practice.ts';
import { createClock } from '../../src/clock.ts';
import { play } from '../../src/rehearsal/player/play.ts';
import { withAdminClient } from '../../src/rehearsal/player/with-admin-client.ts';
import { USUAL } from '../../src/rehearsal/scenarios/scenarios.ts';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import type { JournalRecord } from '../../src/store/types.ts';

/** Where the bot dies: while it looks, while jobs run, during the reboot, and while people are asked. */
const DEATHS = [
  'step-started scan',
  'step-started install-4.5',
  'step-started reboot-4.5',
  'step-started fetch-5',
  'step-started install-5',
  'asked upload-licence',
];

function nameOf({ event }: JournalRecord): string {
  return 'step' in event ? `${event.type} ${event.step}` : event.type;
}

it('survives kill -9 at any time: nothing is lost and no job runs twice', {
  timeout: 400_000,
}, async () => {
  const pace = { speed: 60, startedAt: Date.now() };
  const clock = createClock(pace.speed, pace.startedAt);
  const invocation = { args: [], env: process.env, language: 'en', write: () => {} } as const;
  const practice = await startPractice({
    clock,
    pace,
    language: 'en',
    scenario: USUAL,
    faults: [],
    invocation,
  });
  const { slack, pbx } = practice.standIns;
  const over = new AbortController();
  let deaths = 0;
  try {
    await slack.socket.connected(1, over.signal);
    const people = [PRACTICE.starter, PRACTICE.approver].map((id) =>
      createSlackUserClient(slack.url, id),
    );
    const playing = play({
      people: withAdminClient(people, practice.standIns.admin),
      channel: PRACTICE.channel,
      command: PRACTICE.server,
      clock,
      signal: over.signal,
    });
    const ended = (async () => {
      for await (const record of followRun(practice.places.state, PRACTICE.server, over.signal)) {
        if (record.event.type === 'run-ended') break;
        if (nameOf(record) !== DEATHS[deaths]) continue;
        deaths += 1;
        practice.bot.kill();
      }
      return readRun(practice.places.state, PRACTICE.server);
    })();
    const records = await Promise.race([ended, playing.then(() => ended)]);
    expect(deaths).toBe(DEATHS.length);
    expect(records.at(-1)?.event).toMatchObject({ type: 'run-ended', outcome: 'completed' });
    expect(pbx.machine.version('ucware')).toMatch(/^5\./);
    const { stdout } = await pbx.machine.console('ls /var/lib/ucware-upgrade/jobs');
    const jobs = stdout.trim().split('\n');
    expect(jobs.filter((job) => !/-1(?:-\d+)?$/.test(job))).toEqual([]);
    expect(pbx.unknownCommands()).toEqual([]);
  } finally {
    over.abort();
    await practice.close();
  }
});
