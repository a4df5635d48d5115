import { expect, it } from 'vitest';
import { SCENARIOS, type ScenarioName } from '../../../src/rehearsal/server/scenarios/names.ts';
import { practise } from './support/practice.ts';

/** What somebody at the console of each server sees of what is wrong with it. */
const SIGNS: Readonly<Record<ScenarioName, readonly [script: string, expected: RegExp]>> = {
  '4.5.0.8': ['dpkg-query -W ucware', /\t4\.5\.0\.8$/m],
  '4.5.0.10': ['dpkg-query -W ucware; apt-get -s full-upgrade', /4\.5\.0\.10\n[\s\S]*\n0 upgraded/],
  '5': ['dpkg-query -W ucware; mysql -uroot -e "SELECT 1"', /5\.0\.2\.1\n1/],
  '4.4': ['dpkg-query -W ucware', /\t4\.4\.2\.3$/m],
  'sources-on-5': ['apt-cache policy ucware', /Installed: 4\.5\.0\.8\n +Candidate: 5\./],
  'held-ucware': ['apt-mark showhold', /^ucware-core$/m],
  'held-asterisk': ['apt-mark showhold', /^asterisk$/m],
  'foreign-origin': ['apt-cache policy nodejs', /deb\.nodesource\.com/],
  'not-bionic': ['lsb_release -cs', /^focal$/m],
  'mysql-down': ['systemctl is-active mysql; systemctl is-system-running', /^failed\ndegraded$/m],
  'mysql-ready': ['mysql --no-defaults -uroot -e "SELECT 1"', /^1$/m],
  'mysql-backup-row': [
    `mysql -uroot -N -e "SELECT Host FROM mysql.user WHERE User='root'"`,
    /^localhost\n127\.0\.0\.1$/m,
  ],
  'boot-full': ['df -P -k /boot', / 0 100% \/boot$/m],
  'disk-full': ['df -P -k /; echo x >/root/x; echo $?', / 0 100% \/\n1$/m],
  'half-configured': ['dpkg --audit', /half configured/],
  'line-commented': ['apt-cache policy ucware', /Candidate: 4\.5\.0\.8/],
  'line-twice': ['grep -rhc ucware-4.5 /etc/apt/sources.list /etc/apt/sources.list.d', /^1\n1$/m],
  'line-with-options': ['apt-cache policy ucware', /Candidate: 4\.5\.0\.10/],
  'line-crlf': ['apt-cache policy ucware', /Candidate: 4\.5\.0\.10/],
  'line-in-sources-list': ['apt-cache policy ucware', /Candidate: 4\.5\.0\.10/],
  'line-with-credentials': ['grep -c "://kunde:" /etc/apt/sources.list.d/ucware.list', /^2$/m],
  hostile: [
    'grep -c "://kunde:" /etc/apt/sources.list.d/ucware.list; apt-cache policy nodejs',
    /^1\n[\s\S]*deb\.nodesource\.com/,
  ],
};

it.each(SCENARIOS)('%s', async (scenario) => {
  const server = await practise({ scenario });
  const [script, expected] = SIGNS[scenario];
  expect((await server.machine.console(script)).stdout).toMatch(expected);
  expect(server.unknownCommands()).toEqual([]);
});
