import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { loadInventory } from '../../src/config/load-inventory.ts';
import { ConfigError } from '../../src/config/problem.ts';
import { CodedError } from '../../src/errors.ts';

const INVENTORY = `servers:
  pbx:
    addresses: {ngn: 192.0.2.1}
    ssh: {user: ucware, password: {env: PBX_PASSWORD}}
    sudo: root
    channel: C0PBX
    approvers: [U0A, U0B]
`.replace('user: ucware', 'user: root');

const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1-2-canarybot', SLACK_APP_TOKEN: 'xapp-1-2-canaryapp' };
const GOOD = { ...TOKENS, PBX_PASSWORD: 'a-password' };

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ucware-config-'));
  await mkdir(join(root, 'data'));
  await writeFile(join(root, 'data', 'servers.yml'), INVENTORY);
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function load(env: Record<string, string | undefined> = GOOD) {
  return loadConfig({ env, cwd: root, root });
}

async function mistakes(env: Record<string, string | undefined>): Promise<ConfigError> {
  const error = await load(env).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConfigError);
  return error as ConfigError;
}

async function envFile(text: string, mode = 0o600): Promise<void> {
  await writeFile(join(root, '.env'), text);
  await chmod(join(root, '.env'), mode);
}

describe('a good configuration', () => {
  it('finds everything in data/ of the project', async () => {
    const config = await load();
    expect(config.slack.botToken.reveal()).toBe(GOOD.SLACK_BOT_TOKEN);
    expect(config.slack.appToken.reveal()).toBe(GOOD.SLACK_APP_TOKEN);
    expect(config.slack.apiUrl).toBeUndefined();
    expect(config.inventory.servers.map(({ name }) => name)).toEqual(['pbx']);
    expect((await config.inventory.servers[0]?.login.password?.())?.reveal()).toBe('a-password');
    expect(config).toMatchObject({
      inventoryPath: join(root, 'data/servers.yml'),
      stateFolder: join(root, 'data/state'),
      requestsFolder: join(root, 'data/requests'),
      logLevel: 'info',
      warnings: [],
    });
  });

  it('looks elsewhere when it is told, from the working directory', async () => {
    await writeFile(join(root, 'other.yml'), INVENTORY);
    const env = {
      ...GOOD,
      UCWARE_CONFIG: 'other.yml',
      UCWARE_STATE: 'var/state',
      UCWARE_LOG: 'debug',
    };
    expect(await load(env)).toMatchObject({
      inventoryPath: join(root, 'other.yml'),
      stateFolder: join(root, 'var/state'),
      requestsFolder: join(root, 'var/requests'),
      logLevel: 'debug',
    });
    const requests = { ...GOOD, UCWARE_REQUESTS: '/run/ucware' };
    expect((await load(requests)).requestsFolder).toBe('/run/ucware');
  });

  it('reads .env, and the environment wins; empty variables are not there', async () => {
    await envFile(
      `SLACK_BOT_TOKEN=xoxb-1-2-file\nSLACK_APP_TOKEN='xapp-1-2-file'\nPBX_PASSWORD="of the file"\n`,
    );
    const config = await load({ SLACK_BOT_TOKEN: 'xoxb-1-2-environment', SLACK_APP_TOKEN: '' });
    expect(config.slack.botToken.reveal()).toBe('xoxb-1-2-environment');
    expect(config.slack.appToken.reveal()).toBe('xapp-1-2-file');
    expect((await config.inventory.servers[0]?.login.password?.())?.reveal()).toBe('of the file');
    expect(config.warnings).toEqual([]);
  });

  it.each([
    ['https://slack.example.org/api', 'https://slack.example.org/api/'],
    ['http://127.0.0.1:3000/api/', 'http://127.0.0.1:3000/api/'],
    ['http://localhost:3000', 'http://localhost:3000/'],
  ])('may use another Slack: %s', async (url, apiUrl) => {
    const config = await load({ ...GOOD, SLACK_API_URL: url });
    expect(config.slack.apiUrl).toBe(apiUrl);
    expect(config.warnings).toEqual([]);
  });
});

