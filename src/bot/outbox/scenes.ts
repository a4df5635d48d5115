import type { Text } from '../../flows/run/text.ts';
import { same } from '../../flows/run/text.ts';
import type { RunView } from '../../flows/run/view.ts';
import type { JournalRecord } from '../../store/types.ts';
import { type Asked, askedIn, type Scene } from '../messages/scene.ts';
import type { LaneParts } from './lane-parts.ts';

/** Finds what the messages of a server need to know besides their event. */
export interface Scenes {
  /** The scene of an event; the run it belongs to is the one of the card, or starts with this event. */
  of(record: JournalRecord): Promise<Scene>;
  /** The view of a run, if the runner still shows that run. */
  view(run: string): RunView | undefined;
}

export function createScenes(parts: LaneParts): Scenes {
  const { server, people, runner, book } = parts;
  let last: RunView | undefined;
  const asked = new Map<number, Asked>();

  function view(run: string): RunView | undefined {
    const current = runner.view(server.name);
    if (current) last = current;
    return last?.run.id === run ? last : undefined;
  }

  async function question(rev: number): Promise<Asked | undefined> {
    const known = asked.get(rev);
    if (known) return known;
    const [record] = await runner.recordsAfter(server.name, rev - 1);
    const found = record?.seq === rev ? askedIn(record) : undefined;
    if (found) asked.set(rev, found);
    return found;
  }

  return {
    view,
    async of(record) {
      const { card, questions } = book.of(server.name);
      const revs = [...new Set(questions.map(({ rev }) => rev))];
      for (const rev of asked.keys()) if (!revs.includes(rev)) asked.delete(rev);
      const open = (await Promise.all(revs.map(question))).filter((one) => one !== undefined);
      const drawn = view(record.run);
      const { event } = record;
      const started = event.type === 'run-started' ? { ...event, startedBy: event.by } : undefined;
      const run = started ?? card ?? drawn?.run;
      const steps = new Map(
        drawn?.phases.flatMap((phase) => phase.steps.map((step) => [step.id, step] as const)),
      );
      const title = (step: string): Text => steps.get(step)?.title ?? same(step);
      return {
        server,
        people,
        language: run?.language ?? server.language,
        rehearsal: run?.rehearsal ?? false,
        startedBy: run?.startedBy ?? { id: 'ucware-upgrade', via: 'bot' },
        flowTitle: drawn?.flowTitle ?? same(started?.flow.id ?? drawn?.run.flow.id ?? ''),
        title,
        undoTitle: (step) => steps.get(step)?.undoTitle ?? title(step),
        worklist: openList(drawn),
        open,
      };
    },
  };
}

function openList(view: RunView | undefined): Scene['worklist'] {
  const { question, worklist } = view ?? {};
  return question && worklist ? { rev: question.rev, list: worklist } : undefined;
}
