import { setTimeout as sleep } from 'node:timers/promises';
import { currentItem } from '../../src/flows/run/worklist.ts';
import type { Requester } from '../../src/runner/types.ts';
import { answerTo, entryFor } from './people.ts';
import { PBX, type World } from './world.ts';

/** How long people think, and how long they let the bot look by itself before they press the button; simulated ms. */
const THINK_MS = 1_000;
/** The bot goes on by itself soon after contact is back; whoever knows it gives it that long. */
const PICKED_UP_MS = 150_000;
const LET_IT_LOOK_MS = 1_800_000;
/** After that people mend what is broken although the bot still looks by itself. */
const GO_AND_SEE_MS = 360_000;
/** After so many answers to one question people go on in spite of it. */
const PATIENCE = 6;
/** How often the open question is looked at, real ms. */
const LOOK_EVERY_MS = 3;

interface Given {
  readonly choice: string;
  readonly values: Record<string, string>;
}

export interface RowParts {
  readonly world: World;
  /** Called before a question that a fault may have caused is answered: people mend what is broken first. */
  readonly mend: () => Promise<void>;
  readonly signal: AbortSignal;
  /** How long people look into a failure before they answer, simulated ms. */
  readonly lookIntoMs?: number;
  /** Answers by the id of the step; everything else is answered in good faith. */
  readonly instead?: Readonly<Record<string, (now: string) => Given>>;
}

function person(id: string): Requester {
  return { actor: { id, via: 'slack' }, groups: [], member: true };
}

/** Plays the people of one run until it has ended. Rejects when the signal aborts first. */
export async function playRow({
  world,
  mend,
  signal,
  lookIntoMs = THINK_MS,
  instead = {},
}: RowParts): Promise<void> {
  await world.bot().runner.handle({ do: 'start', server: PBX }, person('U0STARTER'));
  let first: { rev: number; at: number } | undefined;
  let stand = { place: '', at: 0 };
  const times = new Map<string, number>();
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    if (signal.aborted) throw new Error(`Nothing more happens. ${where(world)}`);
    const bot = world.bot();
    if (bot.dead) continue;
    const view = bot.runner.view(PBX);
    if (!view) {
      // The bot died before the start was recorded: whoever typed the command types it again.
      await ask(world, { do: 'start', server: PBX }, 'U0STARTER');
      continue;
    }
    if (view.run.state.kind === 'ended') return;
    const { question } = view;
    const now = world.outside.now().getTime();
    const place = `${view.current?.id} ${view.run.state.kind}`;
    if (place !== stand.place) stand = { place, at: now };
    if (!question) {
      // A card that does not move for so long makes people look.
      if (now - stand.at > GO_AND_SEE_MS) await mend();
      continue;
    }
    if (first?.rev !== question.rev) first = { rev: question.rev, at: now };
    const { wakeAt, pickUp } = question.question;
    // A list is worked on at once; that the bot reminds of it later is nothing to wait for.
    const looks = wakeAt !== undefined && question.question.kind !== 'worklist';
    const think = looks
      ? GO_AND_SEE_MS
      : pickUp
        ? PICKED_UP_MS
        : question.question.kind === 'failed'
          ? lookIntoMs
          : THINK_MS;
    if (now - first.at < think) continue;
    await mend();
    if (looks && now - first.at < LET_IT_LOOK_MS) continue;
    const asked = question.question;
    const list = view.worklist;
    const item = list && currentItem(list);
    if (item) {
      const { choice, values } = entryFor(item, world.clock.now().toISOString());
      const { step, rev } = question;
      const entry = { step, rev, question: asked.id, choice, items: [item.id], values };
      await ask(world, { do: 'answer', server: PBX, run: view.run.id, ...entry }, 'U0APPROVER');
      first = undefined;
      continue;
    }
    const key = `${question.step}/${asked.id}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    const stubborn = (times.get(key) ?? 0) > PATIENCE;
    const at = world.clock.now().toISOString();
    const answer = answerTo(asked, at, stubborn);
    const { choice, values } = instead[question.step]?.(at) ?? {
      choice: answer.choice.id,
      values: answer.values,
    };
    await ask(
      world,
      {
        do: 'answer',
        server: PBX,
        run: view.run.id,
        step: question.step,
        question: asked.id,
        rev: question.rev,
        choice,
        values,
      },
      'U0APPROVER',
    );
    first = undefined;
  }
}

type Asked = Parameters<ReturnType<World['bot']>['runner']['handle']>[0];

/** Whoever asks a bot that dies meanwhile gets no answer, and asks the next one. */
async function ask(world: World, request: Asked, who: string): Promise<void> {
  const bot = world.bot();
  await Promise.race([bot.runner.handle(request, person(who)), bot.death]);
}

function where(world: World): string {
  const view = world.bot().runner.view(PBX);
  const question = view?.question?.question;
  return `${view?.current?.id} ${view?.run.state.kind} ${question?.id ?? ''} ${question?.text.en ?? ''} ${question?.complaint?.en ?? ''} ${JSON.stringify(question?.findings.map((one) => one.why.en) ?? [])}\n${world.log.slice(-5).join('\n')}`;
}
