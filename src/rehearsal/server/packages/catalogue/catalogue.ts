import type { Release } from '../release.ts';
import { NODEJS } from './foreign.ts';
import { FIRMWARE, PRODUCT, PRODUCT_4_4 } from './product.ts';
import { UBUNTU_INSTALLED, UBUNTU_OFFERED } from './ubuntu.ts';

/** Every release the simulated network or the practice server can have. */
export const CATALOGUE: readonly Release[] = [
  ...UBUNTU_INSTALLED,
  ...UBUNTU_OFFERED,
  ...PRODUCT['4.5.0.8'],
  ...PRODUCT['4.5.0.10'],
  ...PRODUCT['5'],
  ...PRODUCT_4_4,
  FIRMWARE.old,
  FIRMWARE.new,
  NODEJS.installed,
  NODEJS.offered,
];
