import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe } from '../define-probe.ts';
import type { PassId } from '../plan-parse.ts';
import { BASE, BASE_AS_ROOT } from './base-script.ts';
import type { Look } from './offered.ts';

/** The installed version of a package, and the checksum of the file that is wanted from it. */
export interface BaseWish {
  readonly package: string;
  readonly version: string;
  readonly md5: string;
}

const found = defineFact('conffiles-base', z.boolean());

/** Saves a file as the installed package shipped it, if that package can still be had. */
export function saveBase(
  pass: PassId,
  look: Exclude<Look, 'downloads'>,
  wish: BaseWish,
): Probe<boolean> {
  return defineProbe({
    script: look === 'as-root' ? BASE_AS_ROOT : BASE,
    fact: found,
    args: [pass, wish.package, wish.version, wish.md5],
    timeoutMs: 1_200_000,
    read: (answer) => answer.rows('closed', 1).length === 0 && answer.one('base') === 'yes',
  });
}
