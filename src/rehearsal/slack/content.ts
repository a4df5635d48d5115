import { checkMessageBlocks } from './blocks/check-blocks.ts';
import { fillIds } from './blocks/fill-ids.ts';
import { LIMITS } from './blocks/limits.ts';
import { isObject, type JsonObject, listOf, objectsOf } from './json.ts';
import { refuse } from './refusal.ts';
import type { MessageContent } from './types.ts';

/** What a message is to say, checked as Slack checks it; refuses with Slack's codes. */
export function contentOf(args: JsonObject): MessageContent {
  const { text, markdown } = textOf(args);
  const hasBlocks = args['blocks'] !== undefined && args['blocks'] !== '';
  if (hasBlocks) checkMessageBlocks(args['blocks']);
  const attachments = attachmentsOf(args['attachments']);
  const blocks = fillIds(hasBlocks ? args['blocks'] : markdown);
  if (text === '' && blocks.length === 0 && attachments.length === 0) refuse('no_text');
  const metadata = metadataOf(args['metadata']);
  return {
    text: text.slice(0, LIMITS.postText.max),
    blocks,
    attachments,
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function textOf(args: JsonObject): { text: string; markdown: readonly JsonObject[] } {
  const source = args['markdown_text'];
  if (source === undefined) return { text: String(args['text'] ?? ''), markdown: [] };
  if (args['text'] !== undefined || args['blocks'] !== undefined) refuse('markdown_text_conflict');
  const markdown = String(source);
  if (markdown.length > LIMITS.messageMarkdown.max) refuse('msg_too_long');
  return { text: markdown, markdown: [{ type: 'markdown', text: markdown }] };
}

function attachmentsOf(value: unknown): readonly JsonObject[] {
  if (listOf(value).length > LIMITS.attachments.max) refuse('too_many_attachments');
  const attachments = objectsOf(value);
  for (const one of attachments) {
    if (one['blocks'] !== undefined) checkMessageBlocks(one['blocks']);
  }
  return attachments.map((one) =>
    one['blocks'] === undefined ? one : { ...one, blocks: fillIds(one['blocks']) },
  );
}

function metadataOf(value: unknown): JsonObject | undefined {
  if (value === undefined || value === '') return undefined;
  if (!isObject(value)) return refuse('invalid_metadata_format');
  if (typeof value['event_type'] !== 'string' || !isObject(value['event_payload'])) {
    refuse('invalid_metadata_schema');
  }
  if (JSON.stringify(value).length > LIMITS.metadataBytes.max) refuse('metadata_too_large');
  return value;
}
