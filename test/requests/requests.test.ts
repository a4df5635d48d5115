import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../src/config/server.ts';
import { CodedError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { Secret } from '../../src/redact.ts';
import { type SubmitOptions, submitRequest } from '../../src/requests/submit-request.ts';
import { type RequestWatcher, watchRequests } from '../../src/requests/watch-requests.ts';
import type { Reply, Request, Requester } from '../../src/runner/types.ts';
import { aServer } from '../support/server.ts';

const OWN = process.getuid?.() ?? 0;
const STRANGER = 54_321;
const PEOPLE: readonly Person[] = [
  { name: 'anna', slack: 'U0ANNA', uid: OWN },
  { name: 'bert', slack: 'U0BERT', uid: undefined },
  { name: 'carl', slack: undefined, uid: undefined },
];
const LIST: Request = { do: 'list' };
const FINE: Reply = { ok: true, text: { de: 'gut', en: 'fine' } };

let place: string;
let folder: string;
let watchers: RequestWatcher[];
let heard: { request: Request; requester: Requester }[];
let log: string[];
let releases: (() => void)[];

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'ucware-requests-'));
  folder = join(place, 'requests');
  watchers = [];
  heard = [];
  log = [];
  releases = [];
});

afterEach(async () => {
  for (const release of releases) release();
  await Promise.all(watchers.map((watcher) => watcher.stop()));
  await rm(place, { recursive: true, force: true });
});

interface BotParts {
  readonly people?: readonly Person[];
  readonly handle?: (request: Request) => Promise<Reply>;
  readonly allowActAs?: boolean;
}

async function startBot({ handle = async () => FINE, people = PEOPLE, ...rest }: BotParts = {}) {
  const watcher = watchRequests({
    folder,
    people,
    log: createLog((line) => log.push(line)),
    handle: (request, requester) => {
      heard.push({ request, requester });
      return handle(request);
    },
    ...rest,
  });
  await watcher.start();
  watchers.push(watcher);
  return watcher;
}

/** A bot that takes a request and says nothing until the test is over. */
function silence(): Promise<Reply> {
  return new Promise((resolve) => releases.push(() => resolve(FINE)));
}

/** Asks as the command line does, patient enough for a busy machine. */
async function ask(request: Request = LIST, options: SubmitOptions = {}): Promise<Reply> {
  return submitRequest(folder, request, { takenWithinMs: 20_000, ...options });
}

/** Puts a file where requests lie, by hand, and waits for the reply. */
async function drop(
  put: (path: string, id: string) => Promise<unknown>,
): Promise<Reply | undefined> {
  const id = randomUUID();
  await put(join(folder, `${id}.json`), id);
  return replyTo(id);
}

async function replyTo(id: string): Promise<Reply | undefined> {
  const path = join(folder, `${id}.reply.json`);
  await vi.waitFor(async () => expect(await readdir(folder)).toContain(`${id}.reply.json`), {
    timeout: 20_000,
  });
  return JSON.parse(await readFile(path, 'utf8')) as Reply;
}

function envelope(id: string, parts: object = {}): string {
  return JSON.stringify({ version: 1, id, request: LIST, ...parts });
}

async function problemOf(work: Promise<unknown>): Promise<CodedError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CodedError);
  return error as CodedError;
}

