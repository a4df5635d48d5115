import { expect, it } from 'vitest';
import { createReader } from '../../src/cli/reader.ts';

const PEOPLE = [{ name: 'sabine', slack: 'U0STARTER0', uid: undefined }];

it.each([
  ['as npm runs it', { npm_lifecycle_event: 'ucware-upgrade' }, 'npm run ucware-upgrade -- status'],
  ['as it is installed', {}, 'ucware-upgrade status'],
])('prints commands %s', (_, env, command) => {
  const reader = createReader({ env, language: 'en' });
  expect(reader.command('status')).toBe(command);
});

it('prints commands for the person who is played', () => {
  const reader = createReader({ env: {}, language: 'en' }, PEOPLE, 'U0STARTER0');
  expect(reader.command('answer pbx 3.yes')).toBe(
    'ucware-upgrade answer pbx 3.yes --as U0STARTER0',
  );
});

it('reads people by name where the inventory knows them, and channels without a sign', () => {
  const { say, name } = createReader({ env: {}, language: 'de' }, PEOPLE);
  const text = 'Von <@U0STARTER0> und <@U0OTHER> in <#C0TELEFON0>, <!subteam^S1|@tk>, &lt;5&gt;';
  expect(say({ de: text, en: '' })).toBe('Von sabine und U0OTHER in C0TELEFON0, @tk, <5>');
  expect(name('U0STARTER0')).toBe('sabine');
  expect(name('nacht')).toBe('nacht');
});
