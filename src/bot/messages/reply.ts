import type { Inventory, Server } from '../../config/server.ts';
import type { Language } from '../../flows/run/text.ts';
import type { Reply, ServerOverview } from '../../runner/types.ts';
import { gate, literal } from '../mrkdwn.ts';
import { REPLIES } from '../texts/replies.ts';
import { REHEARSAL } from '../texts/status.ts';
import { safetyText, stateText } from './card.ts';
import { findingTexts } from './finding.ts';
import { type Block, fallback, type Message, paginate, sections } from './message.ts';

export interface ReplyScene {
  readonly inventory: Inventory;
  readonly language: Language;
  /** What keeps the outbox from showing a server. */
  readonly problem: (server: string) => string | undefined;
  /** Set when a refusal may be due to groups that could not be read. */
  readonly groupsMissing: boolean;
}

/** A private answer, as many messages as it takes. */
export function replyMessages(reply: Reply, scene: ReplyScene): Message[] {
  const { language } = scene;
  const parts = [gate(reply.text[language])];
  if (!reply.ok) {
    if (reply.nearest && reply.nearest.length > 0) {
      const names = reply.nearest.map((name) => `\`${literal(name)}\``).join(', ');
      parts.push(REPLIES.nearest(names)[language]);
    }
    for (const text of Object.values(reply.fields ?? {})) parts.push(`• ${gate(text[language])}`);
    if (reply.code === 'not-allowed' && scene.groupsMissing) {
      parts.push(REPLIES.groupsMissing[language]);
    }
    return pages(parts);
  }
  if (reply.findings) {
    parts.push(...findingTexts(reply.findings, language));
    if (reply.findings.length === 0) parts.push(REPLIES.noFindings[language]);
  }
  if (reply.overview) parts.push(...overviewParts(reply.overview, scene));
  return pages(parts);
}

/** One text as a private answer. */
export function note(text: string): Message[] {
  return pages([text]);
}

/** One paragraph per server: what it does, whom it waits for, whether it is safe to stop, and what is wrong. */
export function overviewParts(
  overview: readonly ServerOverview[],
  scene: Pick<ReplyScene, 'inventory' | 'language' | 'problem'>,
): string[] {
  const { language } = scene;
  if (overview.length === 0) return [REPLIES.noServers[language]];
  return overview.map(({ server, view, problem }) => {
    const lines = [`*${literal(server.name)}*`];
    if (view) lines.push(...viewLines(view, server, scene));
    else if (!problem) lines[0] += ` – ${REPLIES.noRun[language]}`;
    if (problem) lines.push(REPLIES.problem(gate(problem[language]))[language]);
    const stuck = scene.problem(server.name);
    if (stuck) lines.push(REPLIES.problem(stuck)[language]);
    return lines.join('\n');
  });
}

function viewLines(
  view: NonNullable<ServerOverview['view']>,
  server: Server,
  scene: Pick<ReplyScene, 'inventory' | 'language'>,
): string[] {
  const { language, inventory } = scene;
  const { rehearsal, channel, state } = view.run;
  const cardScene = { server, people: inventory.people, language, rehearsal };
  const lines = [stateText(view, cardScene)];
  if (state.kind !== 'ended') lines.push(safetyText(view, language));
  lines.push(REPLIES.shownIn(`<#${channel}>`)[language]);
  if (rehearsal) lines.unshift(REHEARSAL[language]);
  return lines;
}

function pages(parts: readonly string[]): Message[] {
  return paginate(parts.flatMap(sections), NO_TAIL).map((blocks) => ({
    text: fallback(blocks.map(sectionText).join('\n')),
    blocks,
  }));
}

const NO_TAIL = { blocks: 0, chars: 0 };

function sectionText(block: Block): string {
  return block.type === 'section' ? (block.text?.text ?? '') : '';
}
