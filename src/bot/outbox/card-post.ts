import { questionPosts } from '../presenter.ts';
import type { Card } from './deliveries.ts';
import { inForm } from './forms.ts';
import type { Errand, Letters, PostmanParts } from './letters.ts';
import { type Persisted, persist } from './persist.ts';

/** The card is no part of an event's messages, but its post can be lost like theirs. */
const CARD_PART = -1;

/** Posts cards: the first of a run, and the one that replaces a deleted one. */
export interface CardPost {
  first(errand: Errand, channel: string): Promise<Persisted<string>>;
  /**
   * The card was deleted: a new one is posted, and the questions that are still open again in its thread. False when the
   * bot was stopped before that was done.
   */
  replace(): Promise<boolean>;
}

export function createCardPost(parts: PostmanParts, letters: Letters): CardPost {
  const { server, runner, wire, book, clock, signal, keeper, scenes, log } = parts;
  const { name } = server;

  async function post(errand: Errand, card: Omit<Card, 'ts'>): Promise<Persisted<string>> {
    const { record, scene } = errand;
    const { intent } = book.of(name);
    const lost = intent?.seq === record.seq && intent.part === CARD_PART;
    if (!lost) {
      const at = clock.now().toISOString();
      await book.save(name, { intent: { seq: record.seq, part: CARD_PART, at } });
    }
    await clock.sleep(parts.pace(card.channel), signal);
    const posted = await persist(
      parts,
      (attempt) => {
        if (attempt.form !== 'full') keeper.withoutPlan();
        // Without the plan block the card is simple enough; only what is refused even so becomes text.
        const form = attempt.form === 'simple' ? 'full' : attempt.form;
        const drawn = keeper.draw(record, scene);
        const message = inForm(drawn, { ...attempt, form }, record.seq, scene.language);
        return wire.post({ channel: card.channel, thread: undefined }, message, false);
      },
      { lost },
    );
    if (posted.kind === 'done') {
      await book.save(name, { card: { ...card, ts: posted.value }, intent: null });
      keeper.changed();
    }
    return posted;
  }

  return {
    first({ record, scene }, channel) {
      const { language, rehearsal, startedBy } = scene;
      const card = { run: record.run, channel, language, rehearsal, startedBy };
      return post({ record, scene }, { ...card, from: record.seq, successor: false });
    },
    async replace() {
      const { card, seq, questions } = book.of(name);
      if (!card) return true;
      const records = await runner.recordsAfter(name, Math.max(0, seq - 1));
      const record = records.find(({ run }) => run === card.run);
      if (!record) return true;
      const scene = await scenes.of(record);
      const posted = await post({ record, scene }, { ...card, from: seq + 1, successor: true });
      if (posted.kind !== 'done') return posted.kind !== 'stopped';
      for (const asked of scene.open) {
        for (const operation of questionPosts(asked, scene)) {
          if (operation.kind !== 'post' && operation.kind !== 'file') continue;
          const sent = await letters.send(operation, { record: asked.record, scene }, undefined);
          if (sent.kind === 'stopped') return false;
          if (sent.kind !== 'done') log.error('posting a question again', { server: name });
          if (sent.kind !== 'done' || operation.kind !== 'post' || !operation.question) continue;
          // The earlier message may still be there with its buttons; it gets the outcome, too.
          const again = { rev: operation.question, channel: card.channel, ts: sent.value };
          await book.save(name, { questions: [...questions, again] });
        }
      }
      return true;
    },
  };
}
