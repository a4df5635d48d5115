import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import { tableFor } from '../support/article-tables.ts';
import { type Office, openOffice, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';

const PBX = 'pbx-killed';
const OK = { ok: true };
let office: Office;
let bot: ChildProcess;

function startBot(): void {
  bot = spawn(process.execPath, ['--import', 'tsx', 'test/matrix/list-bot.ts'], {
    env: { ...process.env, ...office.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function kill(): Promise<void> {
  const gone = once(bot, 'exit');
  bot.kill('SIGKILL');
  await gone;
}

/** The items people settled, in the order of the record. */
async function settled(): Promise<string[]> {
  const records = await office.journal(PBX);
  return records.flatMap(({ event }) => (event.type === 'entered' ? event.items : []));
}

beforeEach(async () => {
  office = await openOffice({ [PBX]: {} });
  startBot();
});
afterEach(async () => {
  await kill();
  await office.close();
});

it('loses no tick of a list when the bot is killed, and takes none twice', async () => {
  await office.slack.socket.connected(1);
  expect(await office.type(STARTER, PBX)).toEqual(OK);
  const give = await office.asked(PBX, 'Benutzerübersicht');
  await office.press(STARTER, give, 'Tabelle einfügen oder Datei geben …');
  const client = createSlackUserClient(office.slack.url, STARTER);
  const form = await openForm(client);
  const users = tableFor('Benutzerübersicht') ?? '';
  expect(await client.submit(form.id, { table: users })).toEqual(OK);

  for (let ticks = 0; ticks < 4; ) {
    const asked = await office.asked(PBX, `${ticks} von 4 erledigt`, 'Als Nächstes');
    expect(await settled()).toHaveLength(ticks);
    expect(await office.press(STARTER, asked, 'Annehmen')).toEqual(OK);
    // Slack has its acknowledgement; whether the tick is on disk by now, only the disk knows.
    await kill();
    const before = await settled();
    expect([ticks, ticks + 1]).toContain(before.length);
    startBot();
    await office.slack.socket.connected(1);
    await office.asked(PBX, `${before.length} von 4 erledigt`);
    if (before.length === ticks) {
      const again = await office.asked(PBX, `${ticks} von 4 erledigt`, 'Als Nächstes');
      expect(await office.press(STARTER, again, 'Annehmen')).toEqual(OK);
    }
    ticks += 1;
    await office.asked(PBX, `${ticks} von 4 erledigt`);
  }
  const all = await settled();
  expect(new Set(all).size).toBe(4);
  expect(all).toHaveLength(4);
  const close = await office.asked(PBX, '4 von 4 erledigt');
  expect(await office.press(STARTER, close, 'Liste abschließen')).toEqual(OK);
  await office.seen(({ text }) => text.includes('Zusammenzuführen: 4 Personen'), 'the outcome');
});
