import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeMachine } from '../../src/rehearsal/server/practice-machine.ts';
import { CANARIES } from '../../src/rehearsal/server/scenarios/base-files.ts';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';
import {
  APPROVER,
  type Office,
  openOffice,
  PASSWORD,
  type PbxWish,
  STARTER,
} from '../support/office.ts';
import { says as saysAll } from '../support/says.ts';

const MAIN_5 = 'https://packages.ucware.de/ubuntu/ucware-5';
const LIST = '/etc/apt/sources.list.d/ucware.list';

interface Case extends PbxWish {
  readonly spoil?: (machine: PracticeMachine) => unknown;
  /** What was being done, what was found, and what to do. */
  readonly says: readonly string[];
  /** What somebody does on the server because of it; without it this server is not for the bot as it is. */
  readonly mend?: (machine: PracticeMachine) => unknown;
  readonly press?: 'Erneut versuchen';
  readonly by?: string;
}

let release = (): void => {};

const CASES: Readonly<Record<string, Case>> = {
  'pbx-login': {
    spoil: (machine) => machine.setPassword('changed-by-somebody'),
    says: ['SSH-Anmeldung am Server', 'abgelehnt', 'Passwort im Inventar prüfen'],
    mend: (machine) => machine.setPassword(PASSWORD),
    press: 'Erneut versuchen',
  },
  'pbx-sudo': {
    entry: { sudo: { password: { env: 'OTHER_PASSWORD' } } },
    says: ['Befehl mit sudo', 'sudo-Passwort im Inventar prüfen'],
  },
  'pbx-key': {
    spoil: (machine) => machine.changeHostKey(),
    says: ['ein anderer als im Inventar', 'ssh-keygen -lf', 'lässt sich nicht übergehen'],
  },
  'pbx-off': {
    spoil: (machine) => machine.powerOff(),
    says: ['keine der Adressen antwortet', 'ECONNREFUSED', 'an der Konsole nachsehen'],
    mend: (machine) => machine.powerOn(),
    press: 'Erneut versuchen',
  },
  'pbx-five': { scenario: '5', says: ['Schon auf Version 5', '5.0.2.1', 'Trotzdem fortfahren'] },
  'pbx-old': { scenario: '4.4', says: ['Älter als 4.5', '4.4.2.3', 'Zuerst nach dem Artikel'] },
  'pbx-focal': { scenario: 'not-bionic', says: ['Ubuntu 20.04.6', 'Hersteller-Support fragen'] },
  'pbx-lines': {
    scenario: 'sources-on-5',
    says: ['Paketquelle auf 5, Pakete auf 4.5', 'ohne Snapshot', '`ucware-4.5` eintragen'],
    mend: (machine) => machine.console(`sed -i 's,/ucware-5 ,/ucware-4.5 ,' ${LIST}`),
  },
  'pbx-held': {
    scenario: 'held-ucware',
    says: ['festgehalten', 'sudo apt-mark unhold ucware-core'],
    mend: (machine) => machine.console('apt-mark unhold ucware-core'),
  },
  'pbx-mysql': {
    scenario: 'mysql-down',
    says: ['MySQL läuft nicht', 'systemctl status mysql'],
    mend: (machine) => {
      machine.mendMysql();
      return machine.console('systemctl start mysql');
    },
  },
  'pbx-boot': {
    scenario: 'boot-full',
    says: ['Zu wenig Platz auf /boot', 'Was tun'],
    mend: (machine) => machine.emptyDisk('/boot'),
  },
  'pbx-disk': {
    scenario: 'disk-full',
    says: ['Zu wenig Platz auf /*', 'sudo apt-get clean'],
    mend: (machine) => machine.emptyDisk('/'),
  },
  'pbx-half': {
    scenario: 'half-configured',
    says: ['halb installiert', 'ucware-core (iF)', '--configure -a'],
    mend: (machine) => machine.console('dpkg --force-confdef --force-confold --configure -a'),
  },
  'pbx-lock': {
    spoil: (machine) => {
      ({ release } = machine.holdAptLock('aptitude'));
    },
    says: ['Ein anderer Prozess hält apt', 'aptitude', 'Warten, bis er fertig ist'],
    mend: () => release(),
  },
  'pbx-held-asterisk': {
    scenario: 'held-asterisk',
    says: ['festgehalten', 'sudo apt-mark unhold asterisk'],
    mend: (machine) => machine.console('apt-mark unhold asterisk'),
  },
  'pbx-commented': {
    scenario: 'line-commented',
    says: ['Die UCware-Paketquelle ist auskommentiert', LIST],
    mend: (machine) => machine.console(`sed -i 's,^# deb,deb,' ${LIST}`),
  },
  'pbx-twice': {
    scenario: 'line-twice',
    says: ['2 aktive UCware-Paketquellen', '/etc/apt/sources.list:'],
    mend: (machine) => machine.console("sed -i 's,^deb.*/ucware-4.5,# &,' /etc/apt/sources.list"),
  },
  'pbx-login-to-5': {
    spoil: (machine) => machine.setRepositoryTrouble(MAIN_5, 'unauthorized'),
    says: ['ucware-5: Zugangsdaten abgelehnt', '401', 'Beim Vertrieb klären'],
    mend: (machine) => machine.setRepositoryTrouble(MAIN_5, null),
  },
  'pbx-names': {
    spoil: (machine) => machine.setRepositoryTrouble('https://', 'dns'),
    says: ['Name nicht auflösbar', 'Temporary failure resolving', 'DNS-Einstellungen'],
    mend: (machine) => machine.setRepositoryTrouble('https://', null),
  },
  'pbx-no-route': {
    spoil: (machine) => machine.setRepositoryTrouble('https://', 'timeout'),
    says: ['nicht erreichbar', 'Internetverbindung, Firewall und Proxy'],
    mend: (machine) => machine.setRepositoryTrouble('https://', null),
  },
  'pbx-old-ca': {
    spoil: (machine) => machine.setRepositoryTrouble('https://', 'certificate-expired'),
    says: ['Zertifikat abgelehnt', 'ca-certificates', 'Uhr prüfen'],
    mend: (machine) => machine.setRepositoryTrouble('https://', null),
  },
  'pbx-old-key': {
    spoil: (machine) => machine.setRepositoryTrouble(MAIN_5, 'key-expired'),
    says: ['Signatur ungültig oder abgelaufen', 'Die Prüfung nicht abschalten'],
    mend: (machine) => machine.setRepositoryTrouble(MAIN_5, null),
  },
};

