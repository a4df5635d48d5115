import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { listUnits, toUnits, Unit } from './units.ts';

/** The services a telephone server stands on. Unit names are discovered, because no document says what they are called. */
export const services = defineFact('services', z.array(Unit));

const script = readingScript(
  'services',
  'user',
  listUnits(
    "--type=service 'asterisk*' 'ucware*' 'mysql*' 'mariadb*' 'apache2*' 'nginx*' 'php*-fpm*'",
  ),
);

export function readServices(): Probe<Unit[]> {
  return defineProbe({ script, fact: services, read: toUnits });
}
