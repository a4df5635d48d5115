import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startSlackStandIn } from '../../src/rehearsal/slack/stand-in.ts';
import { APPROVER, type Office, openOffice, STARTER } from '../support/office.ts';

const run = promisify(execFile);

/** Starts the bot as its users do, in an environment that has nothing but this, and says how it ended. */
async function startBot(env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  try {
    await run(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
      env: { PATH: process.env['PATH'] ?? '', LANG: 'de_DE.UTF-8', ...env },
      timeout: 240_000,
    });
    return { code: 0, said: '' };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout: string; stderr: string };
    return { code, said: `${stdout}${stderr}` };
  }
}

async function inventory(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ucware-start-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'servers.yml');
  await writeFile(path, text, { mode: 0o600 });
  return path;
}

const SERVER = `servers:
  pbx-kiel:
    addresses: {ngn: 192.0.2.20}
    ssh: {user: ucware, password: {env: PBX_PASSWORD}}
    sudo: {password: {env: PBX_PASSWORD}}
    channel: C0TELEPHONY
    approvers: [U0BERT]
`;

describe('a bot that cannot start', () => {
  it('names both missing tokens and every mistake of the inventory at once', async () => {
    const path = await inventory(`servers:
  list:
    addresses: {ngn: 192.0.2.20}
    ssh: {user: ucware, password: geheim-im-klartext}
    channel: telefonie
    approvers: []
  pbx-kiel:
    adresses: {ngn: 192.0.2.21}
    ssh: {user: ucware, key: {file: /nowhere/key}}
    channel: C0TELEPHONY
    language: fr
    approvers: [U0BERT]
`);
    const { code, said } = await startBot({ UCWARE_CONFIG: path });
    expect(code).toBe(1);
    for (const words of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'servers.list',
      'servers.list.ssh.password',
      'servers.list.channel',
      'servers.pbx-kiel.adresses',
      'servers.pbx-kiel.language',
    ])
      expect(said).toContain(words);
    expect(said).not.toContain('geheim-im-klartext');
    expect(said).not.toMatch(/ {4}at |undefined/);
  });

  it('says which token Slack refuses, and where to get another', async () => {
    const slack = await startSlackStandIn();
    onTestFinished(() => slack.close());
    const env = {
      UCWARE_CONFIG: await inventory(SERVER),
      PBX_PASSWORD: 'not-needed-here',
      SLACK_BOT_TOKEN: slack.workspace.tokens.bot,
      SLACK_APP_TOKEN: slack.workspace.tokens.app,
      SLACK_API_URL: slack.apiUrl,
    };
    const bot = await startBot({ ...env, SLACK_BOT_TOKEN: 'xoxb-of-somebody-else' });
    expect(bot).toMatchObject({ code: 1 });
    expect(bot.said).toContain('auth.test');
    const app = await startBot({ ...env, SLACK_APP_TOKEN: 'xapp-of-somebody-else' });
    expect(app).toMatchObject({ code: 1 });
    expect(app.said).toContain('apps.connections.open');
    for (const { said } of [bot, app]) {
      expect(said).toContain('SLACK_');
      expect(said).not.toMatch(/of-somebody-else| {4}at /);
    }
  }, 240_000);
});

describe('a state that was damaged while the bot was away', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ 'pbx-torn': {}, 'pbx-whole': {} });
    await office.startBot();
  }, 240_000);
  afterAll(() => office?.close());

  it('stops that server with a copy kept, and no other', async () => {
    for (const name of ['pbx-torn', 'pbx-whole']) {
      expect(await office.type(STARTER, name)).toEqual({ ok: true });
      await office.asked(`: ${name}\n`, 'Haben Sie den Artikel');
    }
    await office.stopBot();
    const file = join(office.stateFolder, 'pbx-torn.journal.jsonl');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(
      file,
      [...lines.slice(0, 2), lines[2]?.slice(0, 40), ...lines.slice(3)].join('\n'),
    );
    const damaged = await readFile(file, 'utf8');

    await office.startBot();
    await office.slack.socket.connected(1);
    expect(await office.type(STARTER, 'status pbx-torn')).toEqual({ ok: true });
    await office.told(STARTER, 'pbx-torn', 'beschädigt', 'line 3', '.damaged-');
    expect(await office.type(STARTER, 'pbx-torn')).toEqual({ ok: true });
    await office.told(STARTER, 'Es wird nichts gestartet');
    const copies = (await readdir(office.stateFolder)).filter((name) => name.includes('.damaged-'));
    expect(copies).toHaveLength(1);
    expect(await readFile(join(office.stateFolder, copies[0] ?? ''), 'utf8')).toBe(damaged);

    const question = await office.asked(': pbx-whole\n', 'Haben Sie den Artikel');
    expect(await office.press(APPROVER, question, 'Gelesen')).toEqual({ ok: true });
    await office.asked(': pbx-whole\n', 'Sonderlösung');
  });
});
