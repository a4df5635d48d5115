import { z } from 'zod';
import type { Probe, RemoteScript } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { type Answer, toInteger } from './answer.ts';
import { defineProbe } from './define-probe.ts';
import { judgeUpdate, UPDATE_TROUBLES } from './judge-update.ts';
import { PLAN, PLAN_AS_ROOT, PLAN_FROM_LISTS } from './plan-script.ts';

const Change = z.strictObject({
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** What apt would do, in its own words. */
const Simulation = z.strictObject({
  /** `made`; the user may not read files apt needs; root was not needed. */
  state: z.enum(['made', 'closed', 'not-needed']),
  /** The files that are closed to the user. */
  closed: z.array(z.string()),
  /** How reading the repositories went; null where the system's own lists were used. */
  update: z
    .strictObject({ state: z.enum(['ok', ...UPDATE_TROUBLES]), said: z.string() })
    .nullable(),
  /** What apt objected to; empty when the simulation worked. */
  objections: z.array(z.string()),
  installed: z.array(Change),
  removed: z.array(Change),
  keptBack: z.array(z.string()),
  downloadBytes: z.number(),
  /** Folders and discs from which apt would install without copying. */
  inPlace: z.array(z.string()),
  /** Names a package says it takes the place of, by package. */
  replaces: z.array(z.strictObject({ name: z.string(), list: z.string() })),
  /** The product: `ucware`, else `ucware-core`. */
  product: z
    .strictObject({
      name: z.string(),
      installed: z.string().nullable(),
      candidate: z.string().nullable(),
      origins: z.array(z.string()),
    })
    .nullable(),
});
export type Simulation = z.infer<typeof Simulation>;

const simulation = defineFact('simulation', Simulation);

/** Reading two repositories over a slow line takes a while; each apt call in the script is bounded to five minutes. */
const PLAN_TIMEOUT_MS = 900_000;

export type PassId = '4.5' | '5';

/** Both looks: as the ordinary user, and as root where that user may not read what apt needs. */
export function readSimulation(pass: PassId): readonly [Probe<Simulation>, Probe<Simulation>] {
  return [probeOf(PLAN, pass), probeOf(PLAN_AS_ROOT, pass)];
}

/** Of both looks the one that was made; undefined when neither was, because the two disagree about what is readable. */
export function madeSimulation(looks: readonly Simulation[]): Simulation | undefined {
  return looks.find((look) => look.state === 'made');
}

/** The plan by the system's own lists, after `apt-get update`. */
export function readSimulationFromLists(pass: PassId): Probe<Simulation> {
  return probeOf(PLAN_FROM_LISTS, pass);
}

function probeOf(script: RemoteScript, pass: PassId): Probe<Simulation> {
  return defineProbe({
    script,
    fact: simulation,
    args: [pass],
    timeoutMs: PLAN_TIMEOUT_MS,
    read: (answer) => readPlan(script.name, answer),
  });
}

function readPlan(name: string, answer: Answer): Simulation {
  const closed = answer.rows('closed', 1).map(([file = '']) => file);
  const skipped = closed.length > 0 ? 'closed' : answer.optional('not-needed') && 'not-needed';
  if (skipped) return { ...NOTHING, state: skipped, closed };
  const updated = answer.optional('update');
  const failed = answer.integer('simulation') !== 0;
  const said = answer.rows('simulation-said', 1).map(([line = '']) => line);
  return {
    state: 'made',
    closed,
    update:
      updated === null
        ? null
        : judgeUpdate(
            toInteger(name, updated),
            answer.rows('update-said', 1).map(([line = '']) => line),
          ),
    objections: failed && said.length === 0 ? [`apt-get -s: ${answer.one('simulation')}`] : said,
    installed: answer.rows('inst', 3).map(toChange),
    removed: answer.rows('remv', 3).map(toChange),
    keptBack: answer.rows('kept', 1).map(([kept = '']) => kept),
    downloadBytes: answer.integer('bytes'),
    inPlace: answer.rows('in-place', 1).map(([place = '']) => place),
    replaces: answer.rows('replaces', 2).map(([of = '', list = '']) => ({ name: of, list })),
    product: productOf(answer),
  };
}

const NOTHING = {
  update: null,
  objections: [],
  installed: [],
  removed: [],
  keptBack: [],
  downloadBytes: 0,
  inPlace: [],
  replaces: [],
  product: null,
};

function productOf(answer: Answer): Simulation['product'] {
  const installed = versions(answer, 'installed');
  const candidates = versions(answer, 'candidate');
  const name = ['ucware', 'ucware-core'].find((one) => candidates.get(one) ?? installed.get(one));
  if (name === undefined) return null;
  return {
    name,
    installed: installed.get(name) ?? null,
    candidate: candidates.get(name) ?? null,
    origins: answer
      .rows('origin', 2)
      .filter(([of]) => of === name)
      .map(([, origin = '']) => origin),
  };
}

/** apt writes `(none)` where there is no version. */
function versions(answer: Answer, key: string): ReadonlyMap<string, string> {
  const known = answer.rows(key, 2).filter(([, version]) => version !== '(none)');
  return new Map(known.map(([name = '', version = '']) => [name, version]));
}

function toChange([name = '', from = '', to = '']: readonly string[]): z.infer<typeof Change> {
  return { name, from: from === '-' ? null : from, to: to === '-' ? null : to };
}
