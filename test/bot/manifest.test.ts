import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMAND, EVENTS } from '../../src/bot/ids.ts';
import { METHODS, OPTIONAL_METHODS, OTHER_SCOPES } from '../../src/bot/methods.ts';

interface Manifest {
  readonly display_information: { name: string; description: string; long_description: string };
  readonly features: {
    readonly app_home: { home_tab_enabled: boolean };
    readonly slash_commands: { command: string; usage_hint: string; should_escape: boolean }[];
  };
  readonly oauth_config: { readonly scopes: { bot: string[]; bot_optional: string[] } };
  readonly settings: {
    readonly interactivity: { is_enabled: boolean };
    readonly event_subscriptions: { bot_events: string[] };
    readonly socket_mode_enabled: boolean;
  };
}

const root = new URL('../../', import.meta.url);
const manifest = parse(readFileSync(new URL('manifest.yml', root), 'utf8')) as Manifest;

function source(): string {
  const folder = new URL('src/bot/', root);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => file.endsWith('.ts') && file !== 'methods.ts');
  return code.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
}

it('creates the command and the events the code answers', () => {
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(Object.values(EVENTS));
});

it('switches on what the code builds on', () => {
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
  expect(manifest.features.app_home.home_tab_enabled).toBe(true);
  // The parser understands what people type, not Slack's escapes of it alone.
  expect(manifest.features.slash_commands[0]?.should_escape).toBe(false);
});

it('names every method the code calls, and no other', () => {
  const called = new Set(
    [...source().matchAll(/\bweb\.((?:[a-z]+\.)*[a-zA-Z0-9]+)\(/g)].map(([, method]) => method),
  );
  const named = [...Object.keys(METHODS), ...Object.keys(OPTIONAL_METHODS)];
  expect([...called].toSorted()).toEqual(named.toSorted());
});

it('asks for exactly the scopes these methods need', () => {
  const needed = [...Object.values(METHODS).filter((scope) => scope !== null), ...OTHER_SCOPES];
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...new Set(needed)].toSorted());
  const optional = Object.values(OPTIONAL_METHODS).flat();
  expect(manifest.oauth_config.scopes.bot_optional.toSorted()).toEqual(
    [...new Set(optional)].toSorted(),
  );
});

it('keeps within the limits of manifests', () => {
  const { name, description, long_description } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long_description.length).toBeGreaterThanOrEqual(175);
  expect(long_description.length).toBeLessThanOrEqual(4000);
  expect(manifest.features.slash_commands[0]?.usage_hint.length).toBeLessThanOrEqual(1000);
});