describe('a request', () => {
  it('reaches the bot as the person who owns the file, and the reply comes back', async () => {
    await startBot();
    const request: Request = {
      do: 'answer',
      server: 'pbx',
      run: 'r1',
      step: 'window',
      question: 'when',
      rev: 3,
      choice: 'ok',
      values: { start: 'morgen, 18 Uhr\n', note: '' },
    };
    expect(await ask(request)).toEqual(FINE);
    expect(heard).toEqual([
      { request, requester: { actor: { id: 'U0ANNA', via: 'cli' }, groups: [], member: true } },
    ]);
  });

  it.each<Request>([
    { do: 'list' },
    { do: 'status', server: 'pbx' },
    { do: 'start', server: 'pbx' },
    { do: 'check', server: 'pbx' },
    { do: 'abort', server: 'pbx', reason: '' },
  ])('may be %j', async (request) => {
    await startBot();
    expect(await ask(request)).toEqual(FINE);
    expect(heard[0]?.request).toEqual(request);
  });

  it('of a person without Slack goes by the name', async () => {
    await startBot({ people: [{ name: 'night-shift', slack: undefined, uid: OWN }] });
    await ask();
    expect(heard[0]?.requester.actor).toEqual({ id: 'night-shift', via: 'cli' });
  });

  it('leaves nothing behind', async () => {
    await startBot();
    await ask();
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual(['claimed']));
    expect(await readdir(join(folder, 'claimed'))).toEqual([]);
  });

  it('does not wait for a slow one', async () => {
    let release = (_: Reply): void => {};
    const slow = new Promise<Reply>((resolve) => {
      release = resolve;
    });
    await startBot({ handle: async ({ do: what }) => (what === 'check' ? slow : FINE) });
    const check = ask({ do: 'check', server: 'pbx' });
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 20_000 });
    expect(await ask()).toEqual(FINE);
    release({ ...FINE, text: { de: 'langsam', en: 'slow' } });
    expect((await check).text.en).toBe('slow');
  });

  it('is carried out once even when two bots look', async () => {
    await startBot();
    await startBot();
    const replies = await Promise.all(Array.from({ length: 30 }, () => ask()));
    expect(replies).toEqual(Array(30).fill(FINE));
    expect(heard).toHaveLength(30);
  });

  it('ends in a reply when the bot stumbles, with the reason in its log', async () => {
    await startBot({ handle: () => Promise.reject(new Error('a stumble')) });
    expect(await ask()).toMatchObject({ ok: false, code: 'unexpected' });
    expect(log.join('\n')).toContain('a stumble');
  });

  it('gets a reply without secrets', async () => {
    const canary = new Secret('C4nary-In-A-Reply');
    const server = aServer({
      login: {
        key: async () => canary,
        passphrase: undefined,
        agent: undefined,
        password: async () => canary,
      },
    });
    const overview = [{ server, view: undefined, state: undefined, problem: undefined }];
    const text = { de: canary.reveal(), en: `with ${canary.reveal()}` };
    await startBot({ handle: async () => ({ ok: true, text, overview }) });
    const reply = await ask();
    expect(reply).toMatchObject({
      text: { en: 'with ••••••' },
      overview: [{ server: { name: 'pbx' } }],
    });
    expect(JSON.stringify(reply)).not.toContain('C4nary');
  });
});

