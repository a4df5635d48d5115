import { distance } from 'fastest-levenshtein';
import { LOG_LEVELS, type LogLevel } from '../log.ts';
import { type Environment, findPlaces, type Whereabouts } from './environment.ts';
import { type LoadedInventory, readInventory, warningsOrThrow } from './load-inventory.ts';
import type { Problem } from './problem.ts';
import { type SlackSettings, slackSettings } from './slack-settings.ts';

/** Everything the bot needs to know before it starts. Valid: nothing behind this door checks it again. */
export interface Config extends LoadedInventory {
  readonly slack: SlackSettings;
  readonly logLevel: LogLevel;
}

/** Every variable of ours. Others that look like ours are typing mistakes. */
const VARIABLES = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_API_URL',
  'UCWARE_CONFIG',
  'UCWARE_STATE',
  'UCWARE_REQUESTS',
  'UCWARE_LOG',
] as const;

/**
 * Reads environment, `.env` and inventory. Rejects with one `ConfigError` (`config-invalid`) that lists every mistake in
 * all of them; what is only worth a thought comes back in `warnings`.
 */
export async function loadConfig(whereabouts: Whereabouts = {}): Promise<Config> {
  const { env, problems: before, ...places } = await findPlaces(whereabouts);
  const found: Problem[] = [];
  const report = (path: string, text: Problem['text'], level: Problem['level'] = 'error'): void => {
    found.push({ level, source: 'environment', path, line: undefined, text });
  };
  const slack = slackSettings(env, report);
  const logLevel = levelOf(env, report);
  for (const [name, nearest] of misspelled(env)) {
    report(
      name,
      {
        de: `diese Variable gibt es nicht. Ist ${nearest} gemeint?`,
        en: `there is no such variable. Is ${nearest} meant?`,
      },
      'warning',
    );
  }
  const { inventory, problems } = await readInventory(places.inventoryPath, env, true);
  const warnings = warningsOrThrow([...before, ...found, ...problems]);
  if (!slack) throw new Error('settings of Slack without a problem and without a value');
  return { ...places, slack, inventory, warnings, logLevel };
}

function levelOf(
  env: Environment,
  report: (path: string, text: Problem['text']) => void,
): LogLevel {
  const wanted = env['UCWARE_LOG']?.trim().toLowerCase();
  const level = LOG_LEVELS.find((one) => one === wanted);
  if (wanted !== undefined && !level) {
    const possible = LOG_LEVELS.map((one) => `\`${one}\``).join(', ');
    report('UCWARE_LOG', { de: `möglich sind ${possible}.`, en: `possible are ${possible}.` });
  }
  return level ?? 'info';
}

/** Two edits at most: `UCWARE_PBX_SUDO` is somebody's variable for a secret and not a typing mistake. */
function misspelled(env: Environment): readonly (readonly [string, string])[] {
  return Object.keys(env).flatMap((name) =>
    VARIABLES.filter((known) => known !== name && distance(known, name) <= 2).map(
      (known) => [name, known] as const,
    ),
  );
}
