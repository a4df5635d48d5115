import type { Text } from '../../run/text.ts';

type Purpose = readonly [path: RegExp, text: Text];

/** The first that fits counts. */
const PURPOSES: readonly Purpose[] = [
  [
    /^\/etc\/init\/asterisk\.conf$/,
    {
      de: 'startet die Telefonie (Asterisk): Aufruf, Grenzen und Neustart nach einem Absturz',
      en: 'starts the telephony (Asterisk): its command line, limits and restart after a crash',
    },
  ],
  [
    /^\/etc\/ucware\/ucware\.php$/,
    {
      de: 'Grundeinstellungen von UCware, darunter der Zugang zur Datenbank',
      en: 'basic settings of UCware, the access to the database among them',
    },
  ],
  [/^\/etc\/ucware\//, { de: 'Einstellungen von UCware', en: 'settings of UCware' }],
  [
    /^\/etc\/asterisk\/voicemail\.conf$/,
    { de: 'Anrufbeantworter von Asterisk', en: 'voice mailboxes of Asterisk' },
  ],
  [
    /^\/etc\/asterisk\/(?:sip|pjsip|iax)[\w.-]*$/,
    { de: 'Telefone und Amtsleitungen in Asterisk', en: 'telephones and trunks in Asterisk' },
  ],
  [
    /^\/etc\/asterisk\/manager\.conf$/,
    {
      de: 'wer Asterisk über das Manager Interface steuern darf',
      en: 'who may control Asterisk through its manager interface',
    },
  ],
  [/^\/etc\/asterisk\//, { de: 'Einstellungen von Asterisk', en: 'settings of Asterisk' }],
  [
    /^\/etc\/(?:apache2|nginx)\//,
    { de: 'Webserver mit Admin- und UCC-Client', en: 'web server with the admin and UCC clients' },
  ],
  [/^\/etc\/php/, { de: 'Einstellungen von PHP', en: 'settings of PHP' }],
  [/^\/etc\/mysql\//, { de: 'Datenbank (MySQL)', en: 'database (MySQL)' }],
  [/^\/etc\/hylafax\//, { de: 'Faxdienst', en: 'fax service' }],
  [
    /^\/etc\/ssh\//,
    {
      de: 'Zugang über SSH, auch der des Bots',
      en: 'access over SSH, the bot’s own included',
    },
  ],
  [/^\/etc\/sudoers/, { de: 'wer was als root darf', en: 'who may do what as root' }],
  [
    /^\/etc\/(?:ntp|chrony|systemd\/timesyncd)/,
    { de: 'Uhrzeit des Servers', en: 'clock of the server' },
  ],
  [/^\/etc\/(?:exim4|postfix)\//, { de: 'E-Mail-Versand', en: 'sending of mail' }],
  [
    /^\/etc\/(?:init|init\.d|systemd)\//,
    { de: 'wie ein Dienst gestartet wird', en: 'how a service is started' },
  ],
  [/^\/etc\/default\//, { de: 'Startoptionen eines Dienstes', en: 'start options of a service' }],
  [/^\/etc\/logrotate/, { de: 'wie lange Protokolle bleiben', en: 'how long logs are kept' }],
  [/^\/etc\/cron/, { de: 'regelmäßige Aufgaben', en: 'regular tasks' }],
];

/** What a configuration file does, in a few words; undefined where that is not known. */
export function purposeOf(path: string): Text | undefined {
  return PURPOSES.find(([pattern]) => pattern.test(path))?.[1];
}
