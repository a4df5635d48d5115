import type { Progress } from '../../runner/types.ts';
import type { JournalRecord } from '../../store/types.ts';
import { type CardExtras, drawCard, drawEndedCard } from '../messages/card.ts';
import type { Message } from '../messages/message.ts';
import type { Scene } from '../messages/scene.ts';
import { type Fault, faultOf } from './faults.ts';
import type { LaneParts } from './lane-parts.ts';
import { backoff, CLOSED_RETRY_MS } from './pace.ts';
import type { Scenes } from './scenes.ts';

/** Between two progress updates of one card; docs.slack.dev recommends 3–5 s for a message that is edited. */
const PROGRESS_EVERY_MS = 4000;
/** Between two updates of one card at all: what happens in quick succession is drawn once, the first of it at once. */
const UPDATE_EVERY_MS = 3000;
/** No reason to put off an update counts for longer. */
const LONGEST_WAIT_MS = 60_000;
/** Updates of each minute that progress leaves to changes of a step, of all runs together. */
const KEPT_FOR_CHANGES = 15;

export interface CardKeeper {
  /** The run has changed: the card is drawn anew at once. */
  changed(): void;
  progressed(progress: Progress): void;
  /** How long until the card wants to be drawn, in ms; undefined when it is up to date. */
  due(): number | undefined;
  /** Draws the card once. `gone` means that the message does not exist any more. */
  refresh(): Promise<'shown' | 'waits' | 'gone'>;
  /** The card of a run as it should look now; where the run cannot be drawn any more, what the event says. */
  draw(record: JournalRecord, scene: Scene): Message;
  /** Slack refused the card as it was: from now on the phases are drawn as a list. */
  withoutPlan(): void;
}

/** Keeps the card of one server in step with its run: the latest state wins, and the last one always arrives. */
export function createCardKeeper(
  parts: LaneParts,
  scenes: Scenes,
  onFault: (fault: Fault | undefined) => void,
): CardKeeper {
  const { server, people, book, clock, wire, updates, log } = parts;
  // A bot that was restarted cannot know what its card shows.
  let dirty: 'no' | 'progress' | 'change' = 'change';
  let progress: Progress | undefined;
  let plan = true;
  let shownAt = 0;
  let notBefore = 0;
  let failures = 0;
  let shown = '';

  const now = (): number => clock.now().getTime();

  function extras(): CardExtras {
    const { card } = book.of(server.name);
    return { progress, plan, successorFrom: card?.successor ? card.from : undefined };
  }

  function drawRun(run: string): Message | undefined {
    const view = scenes.view(run);
    if (!view) return undefined;
    const { language, rehearsal } = view.run;
    return drawCard(view, { server, people, language, rehearsal }, extras());
  }

  function changedMeanwhile(): typeof dirty {
    return dirty;
  }

  function later(ms: number): 'waits' {
    notBefore = now() + ms;
    return 'waits';
  }

  async function refresh(): Promise<'shown' | 'waits' | 'gone'> {
    const { card } = book.of(server.name);
    const message = card ? drawRun(card.run) : undefined;
    const wanted = dirty;
    dirty = 'no';
    if (!card || !message || JSON.stringify(message) === shown) return 'shown';
    const wait = updates.take(wanted === 'progress' ? KEPT_FOR_CHANGES : 0);
    if (wait > 0) {
      dirty = wanted;
      return later(wait);
    }
    try {
      await wire.update(card.channel, card.ts, message);
    } catch (thrown) {
      if (changedMeanwhile() === 'no') dirty = wanted;
      return failed(faultOf(thrown));
    }
    shown = JSON.stringify(message);
    shownAt = now();
    failures = 0;
    onFault(undefined);
    return 'shown';
  }

  function failed(fault: Fault): 'waits' | 'gone' | 'shown' {
    if (fault.kind === 'gone') return 'gone';
    if (fault.kind === 'refused') {
      if (plan) {
        plan = false;
        return later(0);
      }
      // Drawn again at the next change; until then the thread says everything.
      log.error('drawing the card', { server: server.name, slack: fault.error });
      dirty = 'no';
      return 'shown';
    }
    onFault(fault);
    const wait = fault.kind === 'later' ? (fault.afterMs ?? backoff(failures)) : CLOSED_RETRY_MS;
    failures += 1;
    return later(wait);
  }

  return {
    refresh,
    draw: (record, scene) => drawRun(record.run) ?? drawEndedCard(record, scene.flowTitle, scene),
    withoutPlan() {
      plan = false;
    },
    changed() {
      dirty = 'change';
    },
    progressed(latest) {
      progress = latest;
      if (dirty === 'no') dirty = 'progress';
    },
    due() {
      if (dirty === 'no' || !book.of(server.name).card) return undefined;
      const every = dirty === 'progress' ? PROGRESS_EVERY_MS : UPDATE_EVERY_MS;
      // Bounded, in case somebody set the clock back.
      return Math.max(
        0,
        Math.min(notBefore - now(), LONGEST_WAIT_MS),
        Math.min(shownAt + every - now(), every),
      );
    },
  };
}
