import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseInventory } from '../../src/config/parse-inventory.ts';

it('shows an inventory in the README that works in Slack and on the command line', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const text = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const { inventory, problems } = await parseInventory(text, {
    env: {},
    folder: '/nowhere',
    source: 'servers.yml',
    checkSecrets: false,
  });
  expect(problems).toEqual([]);
  const [server] = inventory.servers;
  const uids = inventory.people.flatMap(({ name, uid }) => (uid === undefined ? [] : [name]));
  expect(server?.operators.filter((name) => uids.includes(name))).not.toEqual([]);
  expect(server?.approvers.filter((name) => uids.includes(name))).not.toEqual([]);
});
