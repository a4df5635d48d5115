import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdminClient } from '../../src/rehearsal/admin-client/admin-client.ts';
import { play } from '../../src/rehearsal/player/play.ts';
import { withAdminClient } from '../../src/rehearsal/player/with-admin-client.ts';
import { SMALL_CUSTOMER } from '../../src/rehearsal/scenarios/small-customer.ts';
import { CANARIES } from '../../src/rehearsal/server/scenarios/base-files.ts';
import type { ScenarioName } from '../../src/rehearsal/server/scenarios/names.ts';
import { createSlackUserClient } from '../../src/rehearsal/slack/user-client.ts';
import { APPROVER, CHANNEL, type Office, openOffice, STARTER } from '../support/office.ts';
import { openForm } from '../support/open-form.ts';
import { says } from '../support/says.ts';

const PBX = 'pbx-odd';
const LIST = '/etc/apt/sources.list.d/ucware.list';
const FIRMWARE = 'deb https://packages.ucware.de/ubuntu/ucware-firmware bionic main';

describe('the upgrade of an odd server, from the command to “in production”', () => {
  let office: Office;
  let over: AbortController;

  beforeEach(() => {
    over = new AbortController();
  });
  afterEach(async () => {
    over.abort();
    await office?.close();
  });

  async function begin(scenario: ScenarioName): Promise<void> {
    office = await openOffice({ [PBX]: { scenario } }, 400_000);
    await office.startBot();
    await office.slack.socket.connected(2);
    expect(await office.type(STARTER, PBX)).toEqual({ ok: true });
  }

  /** Two people answer what they are asked until the run has ended. */
  async function finish(): Promise<void> {
    const people = withAdminClient(
      [STARTER, APPROVER].map((id) => createSlackUserClient(office.slack.url, id)),
      createAdminClient(SMALL_CUSTOMER),
    );
    const playing = play({ people, channel: CHANNEL, signal: over.signal });
    const ended = office.seen(
      (one) => one.thread_ts === undefined && says(one, ['Abgeschlossen']),
      'the end of the run',
    );
    await Promise.race([playing, ended]);
    expect(office.pbx(PBX).unknownCommands()).toEqual([]);
  }

  async function skipped(): Promise<string[]> {
    return (await office.journal(PBX)).flatMap(({ event }) =>
      event.type === 'step-skipped' ? [event.step] : [],
    );
  }

  it('changes one line with CR LF and nothing else', { timeout: 400_000 }, async () => {
    await begin('line-crlf');
    await finish();
    expect(await office.pbx(PBX).machine.readFile(LIST)).toBe(
      `deb https://packages.ucware.de/ubuntu/ucware-5 bionic main\r\n${FIRMWARE}\r\n`,
    );
  });

  it('keeps the login in a URL, and never shows it', { timeout: 400_000 }, async () => {
    await begin('line-with-credentials');
    await finish();
    const login = `kunde:${CANARIES.repository}@`;
    expect(await office.pbx(PBX).machine.readFile(LIST)).toBe(
      `deb https://${login}packages.ucware.de/ubuntu/ucware-5 bionic main\n${FIRMWARE.replace('//', `//${login}`)}\n`,
    );
    await office.stopBot();
    const told = await office.everything();
    expect(told).toContain('ucware-5');
    for (const secret of Object.values(CANARIES)) expect(told).not.toContain(secret);
  });

  it('skips what the newest 4.5 has behind it', { timeout: 400_000 }, async () => {
    await begin('4.5.0.10');
    await finish();
    const steps = [
      'repair-4.5',
      'fetch-4.5',
      'install-4.5',
      'reboot-gate-4.5',
      'reboot-4.5',
      'boot-4.5',
    ];
    expect(await skipped()).toEqual([...steps, 'hold-5', 'repair-5']);
    expect(office.pbx(PBX).machine.version('ucware')).toMatch(/^5\./);
  });

  it('leads a server that is on 5 already to its configuration, by decision of an approver', {
    timeout: 400_000,
  }, async () => {
    await begin('5');
    const bootId = office.pbx(PBX).machine.bootId();
    const question = await office.asked(`: ${PBX}\n`, 'Schon auf Version 5');
    expect(await office.press(STARTER, question, 'Trotzdem fortfahren …')).toEqual({ ok: true });
    await office.seen(
      (one) => one.ephemeral && says(one, ['Das dürfen auf diesem Server nur Freigebende']),
      'a refusal',
    );
    expect(await office.press(APPROVER, question, 'Trotzdem fortfahren …')).toEqual({ ok: true });
    const approver = createSlackUserClient(office.slack.url, APPROVER);
    const form = await openForm(approver);
    const entries = { reason: 'Die Konfiguration steht noch aus.', hours: '8' };
    expect(await approver.submit(form.id, entries)).toEqual({ ok: true });
    await finish();
    expect(office.pbx(PBX).machine.bootId()).toBe(bootId);
    expect(await skipped()).toEqual([]);
  });
});
