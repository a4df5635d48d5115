import { LARGE_CUSTOMER } from './large-customer.ts';
import type { RehearsalScenario } from './scenario.ts';
import { SMALL_CUSTOMER } from './small-customer.ts';

const ORDINARY = { customer: SMALL_CUSTOMER, faults: [] } as const;

/** The default. */
export const USUAL: RehearsalScenario = {
  ...ORDINARY,
  id: '4.5.0.8',
  server: '4.5.0.8',
  title: { de: 'UCware 4.5.0.8', en: 'UCware 4.5.0.8' },
  explain: {
    de: 'Ein gewöhnlicher Server mit zwei selbst geänderten Konfigurationsdateien: der ganze Weg in zwei Durchgängen.',
    en: 'An ordinary server with two configuration files changed by hand: the whole way in two passes.',
  },
};

/** What can be practised with. */
export const REHEARSAL_SCENARIOS: readonly RehearsalScenario[] = [
  USUAL,
  {
    ...ORDINARY,
    id: '4.5.0.10',
    server: '4.5.0.10',
    title: { de: 'Schon auf der letzten 4.5', en: 'Already on the newest 4.5' },
    explain: {
      de: 'Der erste Durchgang hat nichts zu installieren; der Bot sagt es und geht zum zweiten.',
      en: 'The first pass has nothing to install; the bot says so and goes on to the second.',
    },
  },
  {
    ...ORDINARY,
    id: '5',
    server: '5',
    title: { de: 'Schon auf Version 5', en: 'Already on version 5' },
    explain: {
      de: 'Das Upgrade ist getan; der Bot bietet an, dort weiterzumachen, wo es danach noch etwas zu tun gibt.',
      en: 'The upgrade is done; the bot offers to go on with what is left to do afterwards.',
    },
  },
  {
    ...ORDINARY,
    id: 'many-accounts',
    server: '4.5.0.8',
    customer: LARGE_CUSTOMER,
    title: { de: 'Viele doppelte Benutzer und Faxe', en: 'Many duplicate accounts and faxes' },
    explain: {
      de: 'Hunderte Konten, drei je Person, Namensvettern und Dutzende Faxnummern; die Tabellen liegen unter `/export/` auf der Webseite des Servers.',
      en: 'Hundreds of accounts, up to three a person, people of the same name and dozens of fax numbers; the tables lie under `/export/` of the server’s web page.',
    },
  },
  {
    id: 'hostile',
    server: 'hostile',
    // Hundreds of accounts are another scenario: they would make this one take five minutes more and nothing go wrong.
    customer: SMALL_CUSTOMER,
    title: { de: 'Alles auf einmal', en: 'Everything at once' },
    explain: {
      de: 'Fremde Paketquelle, gehaltene und halb eingerichtete Pakete, volles /boot, eine Zeile mit Anmeldedaten und CR LF, Gespräche, Sperren, Abbrüche, ein abgeschossener Bot und ein Slack, das ausfällt.',
      en: 'A foreign package source, held and half-configured packages, a full /boot, a line with credentials and CR LF, calls, locks, cuts, a killed bot and a Slack that fails.',
    },
    faults: [
      { id: 'half-configured', moment: null },
      { id: 'packages-held', moment: null },
      { id: 'boot-full', moment: null },
      { id: 'conffiles-overlapping', moment: null },
      { id: 'ssh-cut', moment: 'scan' },
      { id: 'calls', moment: 'gate-4.5' },
      { id: 'answer-lost', moment: 'hold-4.5' },
      { id: 'apt-locked', moment: 'fetch-4.5' },
      { id: 'bot-killed', moment: 'install-4.5' },
      { id: 'reboot-slow', moment: 'reboot-4.5' },
      { id: 'host-key-changed', moment: 'plan-5' },
      { id: 'disk-full', moment: 'fetch-5' },
      { id: 'mysql-down', moment: 'install-5' },
      { id: 'slack-down', moment: 'reboot-5' },
    ],
  },
];
