import type { Release } from '../release.ts';
import type { Repository } from '../repository.ts';
import { FIRMWARE, PRODUCT } from './product.ts';
import { UBUNTU_OFFERED } from './ubuntu.ts';

/** Addresses of the documentation range, never of a real host (RFC 5737). */
const VENDOR = '203.0.113.5 443';
const MIRROR = '203.0.113.80 80';

function vendor(path: string, releases: readonly Release[]): Repository {
  return {
    url: `https://packages.ucware.de/ubuntu/${path}`,
    suite: 'bionic',
    component: 'main',
    origin: 'UCware',
    label: path,
    version: '18.04',
    codename: 'bionic',
    releases,
    credentials: null,
    address: VENDOR,
  };
}

function ubuntu(suite: string, releases: readonly Release[]): Repository {
  return {
    url: 'http://de.archive.ubuntu.com/ubuntu',
    suite,
    component: 'main',
    origin: 'Ubuntu',
    label: 'Ubuntu',
    version: '18.04',
    codename: 'bionic',
    releases,
    credentials: null,
    address: MIRROR,
  };
}

export const MAIN_45 = 'https://packages.ucware.de/ubuntu/ucware-4.5';
export const MAIN_5 = 'https://packages.ucware.de/ubuntu/ucware-5';

/** What the simulated network offers. */
export function simulatedRepositories(): Repository[] {
  return [
    vendor('ucware-4.5', PRODUCT['4.5.0.10']),
    vendor('ucware-5', PRODUCT['5']),
    vendor('ucware-firmware', [FIRMWARE.new]),
    ubuntu('bionic', []),
    ubuntu('bionic-updates', UBUNTU_OFFERED),
  ];
}
