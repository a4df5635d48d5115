import type { Text } from '../../flows/run/text.ts';
import type { Progress } from '../../runner/types.ts';
import type { JournalRecord } from '../../store/types.ts';
import { present } from '../presenter.ts';
import { createBell } from './bell.ts';
import { createCardKeeper } from './card-keeper.ts';
import { type Fault, problemText } from './faults.ts';
import type { LaneParts } from './lane-parts.ts';
import { backoff } from './pace.ts';
import { createPostman } from './postman.ts';
import { createScenes } from './scenes.ts';

/** Everything of one server, in the order of its journal. */
export interface Lane {
  /** Runs until the signal aborts. Never rejects. */
  run(): Promise<void>;
  recorded(): void;
  progressed(progress: Progress): void;
  /** Somebody asked for this server: what was refused is tried again at once. */
  nudge(): void;
  problem(): Text | undefined;
  /** Resolves when everything known now is delivered, or when it turned out that it cannot be. */
  tried(): Promise<void>;
}

export function createLane(parts: LaneParts): Lane {
  const { server, runner, book, clock, log, signal, onChange } = parts;
  const bell = createBell(clock);
  const nudge = createBell(clock);
  let problem: Text | undefined;
  /** Who asked before the present round began, and who asked since: a round that is under way may not know their event. */
  let waiting: (() => void)[] = [];
  let late: (() => void)[] = [];

  function settle(all: boolean): void {
    const resolved = all ? [...waiting, ...late] : waiting;
    waiting = [];
    if (all) late = [];
    for (const resolve of resolved) resolve();
  }

  function onFault(fault: Fault | undefined): void {
    const before = problem;
    const channel = book.of(server.name).card?.channel ?? server.channel;
    problem = fault ? problemText(fault, `<#${channel}>`) : undefined;
    if (fault) settle(true);
    if (before?.en === problem?.en) return;
    if (problem) log.warn('delivering to Slack', { server: server.name, problem: problem.en });
    onChange();
  }

  const scenes = createScenes(parts);
  const keeper = createCardKeeper(parts, scenes, onFault);
  const postman = createPostman({ ...parts, nudge, onFault, keeper, scenes });

  async function deliver(record: JournalRecord): Promise<boolean> {
    keeper.changed();
    const scene = await scenes.of(record);
    const operations = present(record, scene);
    const done = await postman.carryOut(operations, { record, scene });
    if (!done) return false;
    const settled = { seq: record.seq, part: 0, intent: null };
    if (operations.length === 0) book.note(server.name, settled);
    else await book.save(server.name, settled);
    return true;
  }

  async function catchUp(): Promise<void> {
    const records = await runner.recordsAfter(server.name, book.of(server.name).seq);
    for (const record of records) {
      if (signal.aborted || !(await deliver(record))) return;
      // While a long list is delivered the card goes on showing the latest state.
      if (keeper.due() === 0) await refresh();
    }
  }

  async function refresh(): Promise<void> {
    if ((await keeper.refresh()) === 'gone') await postman.replaceCard();
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      waiting = late;
      late = [];
      try {
        await catchUp();
        if (keeper.due() === 0) await refresh();
        failures = 0;
        settle(false);
        await bell.wait(keeper.due(), signal);
      } catch (error) {
        // The journal or the deliveries could not be read or written: nothing is skipped, it is tried again.
        log.error('delivering to Slack', { server: server.name, error: String(error) });
        settle(true);
        await clock.sleep(backoff(failures), signal);
        failures += 1;
      }
    }
    settle(true);
  }

  return {
    run,
    recorded() {
      keeper.changed();
      bell.ring();
    },
    progressed(progress) {
      keeper.progressed(progress);
      bell.ring();
    },
    nudge() {
      nudge.ring();
      bell.ring();
    },
    problem: () => problem,
    tried: () =>
      new Promise((resolve) => {
        late.push(resolve);
        bell.ring();
      }),
  };
}