/** Odd, but nothing that stops an upgrade: said as a finding, and the run goes on by itself. */
const ODDITIES: Readonly<Record<string, PbxWish & { readonly says: readonly string[] }>> = {
  'pbx-foreign': { scenario: 'foreign-origin', says: ['1 fremde Paketquelle', 'nodesource.com'] },
  'pbx-options': { scenario: 'line-with-options', says: ['Optionen', 'trusted=yes'] },
  'pbx-crlf': { scenario: 'line-crlf', says: ['Windows-Zeilenenden'] },
  'pbx-main-list': { scenario: 'line-in-sources-list', says: ['geändert wird sie dort, wo sie'] },
  'pbx-login-in-url': { scenario: 'line-with-credentials', says: ['Angebotene Versionen'] },
};

/** One bot for all of them: what stops one server must not keep the bot from working on the others. */
describe('a server in a bad state', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice({ ...CASES, ...ODDITIES });
    for (const [name, { spoil }] of Object.entries(CASES)) await spoil?.(office.pbx(name).machine);
    await office.startBot();
  }, 240_000);
  afterAll(() => office?.close());

  it.concurrent.each(Object.entries(CASES))(
    '%s is explained, and goes on once it is mended',
    {
      timeout: 240_000,
    },
    async (name, { says, mend, press = 'Erneut prüfen' }) => {
      expect(await office.type(STARTER, name)).toEqual({ ok: true });
      const question = await office.asked(`: ${name}\n`);
      const said = renderMessage(question);
      for (const words of says) expect(said).toContain(words);
      expect(said).toContain('Was tun');
      expect(said).not.toMatch(/undefined|\bnull\b|\[object|wird \?/);
      if (!mend) return;
      await mend(office.pbx(name).machine);
      expect(await office.press(APPROVER, question, press)).toEqual({ ok: true });
      await office.asked(`: ${name}\n`, 'Haben Sie den Artikel');
      expect(office.pbx(name).unknownCommands()).toEqual([]);
    },
  );

  it.concurrent.each(Object.entries(ODDITIES))(
    '%s is remarked upon, and goes on',
    {
      timeout: 240_000,
    },
    async (name, { says }) => {
      expect(await office.type(STARTER, name)).toEqual({ ok: true });
      const { thread_ts } = await office.asked(`: ${name}\n`, 'Haben Sie den Artikel');
      const findings = await office.seen(
        (message) =>
          message.thread_ts === thread_ts && saysAll(message, ['Nichts hält das Upgrade']),
        `the findings of ${name}`,
      );
      const said = renderMessage(findings);
      for (const words of says) expect(said).toContain(words);
      expect(office.pbx(name).unknownCommands()).toEqual([]);
    },
  );

  it('shows, logs and stores no secret of any of these servers', async () => {
    await office.stopBot();
    const told = await office.everything();
    expect(told).toContain('pbx-login-in-url');
    for (const secret of [...Object.values(CANARIES), PASSWORD]) expect(told).not.toContain(secret);
  });
});
