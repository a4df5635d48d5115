import type { Change, ChangePage, DeliveredView } from '../delivered.ts';
import { blockLines } from './block.ts';
import { bodyLines, renderMessage } from './render-message.ts';

export interface TranscriptOptions {
  /**
   * Changes after a number, waiting for the first: `standIn.changes` for everything, or a client's `changes` for what
   * one person sees. With an aborted signal it must answer at once.
   */
  readonly changes: (after: number, signal: AbortSignal) => Promise<ChangePage>;
  readonly write: (text: string) => void;
  /** Ends the transcript, after what has happened until then was written. */
  readonly signal: AbortSignal;
}

/** Writes the conversation as it happens. Of an edited message only the lines that are new are repeated. */
export async function transcript(options: TranscriptOptions): Promise<void> {
  const render = createTranscriber();
  let after = 0;
  for (;;) {
    const last = options.signal.aborted;
    const page = await read(options, after);
    after = page.next;
    for (const change of page.changes) {
      const text = render(change);
      if (text !== undefined) options.write(text);
    }
    if (last) return;
  }
}

/** A function that turns one change after the other into text; it remembers what messages said before. */
function createTranscriber(): (change: Change) => string | undefined {
  const said = new Map<string, readonly string[]>();
  return (change) => {
    switch (change.kind) {
      case 'message': {
        const { message } = change;
        const key = `${message.channel} ${message.ts}`;
        const lines = bodyLines(message);
        const before = new Set(said.get(key) ?? []);
        said.set(key, lines);
        if (change.what === 'posted') return renderMessage(message);
        if (change.what === 'deleted') return `✂ ${headOf(renderMessage(message))}`;
        const fresh = lines.filter((line) => !before.has(line));
        const head = `✎ ${headOf(renderMessage(message))}`;
        return fresh.length === 0
          ? undefined
          : [head, ...fresh.map((line) => `  ${line}`)].join('\n');
      }
      case 'view':
        return change.what === 'closed' || !change.view
          ? undefined
          : viewText(change.view, change.user.name);
      case 'deed':
        return deedText(change);
      case 'notice':
        return `⚠ Slack → ${change.user.name}: ${change.text}`;
      case 'workspace':
        return `— ${change.text}`;
    }
  };
}

async function read({ changes, signal }: TranscriptOptions, after: number): Promise<ChangePage> {
  try {
    return await changes(after, signal);
  } catch (thrown) {
    // A request that is cut by the signal has lost nothing: the next one asks from the same number.
    if (signal.aborted) return { changes: [], next: after };
    throw thrown;
  }
}

function headOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function viewText(view: DeliveredView, person: string): string {
  const lines = view.blocks.flatMap((block) => blockLines(block, view.names));
  const buttons = [view.submit, view.close].flatMap((label) => (label ? [`[${label}]`] : []));
  const title = view.type === 'home' ? 'Home' : `Modal “${view.title}”`;
  return [`▣ ${title} → ${person}`, ...lines.map((line) => `  ${line}`), `  ${buttons.join(' ')}`]
    .map((line) => line.trimEnd())
    .filter((line, index) => index === 0 || line !== '')
    .join('\n');
}

function deedText(change: Change & { kind: 'deed' }): string {
  const where = change.place ? ` #${change.place.name}` : '';
  const text = {
    command: change.text,
    click: `[${change.text}]`,
    submit: `[${change.text}]`,
    close: '(closes the modal)',
    home: '(opens the Home tab)',
  }[change.what];
  return `▸ ${change.user.name}${where}: ${text}`;
}
