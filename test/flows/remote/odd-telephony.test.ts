import { expect, test } from 'vitest';
import { readCalls } from '../../../src/flows/remote/calls.ts';
import { deviceFamily } from '../../../src/flows/remote/device-family.ts';
import { readDevices } from '../../../src/flows/remote/devices.ts';
import { bionicWith } from './bionic-machine.ts';
import { ask } from './run-in-shells.ts';

test('calls: asterisk with a limit says “2 of 30 max active calls”', async () => {
  const asterisk = [
    {
      when: '*channels count',
      stdout:
        '4 active channels\n2 of 30 max active calls ( 6.67% of capacity)\n9 calls processed\n',
    },
    { when: '*channels concise' },
  ];
  expect(await ask(readCalls(), bionicWith({ commands: { asterisk } }))).toEqual({
    active: 2,
    longestSeconds: null,
    how: 'asterisk',
  });
});

test('calls: a channel without a call is a call being set up', async () => {
  const asterisk = [
    { when: '*channels count', stdout: '1 active channel\n0 active calls\n9 calls processed\n' },
    { when: '*channels concise', stdout: 'SIP/1-1!c!s!1!Ring!(None)!!1!!!3!4!!17.1\n' },
  ];
  expect(await ask(readCalls(), bionicWith({ commands: { asterisk } }))).toMatchObject({
    active: 1,
    longestSeconds: 4,
  });
});

test('calls: asterisk that is stopped, that does not answer, that is not there', async () => {
  const silent = [{ when: '-rx *', stderr: 'Unable to connect to remote asterisk\n', exit: 1 }];
  const stopped = bionicWith({ commands: { asterisk: silent } });
  expect(await ask(readCalls(), stopped)).toEqual({
    active: 0,
    longestSeconds: null,
    how: 'not-running',
  });
  const stuck = bionicWith({
    commands: { asterisk: silent },
    files: { '/proc/77/comm': 'asterisk\n' },
  });
  expect(await ask(readCalls(), stuck)).toEqual({
    active: null,
    longestSeconds: null,
    how: 'no-answer',
  });
  const none = bionicWith({ commands: { asterisk: null } });
  expect(await ask(readCalls(), none)).toEqual({
    active: null,
    longestSeconds: null,
    how: 'not-installed',
  });
});

test('calls: an answer without numbers is an error', async () => {
  const asterisk = [{ when: '-rx *', stdout: 'No such command\n' }];
  await expect(ask(readCalls(), bionicWith({ commands: { asterisk } }))).rejects.toMatchObject({
    code: 'remote-answer-unreadable',
  });
});

test('devices: asterisk without SIP channels knows none, asterisk that is down is not asked', async () => {
  const none = [{ when: '-rx *', stdout: "No such command 'sip show peers'\n" }];
  expect(await ask(readDevices(), bionicWith({ commands: { asterisk: none } }))).toMatchObject({
    asked: true,
    registered: 0,
  });
  const down = [{ when: '-rx *', exit: 1 }];
  expect(await ask(readDevices(), bionicWith({ commands: { asterisk: down } }))).toMatchObject({
    asked: false,
  });
});

test.each([
  ['Aastra 6757i/3.3.1.4365', 'aastra'],
  ['Gigaset DE700 IP PRO/02.00', 'gigaset-desk'],
  ['Maxwell 3/2.14', 'gigaset-desk'],
  ['Gigaset N510 IP PRO/42.245', 'gigaset-dect'],
  ['Gigaset C610A IP/42.076', 'gigaset-dect'],
  ['Siemens Gigaset C475 IP', 'siemens'],
  ['OpenStage_60_V3R5', 'siemens'],
  ['Panasonic_KX-TGP600/12.23', 'panasonic-dect'],
  ['Panasonic_KX-HDV130/01.105', null],
  ['PolycomVVX-VVX_300-UA/5.4.0', 'polycom-desk'],
  ['PolycomSoundStationIP-SSIP_6000-UA/4.0', null],
  ['SAMSUNG SMT-i5243', 'samsung'],
  ['snomD785/10.1.64.14', null],
  ['Yealink SIP-T46S 66.85', null],
  ['', null],
])('device %s belongs to %s', (agent, family) => {
  expect(deviceFamily(agent)).toBe(family);
});
