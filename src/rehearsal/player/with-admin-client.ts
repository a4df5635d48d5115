import type { AdminClient } from '../admin-client/admin-client.ts';
import { asCopied, asCsv } from '../admin-client/table.ts';
import { findElements } from '../slack/blocks/find-elements.ts';
import type { Change, DeliveredMessage, DeliveredView } from '../slack/delivered.ts';
import { isObject, type JsonObject, listOf } from '../slack/json.ts';
import type { MessageClick } from '../slack/user/click.ts';
import type { Entries } from '../slack/user/submit.ts';
import type { SlackUserClient } from '../slack/user-client.ts';
import { createWorker, type Worker } from './carry-out.ts';
import { overviewFor, wordsFor } from './read-overview.ts';

/** Slack takes no more in a field; a longer table is handed in as a file. */
const PASTED_AT_MOST = 3000;
const DONE = /^(?:Erledigt|Done)$/;
const NEXT = /^\*(?:Als Nächstes|Next): (.+)\*$/m;

/**
 * People who have the Admin client of the server open beside their Slack: what a work list asks they do there before they tick it,
 * and the tables they hand in are those it shows at that moment.
 */
export function withAdminClient(
  people: readonly SlackUserClient[],
  admin: AdminClient,
): readonly SlackUserClient[] {
  const desk = { admin, worker: createWorker(admin), shown: new Map() };
  return people.map((person) => atTheDesk(person, desk));
}

interface Desk {
  readonly admin: AdminClient;
  readonly worker: Worker;
  /** What anybody has been shown, as it was last: one person's Slack may be behind another's. */
  readonly shown: Map<string, { readonly seq: number; readonly message: DeliveredMessage }>;
}

function atTheDesk(client: SlackUserClient, { admin, worker, shown }: Desk): SlackUserClient {
  function see(change: Change): void {
    if (change.kind !== 'message') return;
    const { seq, message } = change;
    if ((shown.get(message.ts)?.seq ?? 0) >= seq) return;
    shown.set(message.ts, { seq, message });
    worker.read(textOf(message.blocks));
  }

  return {
    ...client,
    async changes(after, signal) {
      const page = await client.changes(after, signal);
      page.changes.forEach(see);
      return page;
    },
    async click(click) {
      const message = shown.get(click.ts)?.message;
      const [, next] = (message && NEXT.exec(textOf(message.blocks))) ?? [];
      if (message && next !== undefined && DONE.test(labelOf(message, click)))
        worker.carryOut(next);
      return client.click(click);
    },
    async submit(viewId, entries) {
      const view = await client.modal();
      if (view?.id !== viewId) return client.submit(viewId, entries);
      for (const title of tickedIn(view, entries)) worker.carryOut(title);
      return client.submit(viewId, { ...entries, ...(await shownFor(view, admin, client)) });
    },
  };
}

/** The fields of a form that ask for what stands in the Admin client. */
async function shownFor(
  view: DeliveredView,
  admin: AdminClient,
  client: SlackUserClient,
): Promise<Entries> {
  const entries: Record<string, unknown> = {};
  for (const { block, blockId, element } of findElements(view.blocks)) {
    const label = wordsOf(block['label']);
    const table = overviewFor(label, admin);
    const short = table !== undefined && asCopied(table).length <= PASTED_AT_MOST;
    if (table && element['type'] === 'file_input' && !short) {
      const { id } = await client.upload(table.name, asCsv(table));
      entries[blockId] = [id];
    } else if (table && element['type'] === 'plain_text_input' && short) {
      entries[blockId] = asCopied(table);
    }
    const words = wordsFor(label, admin);
    if (words !== undefined && element['initial_value'] === undefined) entries[blockId] = words;
  }
  return entries;
}

/** Points of a work list that are ticked together: titles that do not fit into the options are written out above them. */
function tickedIn(view: DeliveredView, entries: Entries): string[] {
  return findElements(view.blocks).flatMap(({ block, blockId, element }) => {
    if (!DONE.test(wordsOf(block['label']))) return [];
    const ticked = listOf(entries[blockId]);
    const inFull = [...textOf(view.blocks).matchAll(/^• (.+)$/gm)].map(([, title]) => title);
    return listOf(element['options'])
      .filter(isObject)
      .map((option, at) => ({ option, title: inFull[at] ?? wordsOf(option['text']) }))
      .filter(({ option }) => ticked.includes(option['value']))
      .map(({ title }) => title);
  });
}

function labelOf(message: DeliveredMessage, click: MessageClick): string {
  const pressed = findElements(message.blocks).find(
    ({ actionId, element }) =>
      actionId === click.actionId && String(element['value'] ?? '') === (click.value ?? ''),
  );
  return wordsOf(pressed?.element['text']);
}

/** What the sections of these blocks say. */
function textOf(blocks: readonly JsonObject[]): string {
  return blocks.map((block) => wordsOf(block['text'])).join('\n');
}

function wordsOf(text: unknown): string {
  return isObject(text) ? String(text['text'] ?? '') : '';
}