describe('tokens', () => {
  it.each([
    ['no bot token', { SLACK_BOT_TOKEN: undefined }, ['SLACK_BOT_TOKEN'], 'is missing'],
    [
      'blank tokens',
      { SLACK_BOT_TOKEN: ' ', SLACK_APP_TOKEN: '' },
      ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
      'is missing',
    ],
    [
      'a user token',
      { SLACK_BOT_TOKEN: 'xoxp-canaryuser' },
      ['SLACK_BOT_TOKEN'],
      'does not begin with `xoxb-`',
    ],
    [
      'a bot token twice',
      { SLACK_APP_TOKEN: GOOD.SLACK_BOT_TOKEN },
      ['SLACK_APP_TOKEN'],
      'does not begin with `xapp-`',
    ],
    [
      'swapped tokens',
      { SLACK_BOT_TOKEN: GOOD.SLACK_APP_TOKEN, SLACK_APP_TOKEN: GOOD.SLACK_BOT_TOKEN },
      ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
      'are swapped',
    ],
    ['a placeholder', { SLACK_BOT_TOKEN: 'xoxb-…' }, ['SLACK_BOT_TOKEN'], 'no complete token'],
    [
      'another placeholder',
      { SLACK_APP_TOKEN: 'xapp-...' },
      ['SLACK_APP_TOKEN'],
      'no complete token',
    ],
    [
      'a blank inside',
      { SLACK_BOT_TOKEN: 'xoxb-canary with-blank' },
      ['SLACK_BOT_TOKEN'],
      'no complete token',
    ],
  ])('%s', async (_what, env, paths, said) => {
    const error = await mistakes({ ...GOOD, ...env });
    expect(error.problems.map(({ path }) => path)).toEqual(paths);
    expect(error.message).toContain(said);
    expect(JSON.stringify([error, error.message, error.problems])).not.toContain('canary');
  });
});

describe('mistakes', () => {
  it('of environment and inventory come together, before anything starts', async () => {
    await writeFile(
      join(root, 'data', 'servers.yml'),
      INVENTORY.replace('192.0.2.1', '192.0.2.300').replace('C0PBX', 'general'),
    );
    const error = await mistakes({
      SLACK_BOT_TOKEN: 'wrong',
      SLACK_API_URL: 'slack',
      UCWARE_LOG: 'loud',
    });
    expect(error).toBeInstanceOf(CodedError);
    expect(error.code).toBe('config-invalid');
    expect(error.problems.map(({ source, path }) => [source === 'environment', path])).toEqual([
      [true, 'SLACK_BOT_TOKEN'],
      [true, 'SLACK_APP_TOKEN'],
      [true, 'SLACK_API_URL'],
      [true, 'UCWARE_LOG'],
      [false, 'servers.pbx.addresses.ngn'],
      [false, 'servers.pbx.channel'],
    ]);
    for (const { path } of error.problems) expect(error.message).toContain(path);
  });

  it('in the place of a secret are found before anything starts', async () => {
    const error = await mistakes(TOKENS);
    expect(error.message).toContain(
      'servers.pbx.ssh.password (line 4): the environment variable is not set.',
    );
  });

  it('in the path of the inventory say what to do', async () => {
    const missing = await mistakes({ ...GOOD, UCWARE_CONFIG: 'nowhere.yml' });
    expect(missing.message).toContain('data/servers.example.yml');
    const folder = await mistakes({ ...GOOD, UCWARE_CONFIG: 'data' });
    expect(folder.message).toContain('EISDIR');
  });

  it.each(['slack', 'ftp://x/', 'https://a:b@slack.com/api/', 'https://slack.com/api/?x=1'])(
    'in the address of Slack: %s',
    async (url) => {
      const error = await mistakes({ ...GOOD, SLACK_API_URL: url });
      expect(error.problems.map(({ path }) => path)).toEqual(['SLACK_API_URL']);
    },
  );
});

describe('warnings', () => {
  it('stop nothing', async () => {
    await envFile('PBX_PASSWORD=abcdef\n', 0o644);
    await chmod(join(root, 'data', 'servers.yml'), 0o666);
    const config = await load({
      ...TOKENS,
      SLACK_API_URL: 'http://slack.example.org/api/',
      UCWARE_STAET: 'x',
      UCWARE_PBX_SUDO: 'y',
    });
    const { warnings } = config;
    expect(warnings.map(({ level }) => level)).toEqual(Array(4).fill('warning'));
    expect(warnings.map(({ path, source }) => path || source)).toEqual([
      join(root, '.env'),
      'SLACK_API_URL',
      'UCWARE_STAET',
      join(root, 'data/servers.yml'),
    ]);
  });

  it('are enough when .env cannot be read', async () => {
    await mkdir(join(root, '.env'));
    const config = await load();
    expect(config.warnings.map(({ source }) => source)).toEqual([join(root, '.env')]);
  });
});

describe('the inventory alone', () => {
  it('needs neither tokens nor secrets', async () => {
    const { inventory, warnings } = await loadInventory({ env: {}, cwd: root, root });
    expect(inventory.servers).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('is refused with all its mistakes', async () => {
    await writeFile(join(root, 'data', 'servers.yml'), 'servers: {list: {}}');
    await expect(loadInventory({ env: {}, cwd: root, root })).rejects.toThrow(ConfigError);
  });
});
