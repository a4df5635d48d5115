import { expect, it } from 'vitest';
import { startBotProcess } from '../../src/cli/rehearse/bot-process.ts';
import { PRACTICE, startPractice } from '../../src/cli/rehearse/start-practice.ts';
import { createClock } from '../../src/clock.ts';
import { play } from '../../src/rehearsal/player/play.ts';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import { exportAudit } from '../../src/store/audit.ts';
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

async function journal(folder: string): Promise<JournalRecord[]> {
  const records: JournalRecord[] = [];
  try {
    for await (const record of exportAudit(folder, PRACTICE.server)) records.push(record);
  } catch {
    // Nothing is recorded yet.
  }
  return records;
}

function nameOf({ event }: JournalRecord): string {
  return 'step' in event ? `${event.type} ${event.step}` : event.type;
}

it('survives kill -9 at any time: nothing is lost and no job runs twice', {
  timeout: 170_000,
}, async () => {
  const pace = { speed: 60, startedAt: Date.now() };
  const clock = createClock(pace.speed, pace.startedAt);
  const invocation = { args: [], env: process.env, language: 'en', write: () => {} } as const;
  const practice = await startPractice({ clock, pace, language: 'en', invocation });
  const { slack, pbx } = practice.standIns;
  const over = new AbortController();
  let { bot } = practice;
  let deaths = 0;
  try {
    await slack.socket.connected(1, over.signal);
    const people = [PRACTICE.starter, PRACTICE.approver].map((id) =>
      createSlackUserClient(slack.url, id),
    );
    const playing = play({
      people,
      channel: PRACTICE.channel,
      command: PRACTICE.server,
      signal: over.signal,
    });
    const ended = (async () => {
      for (let after = 0; ; ) {
        const records = await journal(practice.places.state);
        if (records.at(-1)?.event.type === 'run-ended') return records;
        if (records.map(nameOf).includes(DEATHS[deaths] ?? '')) {
          deaths += 1;
          bot.kill('SIGKILL');
          await bot.ended;
          bot = startBotProcess(practice.env, () => {});
        }
        // Every event is shown in the channel, so the next change there is the next time to look.
        after = (await slack.changes(after, over.signal)).next;
      }
    })();
    const records = await Promise.race([ended, playing.then(() => ended)]);
    expect(deaths).toBe(DEATHS.length);
    expect(records.at(-1)?.event).toMatchObject({ type: 'run-ended', outcome: 'completed' });
    expect(pbx.machine.version('ucware')).toMatch(/^5\./);
    const { stdout } = await pbx.machine.console('ls /var/lib/ucware-upgrade/jobs');
    const jobs = stdout.trim().split('\n');
    expect(jobs.filter((job) => !job.endsWith('-1'))).toEqual([]);
    expect(pbx.unknownCommands()).toEqual([]);
  } finally {
    over.abort();
    bot.kill('SIGKILL');
    await bot.ended;
    await practice.standIns.close();
  }
});
