import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import type { Breach } from '../support/check-record.ts';
import { checkRow } from './check-row.ts';
import type { Death } from './deaths.ts';
import type { Fault } from './faults.ts';
import { hooksForDeath, hooksForFault, type Struck } from './hooks.ts';
import { playRow } from './play-row.ts';
import { openWorld, PBX } from './world.ts';

/** A whole run takes some ten seconds; one that takes longer than this has got stuck. Real ms. */
const PATIENCE_MS = Number(process.env['MATRIX_PATIENCE'] ?? 240_000);

/** Slack takes one message a second and an edit each 1.3 s; what piled up has to go out first. Real ms. */
const DELIVERED_WITHIN_MS = 60_000;

/** One fault against every step of the flow. */
export interface RowResult {
  readonly id: string;
  readonly title: string;
  /** By step: what was wrong; empty when the cell passes. */
  readonly cells: Readonly<Record<string, readonly string[]>>;
}

/** The breaches of a row, each once, for a message that can be read. */
export function breachesOf({ cells }: RowResult): string[] {
  const where = new Map<string, string[]>();
  for (const [step, breaches] of Object.entries(cells)) {
    for (const what of breaches) where.set(what, [...(where.get(what) ?? []), step]);
  }
  const all = Object.keys(cells).length;
  return [...where].map(([what, steps]) =>
    steps.length === all ? what : `${steps.join(', ')}: ${what}`,
  );
}

/** Runs the whole upgrade once; every step meets the fault in it. */
export async function runRow(subject: Fault | Death): Promise<RowResult> {
  const struck: Struck = { steps: new Set(), jobs: new Set() };
  const isDeath = 'dies' in subject;
  const world = await openWorld(
    isDeath ? hooksForDeath(subject, struck) : hooksForFault(subject, struck),
  );
  const breaches: Breach[] = [];
  try {
    const mend = async () => {
      if (!isDeath) await subject.mend(world);
    };
    await playRow({ world, mend, signal: AbortSignal.timeout(PATIENCE_MS) });
    await mend();
    await delivered(world);
    breaches.push(...(await checkRow(world)));
  } catch (error) {
    breaches.push({ step: null, what: error instanceof Error ? error.message : String(error) });
  } finally {
    if (process.env['MATRIX_DEBUG']) await dump(world);
    await world.close();
  }
  const whole = breaches.filter(({ step }) => step === null).map(({ what }) => what);
  const cells = Object.fromEntries(
    ucware45to5.steps.map(({ id }) => {
      const own = breaches.filter(({ step }) => step === id).map(({ what }) => what);
      const missed = struck.steps.has(id) ? [] : ['the fault never met it'];
      return [id, [...missed, ...own, ...whole]];
    }),
  );
  const result = { id: subject.id, title: subject.title, cells };
  const folder = process.env['MATRIX_RESULTS'];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${subject.id}.json`), JSON.stringify(result));
  }
  return result;
}

/** Waits until Slack has got the last event; the checks say what is missing if it never does. */
export async function delivered(world: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
  const { seq } = world.bot().runner.view(PBX)?.run ?? {};
  let last = (await world.journal()).at(-1);
  // The journal of an ended run is moved to a file of its own; who reads it meanwhile may see a part.
  while (last?.seq !== seq) last = (await world.journal()).at(-1);
  const limit = AbortSignal.timeout(DELIVERED_WITHIN_MS);
  while (last && !limit.aborted) {
    const mark = last.hash.slice(0, 8);
    if (
      world.slack.shown.some(
        ({ message, thread }) => thread !== undefined && JSON.stringify(message).includes(mark),
      )
    )
      return;
    await world.outside.sleep(1000);
  }
}

async function dump(world: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
  for (const { seq, at, event } of await world.journal()) {
    const step = 'step' in event ? event.step : '';
    const more =
      event.type === 'asked'
        ? `${event.question.id} ${event.question.text.en?.slice(0, 300)}`
        : event.type === 'answered'
          ? `${event.answer.choice} ${event.answer.by.id}`
          : event.type === 'observed'
            ? event.text.en
            : '';
    console.log(`${seq} ${at.slice(11, 23)} ${event.type} ${step} ${more}`);
  }
  console.log(
    'UPDATES',
    world.slack.updates
      .slice(-8)
      .map(({ at }) => new Date(at).toISOString().slice(11, 23))
      .join(' '),
    'NOW',
    world.clock.now().toISOString(),
  );
  console.log(
    'SHOWN',
    world.slack.shown
      .slice(-4)
      .map(({ message }) => message.text.slice(0, 80))
      .join('\n'),
  );
  console.log('DELIVERIES', JSON.stringify(world.deliveries()).slice(0, 600));
  console.log(`deaths ${world.deaths}\n${world.log.join('\n')}`);
}
