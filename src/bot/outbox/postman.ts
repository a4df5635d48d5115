import type { Operation } from '../presenter.ts';
import { createCardPost } from './card-post.ts';
import { createLetters, type Errand, type Posting, type PostmanParts } from './letters.ts';
import type { Persisted } from './persist.ts';

/** Carries out what the presenter decided, and remembers each thing before and after it is sent. */
export interface Postman {
  /** False when the bot was stopped half way; what is done is remembered and not done again. */
  carryOut(operations: readonly Operation[], errand: Errand): Promise<boolean>;
  /** The card was deleted; see `CardPost.replace`. */
  replaceCard(): Promise<boolean>;
}

export function createPostman(parts: PostmanParts): Postman {
  const { server, book, log, keeper } = parts;
  const { name } = server;
  const letters = createLetters(parts);
  const cards = createCardPost(parts, letters);

  /** True when the queue may go on. What Slack refused in every form stands in the log and in the journal. */
  function goesOn(result: Persisted<unknown>, doing: string): boolean {
    if (result.kind === 'stopped') return false;
    if (result.kind === 'refused') log.error(doing, { server: name, slack: result.error });
    return true;
  }

  async function post(operation: Posting, errand: Errand, part: number): Promise<boolean> {
    let sent = await letters.send(operation, errand, part);
    if (sent.kind === 'gone') {
      // The thread's parent is not there any more.
      if (!(await cards.replace())) return false;
      sent = await letters.send(operation, errand, part);
    }
    if (!goesOn(sent, 'posting a message')) return false;
    const { questions } = book.of(name);
    const question =
      operation.kind === 'post' && operation.question !== undefined && sent.kind === 'done'
        ? [{ rev: operation.question, channel: letters.place(operation).channel, ts: sent.value }]
        : [];
    await book.save(name, {
      part: part + 1,
      intent: null,
      questions: [...questions, ...question],
    });
    return true;
  }

  async function resolve(
    { question, message }: Extract<Operation, { kind: 'resolve' }>,
    errand: Errand,
  ): Promise<boolean> {
    for (const { rev, channel, ts } of book.of(name).questions) {
      if (rev !== question) continue;
      const edited = await letters.edit(channel, ts, message, errand);
      if (!goesOn(edited, 'showing an outcome')) return false;
      if (edited.kind !== 'gone') continue;
      // The question was deleted; its outcome must not be lost with it.
      const posted = await letters.send({ kind: 'post', to: 'thread', message }, errand, undefined);
      if (!goesOn(posted, 'showing an outcome')) return false;
    }
    const open = book.of(name).questions.filter(({ rev }) => rev !== question);
    await book.save(name, { questions: open });
    return true;
  }

  async function refresh(
    { question, message }: Extract<Operation, { kind: 'refresh' }>,
    errand: Errand,
  ): Promise<boolean> {
    for (const { rev, channel, ts } of book.of(name).questions) {
      if (rev !== question) continue;
      const edited = await letters.edit(channel, ts, message, errand);
      if (!goesOn(edited, 'drawing a list')) return false;
    }
    return true;
  }

  async function redraw(errand: Errand): Promise<boolean> {
    const { card } = book.of(name);
    if (!card) return true;
    const message = keeper.draw(errand.record, errand.scene);
    const edited = await letters.edit(card.channel, card.ts, message, errand);
    if (edited.kind === 'gone') return cards.replace();
    return goesOn(edited, 'drawing the last card');
  }

  async function carryOne(operation: Operation, errand: Errand, part: number): Promise<boolean> {
    switch (operation.kind) {
      case 'card': {
        const { event, run } = errand.record;
        if (book.of(name).card?.run === run) return true;
        const channel = event.type === 'run-started' ? event.channel : server.channel;
        return goesOn(await cards.first(errand, channel), 'posting the card');
      }
      case 'redraw':
        return redraw(errand);
      case 'resolve':
        return resolve(operation, errand);
      case 'refresh':
        return refresh(operation, errand);
      case 'post':
      case 'file':
        return post(operation, errand, part);
    }
  }

  return {
    replaceCard: () => cards.replace(),
    async carryOut(operations, errand) {
      let part = 0;
      for (const operation of operations) {
        const counted = operation.kind === 'post' || operation.kind === 'file';
        const before = counted && part < book.of(name).part;
        if (!before && !(await carryOne(operation, errand, part))) return false;
        if (counted) part += 1;
      }
      return true;
    },
  };
}
