import { isObject, type JsonObject, listOf, objectsOf } from '../json.ts';
import { refuse, refuseWith } from '../refusal.ts';
import { checkBlock } from './check-block.ts';
import { tableText, textIn } from './check-table.ts';
import { LIMITS } from './limits.ts';
import { createReport, type Report } from './report.ts';
import type { Surface } from './surfaces.ts';

/**
 * Refuses a message whose blocks Slack would refuse: `invalid_blocks_format`, `invalid_blocks` with JSON pointers, or
 * `msg_blocks_too_long`.
 */
export function checkMessageBlocks(blocks: unknown): void {
  if (!Array.isArray(blocks)) refuse('invalid_blocks_format');
  const report = createReport();
  report.count(blocks, LIMITS.messageBlocks, '/blocks', 0);
  checkList(report, blocks, 'message', '/blocks');
  checkTogether(report, objectsOf(blocks));
  if (report.problems.length > 0) refuseWith('invalid_blocks', report.problems);
  if (textIn(blocks) > LIMITS.messageBlocksText.max) refuse('msg_blocks_too_long');
}

/** Every block, and that no two share a `block_id`. */
export function checkList(report: Report, blocks: unknown, surface: Surface, at: string): void {
  const seen = new Set<string>();
  listOf(blocks).forEach((block, index) => {
    checkBlock(report, block, `${at}/${index}`, surface);
    const id = isObject(block) ? block['block_id'] : undefined;
    if (typeof id !== 'string') return;
    if (seen.has(id)) report.add(`block_id ${id} already exists`, `${at}/${index}/block_id`);
    seen.add(id);
  });
}

/** Rules about blocks of one message beside each other. */
function checkTogether(report: Report, blocks: readonly JsonObject[]): void {
  const of = (type: string): readonly JsonObject[] => blocks.filter((one) => one['type'] === type);
  if (of('plan').length > 0 && of('task_card').length > 0) {
    report.add('plan and task_card cannot stand side by side', '/blocks');
  }
  if (of('table').length > 1) report.add('only_one_table_allowed', '/blocks');
  if (sum(of('table').map(tableText)) > LIMITS.tableText.max) {
    report.add(`tables must be less than ${LIMITS.tableText.max + 1} characters`, '/blocks');
  }
  if (sum(of('markdown').map((one) => String(one['text']).length)) > LIMITS.messageMarkdown.max) {
    report.add(
      `markdown must be less than ${LIMITS.messageMarkdown.max + 1} characters`,
      '/blocks',
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
