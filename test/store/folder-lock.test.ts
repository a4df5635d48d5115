import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DISK } from '../../src/store/files.ts';
import { lockFolder } from '../../src/store/folder-lock.ts';
import { openStore } from '../../src/store/open-store.ts';
import { ownIdentity } from '../../src/store/process-identity.ts';
import { makeFolder } from './make-folder.ts';
import { AT, reduceServer, started } from './sample-run.ts';

const now = (): Date => new Date('2025-11-23T20:00:00.000Z');

test('the second to come is told who holds the folder', async () => {
  const folder = await makeFolder();
  const lock = await lockFolder(DISK, folder, now);
  await expect(lockFolder(DISK, folder, now)).rejects.toMatchObject({
    code: 'state-locked',
    found: expect.stringContaining(`process ${process.pid}, since 2025-11-23T20:00:00.000Z`),
  });
  await lock.check();
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
  await (await lockFolder(DISK, folder, now)).release();
});

test('another running process keeps its folder, a killed one does not', async () => {
  const folder = await makeFolder();
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--eval',
      `import { openStore } from '${new URL('../../src/store/open-store.ts', import.meta.url)}';
       openStore({ folder: process.argv[1], reduce: (state) => state })
         .then(() => { process.stdout.write('locked'); setInterval(() => {}, 1000); });`,
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  await expect(openStore({ folder, reduce: reduceServer })).rejects.toMatchObject({
    code: 'state-locked',
    found: expect.stringContaining(`process ${child.pid}`),
  });
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  const store = await openStore({ folder, reduce: reduceServer });
  await store.close();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1 }],
  ['an earlier process with a number that runs again', { startedAt: '1' }],
  ['an earlier boot', { bootId: '00000000-0000-0000-0000-000000000000' }],
])('the lock of %s is taken over', async (_, differs) => {
  const folder = await makeFolder();
  const holder = { ...(await ownIdentity()), ...differs, since: 'then', nonce: 'n' };
  await writeFile(join(folder, '.lock'), JSON.stringify(holder));
  const lock = await lockFolder(DISK, folder, now);
  expect(await readdir(folder)).toEqual(['.lock']);
  await lock.release();
});

test.each(['', '\0\0\0', '{"pid":'])(
  'a lock file with the content %j is what power loss leaves',
  async (content) => {
    const folder = await makeFolder();
    await writeFile(join(folder, '.lock'), content);
    await (await lockFolder(DISK, folder, now)).release();
    expect(await readdir(folder)).toEqual([]);
  },
);

test('a process that died while it took over a lock is in nobody’s way', async () => {
  const folder = await makeFolder();
  const gone = { ...(await ownIdentity()), startedAt: '1', since: 'then' };
  await writeFile(join(folder, '.lock'), JSON.stringify({ ...gone, nonce: 'a' }));
  const right = { files: DISK, died: false };
  const dying = {
    ...DISK,
    unlink: async (path: Parameters<typeof DISK.unlink>[0]) => {
      right.died = true;
      throw Object.assign(new Error(`EIO: ${String(path)}`), { code: 'EIO' });
    },
  };
  await expect(lockFolder(dying, folder, now)).rejects.toMatchObject({ code: 'EIO' });
  expect(right.died).toBe(true);
  // What it left names this process, which is alive; the real one would be gone.
  for (const file of await readdir(folder)) {
    if (file === '.lock') continue;
    const text = await readFile(join(folder, file), 'utf8');
    await unlink(join(folder, file));
    await writeFile(join(folder, file), JSON.stringify({ ...JSON.parse(text), startedAt: '1' }));
  }
  const lock = await lockFolder(DISK, folder, now);
  expect((await readdir(folder)).filter((file) => !file.endsWith('.tmp'))).toEqual(['.lock']);
  await lock.release();
});

test('of many that find the same stale lock, one gets it', async () => {
  for (let trial = 0; trial < 20; trial += 1) {
    const folder = await makeFolder();
    const gone = { ...(await ownIdentity()), startedAt: '1', since: 'then', nonce: 'a' };
    await writeFile(join(folder, '.lock'), JSON.stringify(gone));
    const attempts = Array.from({ length: 8 }, () => lockFolder(DISK, folder, now));
    const results = await Promise.allSettled(attempts);
    const got = results.filter((result) => result.status === 'fulfilled');
    expect(got).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'state-locked' });
    await got[0]?.value.check();
    expect(await readdir(folder)).toEqual(['.lock']);
  }
});

test('who lost the lock writes nothing more', async () => {
  const folder = await makeFolder();
  const store = await openStore({ folder, reduce: reduceServer });
  const pbx = await store.server('pbx');
  const edge = await store.edge('slack', Number, 0);
  await unlink(join(folder, '.lock'));
  const other = await lockFolder(DISK, folder, now);
  await expect(pbx.append('abc', started('abc'), AT)).rejects.toMatchObject({
    code: 'state-locked',
  });
  await expect(edge.write(1)).rejects.toMatchObject({ code: 'state-locked' });
  await store.close();
  await other.check();
  expect(await readdir(folder)).toEqual(['.lock', 'edges']);
});