describe('who asks', () => {
  it('must be in the inventory', async () => {
    await startBot({ people: [{ name: 'anna', slack: 'U0ANNA', uid: OWN + 1 }] });
    const reply = await ask();
    expect(reply).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(reply.text.de).toContain(String(OWN));
    expect(heard).toEqual([]);
  });

  it('cannot be somebody else', async () => {
    await startBot();
    expect(await ask(LIST, { actAs: 'bert' })).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(heard).toEqual([]);
  });

  it.each([
    ['bert', 'U0BERT'],
    ['U0BERT', 'U0BERT'],
    ['carl', 'carl'],
    ['U0ANYBODY', 'U0ANYBODY'],
  ])('may be played in a rehearsal: %s', async (as, id) => {
    await startBot({ allowActAs: true });
    expect(await ask(LIST, { actAs: as })).toEqual(FINE);
    expect(heard[0]?.requester.actor).toEqual({ id, via: 'cli' });
  });

  it('must exist in a rehearsal, too', async () => {
    await startBot({ allowActAs: true });
    expect(await ask(LIST, { actAs: 'dora' })).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it.runIf(OWN === 0)('is the owner of the file, whoever the file says', async () => {
    await startBot({ people: [...PEOPLE, { name: 'dora', slack: 'U0DORA', uid: STRANGER }] });
    const id = randomUUID();
    await writeFile(join(place, id), envelope(id));
    await chown(join(place, id), STRANGER, -1);
    execFileSync('mv', [join(place, id), join(folder, `${id}.json`)]);
    expect(await replyTo(id)).toEqual(FINE);
    expect(heard[0]?.requester.actor.id).toBe('U0DORA');
    const reply = await stat(join(folder, `${id}.reply.json`));
    expect([reply.uid, reply.mode & 0o777]).toEqual([STRANGER, 0o600]);
  });

  it.runIf(OWN === 0)('cannot play others as a foreign user, even in a rehearsal', async () => {
    await startBot({ allowActAs: true });
    const id = randomUUID();
    await writeFile(join(place, id), envelope(id, { as: 'bert' }));
    await chown(join(place, id), STRANGER, -1);
    execFileSync('mv', [join(place, id), join(folder, `${id}.json`)]);
    expect(await replyTo(id)).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(heard).toEqual([]);
  });
});

describe('a file that is no request', () => {
  const WRONG: Readonly<Record<string, (path: string, id: string) => Promise<unknown>>> = {
    'a symbolic link': async (path, id) => {
      await writeFile(join(place, 'target'), envelope(id));
      await symlink(join(place, 'target'), path);
    },
    'a hard link': async (path, id) => {
      await writeFile(join(place, 'target'), envelope(id));
      await link(join(place, 'target'), path);
    },
    'a pipe': async (path) => execFileSync('mkfifo', [path]),
    'too large': async (path, id) => {
      const draft = join(place, 'draft');
      await writeFile(draft, envelope(id) + ' '.repeat(4 * 1024 * 1024));
      await rename(draft, path);
    },
    'no JSON': async (path) => writeFile(path, '{"version":1'),
    empty: async (path) => writeFile(path, ''),
    'of another version': async (path, id) => writeFile(path, envelope(id, { version: 2 })),
    'a copy of another': async (path) => writeFile(path, envelope(randomUUID())),
    'something unknown': async (path, id) =>
      writeFile(path, envelope(id, { request: { do: 'halt' } })),
    'more than a request': async (path, id) =>
      writeFile(path, envelope(id, { requester: 'U0BERT' })),
    'short of a field': async (path, id) =>
      writeFile(path, envelope(id, { request: { do: 'start' } })),
    'of wrong types': async (path, id) =>
      writeFile(path, envelope(id, { request: { do: 'start', server: 7 } })),
  };

  it.each(Object.entries(WRONG))('is refused with a reply and gone: %s', async (_what, put) => {
    await startBot();
    const reply = await drop(put);
    expect(reply).toMatchObject({ ok: false });
    expect(reply?.text.de.length).toBeGreaterThan(20);
    expect(heard).toEqual([]);
    expect(await readdir(join(folder, 'claimed'))).toEqual([]);
  });

  it('does not keep the bot from others: folders under names of ours', async () => {
    await startBot();
    const id = randomUUID();
    await mkdir(join(folder, `${id}.json`));
    await mkdir(join(folder, `${id}.reply.json`));
    await writeFile(join(folder, `${id}.done`), '');
    const old = join(folder, `${randomUUID()}.tmp`);
    await mkdir(old);
    await utimes(old, 0, 0);
    await writeFile(join(folder, 'notes.txt'), 'mine');
    expect(await ask()).toEqual(FINE);
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('while the bot is away', () => {
  async function leave(minutesAgo: number): Promise<string> {
    const id = randomUUID();
    const path = join(folder, `${id}.json`);
    await writeFile(path, envelope(id));
    const then = Date.now() / 1000 - minutesAgo * 60;
    await utimes(path, then, then);
    return id;
  }

  it('requests wait, for ten minutes', async () => {
    await mkdir(folder);
    const [young, old] = [await leave(9), await leave(11)];
    await startBot();
    expect(await replyTo(young)).toEqual(FINE);
    expect(await replyTo(old)).toMatchObject({ ok: false, code: 'stale' });
    expect(heard).toHaveLength(1);
  });

  it('nobody waits for ever: the request is withdrawn and the person is told', async () => {
    await mkdir(folder);
    const { code, found } = await problemOf(ask(LIST, { takenWithinMs: 0 }));
    expect(code).toBe('bot-not-answering');
    expect(found).toContain('nothing was done');
    expect(await readdir(folder)).toEqual([]);
    await startBot();
    expect(await ask()).toEqual(FINE);
    expect(heard).toHaveLength(1);
  });

  it('the person is told when the bot never was there', async () => {
    const { code, foundText } = await problemOf(ask());
    expect(code).toBe('bot-not-answering');
    expect(foundText.en).toBe(`There is no folder ${folder}: no bot has used it yet.`);
    expect(foundText.de).toBe(`Den Ordner ${folder} gibt es nicht: Noch kein Bot hat ihn benutzt.`);
  });

  it('what it had taken is answered by the next one, and not repeated', async () => {
    await startBot({ handle: silence });
    const id = randomUUID();
    await writeFile(join(folder, `${id}.json`), envelope(id));
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 20_000 });
    await startBot();
    const reply = await replyTo(id);
    expect(reply).toMatchObject({ ok: false, code: 'unexpected' });
    expect(reply?.text.en).toContain('not repeated');
    expect(heard).toHaveLength(1);
  });

  it('the person is told when the bot took the request and is silent', async () => {
    await startBot({ handle: silence });
    const { code, found } = await problemOf(ask(LIST, { answeredWithinMs: 200 }));
    expect(code).toBe('bot-not-answering');
    expect(found).toContain('may have carried it out');
  });
});

describe('the folder', () => {
  const mode = async () => ((await stat(folder)).mode & 0o7777).toString(8);

  it('is private when nobody else is known', async () => {
    await startBot();
    expect(await mode()).toBe('700');
  });

  it('lets other people drop requests and look at nothing, when some are known', async () => {
    await mkdir(folder);
    await chmod(folder, 0o777);
    await startBot({ people: [...PEOPLE, { name: 'dora', slack: undefined, uid: STRANGER }] });
    expect(await mode()).toBe('1733');
    expect((await stat(join(folder, 'claimed'))).mode & 0o777).toBe(0o700);
  });

  it('must be a folder, not a link to one', async () => {
    await mkdir(join(place, 'elsewhere'));
    await symlink('elsewhere', folder);
    expect((await problemOf(startBot())).code).toBe('requests-unusable');
  });

  it.runIf(OWN === 0)('must belong to the bot', async () => {
    await mkdir(folder);
    await chown(folder, STRANGER, -1);
    expect((await problemOf(startBot())).found).toContain(String(STRANGER));
  });

  it('is made again when somebody removes it', async () => {
    await startBot();
    await rm(folder, { recursive: true });
    await vi.waitFor(() => stat(join(folder, 'claimed')), { timeout: 20_000 });
    expect(await ask()).toEqual(FINE);
  });

  it('is cleared of replies that were read and of what nobody came back for', async () => {
    await startBot();
    const [read, forgotten] = [randomUUID(), randomUUID()];
    await writeFile(join(folder, `${forgotten}.reply.json`), '{}');
    await utimes(join(folder, `${forgotten}.reply.json`), 0, 0);
    await writeFile(join(folder, `${read}.reply.json`), '{}');
    await writeFile(join(folder, `${read}.done`), '');
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual(['claimed']), {
      timeout: 20_000,
    });
  });
});

describe('stopping', () => {
  it('waits for requests in hand and takes no others', async () => {
    let release = (_: Reply): void => {};
    const slow = new Promise<Reply>((resolve) => {
      release = resolve;
    });
    const bot = await startBot({ handle: () => slow });
    const asked = ask();
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 20_000 });
    const stopped = bot.stop();
    release(FINE);
    await stopped;
    expect(await asked).toEqual(FINE);
    expect((await problemOf(ask(LIST, { takenWithinMs: 0 }))).found).toContain('nothing was done');
    expect(heard).toHaveLength(1);
  });
});
