import type { Text } from '../flows/run/text.ts';
import { Secret } from '../redact.ts';
import type { Environment } from './environment.ts';

/** How the bot reaches Slack. */
export interface SlackSettings {
  readonly botToken: Secret;
  readonly appToken: Secret;
  /** Base URL of any Slack-compatible server, with a slash at its end; undefined means Slack. */
  readonly apiUrl: string | undefined;
}

type SettingReport = (name: string, text: Text, level?: 'warning') => void;

/** Reads and checks the settings of Slack; undefined when one of them cannot be used. No token is ever repeated. */
export function slackSettings(env: Environment, report: SettingReport): SlackSettings | undefined {
  const bot = env['SLACK_BOT_TOKEN']?.trim();
  const app = env['SLACK_APP_TOKEN']?.trim();
  // From here on they are masked, whatever is wrong with them.
  const [botToken, appToken] = [new Secret(bot ?? ''), new Secret(app ?? '')];
  const wrongBot = tokenProblem(bot, TOKENS.bot);
  const wrongApp = tokenProblem(app, TOKENS.app);
  if (bot?.startsWith('xapp-') && app?.startsWith('xoxb-')) {
    report('SLACK_BOT_TOKEN', SWAPPED);
    report('SLACK_APP_TOKEN', SWAPPED);
  } else {
    if (wrongBot) report('SLACK_BOT_TOKEN', wrongBot);
    if (wrongApp) report('SLACK_APP_TOKEN', wrongApp);
  }
  const apiUrl = checkUrl(env['SLACK_API_URL']?.trim(), report);
  if (wrongBot || wrongApp || apiUrl === 'wrong') return undefined;
  return { botToken, appToken, apiUrl };
}

const SWAPPED: Text = {
  de: 'SLACK_BOT_TOKEN und SLACK_APP_TOKEN sind vertauscht.',
  en: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN are swapped.',
};

interface TokenKind {
  readonly prefix: string;
  readonly where: Text;
}

const TOKENS = {
  bot: {
    prefix: 'xoxb-',
    where: {
      de: 'Bot-Token der Slack-App unter „OAuth & Permissions“',
      en: 'bot token of the Slack app under “OAuth & Permissions”',
    },
  },
  app: {
    prefix: 'xapp-',
    where: {
      de: 'Token mit `connections:write` unter „Basic Information“, „App-Level Tokens“',
      en: 'token with `connections:write` under “Basic Information”, “App-Level Tokens”',
    },
  },
} as const satisfies Record<string, TokenKind>;

function tokenProblem(token: string | undefined, { prefix, where }: TokenKind): Text | undefined {
  if (token === undefined) {
    return {
      de: `fehlt: ${where.de} (\`${prefix}…\`), in der Umgebung oder in \`.env\`.`,
      en: `is missing: ${where.en} (\`${prefix}…\`), in the environment or in \`.env\`.`,
    };
  }
  if (!token.startsWith(prefix)) {
    return {
      de: `beginnt nicht mit \`${prefix}\`: Gebraucht wird das ${where.de}.`,
      en: `does not begin with \`${prefix}\`: what is needed is the ${where.en}.`,
    };
  }
  if (/^[\w.-]+$/.test(token.slice(prefix.length)) && !token.endsWith('...')) return undefined;
  return {
    de: `ist kein vollständiges Token (Leerzeichen, Platzhalter oder nichts nach \`${prefix}\`).`,
    en: `is no complete token (blanks, a placeholder or nothing after \`${prefix}\`).`,
  };
}

/** Names of the own machine: there tokens may travel unencrypted. */
const OWN_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function checkUrl(url: string | undefined, report: SettingReport): string | undefined | 'wrong' {
  if (url === undefined) return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const usable = parsed && ['http:', 'https:'].includes(parsed.protocol);
  if (!usable || parsed.username || parsed.password || parsed.search || parsed.hash) {
    report('SLACK_API_URL', {
      de: 'erwartet wird eine Adresse wie `https://slack.com/api/`, ohne Zugangsdaten und Parameter.',
      en: 'an address like `https://slack.com/api/` is expected, without credentials and parameters.',
    });
    return 'wrong';
  }
  if (parsed.protocol === 'http:' && !OWN_MACHINE.test(parsed.hostname)) {
    const text = {
      de: 'unverschlüsselt zu einem anderen Rechner: Die Tokens sind im Netz zu lesen.',
      en: 'unencrypted to another machine: the tokens can be read on the network.',
    };
    report('SLACK_API_URL', text, 'warning');
  }
  return parsed.href.endsWith('/') ? parsed.href : `${parsed.href}/`;
}
