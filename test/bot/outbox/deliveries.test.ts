import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  createDeliveryBook,
  Deliveries,
  NO_DELIVERIES,
} from '../../../src/bot/outbox/deliveries.ts';
import { DISK } from '../../../src/store/files.ts';
import { openStore } from '../../../src/store/open-store.ts';

it('writes what many servers save at once together, and nothing is missing on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ucware-deliveries-'));
  let renames = 0;
  const files = {
    ...DISK,
    rename: async (...args: Parameters<typeof DISK.rename>) => {
      renames += 1;
      await DISK.rename(...args);
    },
  };
  const open = async () => openStore({ folder, reduce: (state) => state ?? { past: [] }, files });
  const store = await open();
  const edge = await store.edge('slack', (raw) => Deliveries.parse(raw), NO_DELIVERIES);
  const book = createDeliveryBook(edge);
  const names = Array.from({ length: 100 }, (_, at) => `pbx-${at}`);
  await Promise.all(names.map((name, at) => book.save(name, { seq: at + 1 })));
  // The first goes alone, everybody else during its write.
  expect(renames).toBe(2);
  await store.close();
  const again = await open();
  const read = createDeliveryBook(
    await again.edge('slack', (raw) => Deliveries.parse(raw), NO_DELIVERIES),
  );
  expect(names.map((name) => read.of(name).seq)).toEqual(names.map((_, at) => at + 1));
  await again.close();
  await rm(folder, { recursive: true });
});
