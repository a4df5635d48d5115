import type { Forecast } from '../../../src/flows/merges/conffiles/forecast.ts';
import { makePlan, type Plan } from '../../../src/flows/remote/plan.ts';
import type { Conffiles } from '../../../src/flows/remote/plan-conffiles.ts';
import type { PassId, Simulation } from '../../../src/flows/remote/plan-parse.ts';

export const BOOT = '11111111-2222-4333-8444-555555555555';
export const OTHER_BOOT = '99999999-2222-4333-8444-555555555555';

const FROM = { '4.5': '4.5.0.8', '5': '4.5.0.10' } as const;
const TO = { '4.5': '4.5.0.10', '5': '5.0.3' } as const;

/** What apt says about a healthy server, for one pass. */
export function aSimulation(pass: PassId, parts: Partial<Simulation> = {}): Simulation {
  return {
    state: 'made',
    closed: [],
    update: { state: 'ok', said: '' },
    objections: [],
    installed: [
      { name: 'ucware', from: FROM[pass], to: TO[pass] },
      { name: 'bash', from: '4.4.18-2ubuntu1', to: '4.4.18-2ubuntu1.3' },
      { name: 'ucware-sounds', from: null, to: '1.2' },
    ],
    removed: [],
    keptBack: [],
    downloadBytes: 12_345_678,
    inPlace: [],
    replaces: [],
    product: {
      name: 'ucware',
      installed: FROM[pass],
      candidate: TO[pass],
      origins: [
        `500 https://***@packages.ucware.de/ubuntu/ucware-${pass} bionic/main amd64 Packages`,
      ],
    },
    ...parts,
  };
}

/** The server after a pass: nothing left to do. */
export function nothingLeft(pass: PassId): Simulation {
  const made = aSimulation(pass, { installed: [], downloadBytes: 0 });
  const product = made.product && { ...made.product, installed: TO[pass] };
  return { ...made, product };
}

export const CONFFILES: Conffiles = {
  changed: [
    { package: 'ucware', path: '/etc/ucware/ucware.php', md5: 'a'.repeat(32) },
    { package: 'sudo', path: '/etc/sudoers', md5: 'b'.repeat(32) },
  ],
  asteriskOwner: 'asterisk',
};

/** A file both sides changed, and one only the administrator did. */
export function aForecast(parts: Partial<Forecast> = {}): Forecast {
  return {
    files: [
      {
        path: '/etc/ucware/ucware.php',
        package: 'ucware',
        class: 'conflict',
        own: 'a'.repeat(32),
        recorded: '1'.repeat(32),
        offered: '2'.repeat(32),
        state: 'conflict-state',
        why: null,
        versions: { from: '4.5.0.8', to: '4.5.0.10' },
        mode: '640',
        base: null,
        proposal: null,
        chosen: null,
        dropped: null,
      },
    ],
    unchanged: ['/etc/bash.bashrc'],
    unread: [],
    ...parts,
  };
}

export function aPlan(pass: PassId = '4.5', parts: Partial<Simulation> = {}, bootId = BOOT): Plan {
  return makePlan(pass, {
    simulation: aSimulation(pass, parts),
    conffiles: CONFFILES,
    forecast: aForecast(),
    bootId,
  });
}
