import { expect, it } from 'vitest';
import type { JournalRecord } from '../../src/store/types.ts';
import { at } from './at.ts';
import { checkRow } from './check-row.ts';
import { only } from './only.ts';
import { playRow } from './play-row.ts';
import { delivered } from './row.ts';
import { openWorld, type World } from './world.ts';

const NIGHT_MS = 20 * 3_600_000;
const LOCK = '/var/lib/ucware-upgrade/lock/run';

type Happens = (record: JournalRecord, world: World, enough: () => void) => Promise<void> | void;

/** Plays an upgrade to its end, or until `happens` has seen enough. */
async function play(happens: Happens): Promise<{
  readonly records: readonly JournalRecord[];
  readonly breaches: readonly string[];
}> {
  const enough = new AbortController();
  const world = await openWorld((it) =>
    only({
      stored: (record) => happens(record, it, () => enough.abort()),
    }),
  );
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(240_000)]);
  try {
    await playRow({ world, mend: async () => {}, signal, lookIntoMs: 30_000 }).catch((error) => {
      if (!enough.signal.aborted) throw error;
    });
    if (enough.signal.aborted) return { records: await world.journal(), breaches: [] };
    await delivered(world);
    const breaches = (await checkRow(world)).map(({ what }) => what);
    return { records: await world.journal(), breaches };
  } finally {
    await world.close();
  }
}

function inShort({ event }: JournalRecord): string {
  const step = 'step' in event ? event.step : '';
  const more =
    event.type === 'asked'
      ? ` ${event.question.id}`
      : event.type === 'answered'
        ? ` ${event.answer.choice}`
        : '';
  return `${event.type} ${step}${more}`;
}

it.each([
  ['recheck-4.5', 'install-4.5'],
  ['reboot-gate-4.5', 'reboot-4.5'],
])(
  'a bot that died after %s and comes back at noon asks before it begins %s',
  async (guard, step) => {
    let died = 0;
    const { records } = await play((record, { bot, clock, pbx }, enough) => {
      if (died > 0 && (at(record, 'asked', guard) || at(record, 'step-started', step))) enough();
      if (died > 0 || !at(record, 'step-passed', guard)) return;
      died = record.seq;
      bot().die();
      clock.jump(NIGHT_MS);
      pbx.machine.setCalls(3);
    });
    const after = records.filter(({ seq }) => seq > died).map(inShort);
    expect(after).toContain(`looks-again ${guard}`);
    expect(after.filter((line) => line.startsWith(`step-started ${step}`))).toEqual([]);
    expect(after.at(-1)).toMatch(new RegExp(`^asked ${guard} (?:window|snapshot-age|calls)$`));
  },
  260_000,
);

it('shows the plan anew after an installation that failed, when it has become another one', async () => {
  let broken = false;
  let mended = false;
  const { records, breaches } = await play(async (record, { pbx }) => {
    if (record.event.type === 'run-started') await pbx.machine.console('apt-mark hold tzdata');
    if (at(record, 'step-started', 'install-4.5') && !broken) {
      broken = true;
      await pbx.machine.breakMysql();
    }
    if (!at(record, 'asked', 'install-4.5') || mended) return;
    mended = true;
    pbx.machine.mendMysql();
    await pbx.machine.console('apt-mark unhold tzdata');
  });
  const story = records.map(inShort);
  const retry = story.indexOf('answered install-4.5 retry');
  const rest = story
    .slice(retry)
    .filter((line) => / (?:gate|repair|fetch|recheck|install)-4.5/.test(line));
  expect(rest.filter((line) => !line.startsWith('step-started'))).toEqual([
    'answered install-4.5 retry',
    'step-passed gate-4.5',
    'step-passed repair-4.5',
    'step-passed fetch-4.5',
    'asked recheck-4.5 approval',
    'answered recheck-4.5 approve',
    'step-passed recheck-4.5',
    'step-passed install-4.5',
  ]);
  const shown = records.find((record) => at(record, 'asked', 'recheck-4.5'))?.event;
  const plan = shown?.type === 'asked' ? shown.question.plan : undefined;
  expect(JSON.stringify(plan?.changes)).toContain('tzdata');
  expect(breaches).toEqual([]);
}, 260_000);

it.each(['hold-4.5', 'recheck-4.5', 'reboot-gate-4.5'])(
  'does nothing more on a server that another bot has taken after %s, until an approver takes it back',
  async (step) => {
    let stolen = 0;
    const { records, breaches } = await play(async (record, { pbx }) => {
      if (stolen > 0 || !at(record, 'step-passed', step)) return;
      stolen = record.seq;
      await pbx.machine.writeFile(LOCK, 'otherbot\n');
    });
    const story = records.filter(({ seq }) => seq > stolen).map(inShort);
    const taken = story.findIndex((line) => /^answered \S+ take-over$/.test(line));
    expect(taken).toBeGreaterThan(0);
    expect(story[taken - 1]).toMatch(/^asked \S+ holder$/);
    expect(story.slice(0, taken).filter((line) => /^step-passed (?!gate|boot)/.test(line))).toEqual(
      [],
    );
    expect(story.slice(taken)).toContain('step-passed hold-4.5');
    expect(breaches).toEqual([]);
  },
  260_000,
);
