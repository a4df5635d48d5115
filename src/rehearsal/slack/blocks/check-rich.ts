import { isObject, type JsonObject, listOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './report.ts';

const STATUSES = ['pending', 'in_progress', 'complete', 'error'];
const RICH_PARTS = [
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
];

/** A `rich_text` block, alone or inside a task or a table cell. */
export function checkRichText(report: Report, value: unknown, at: string): void {
  if (!isObject(value) || value['type'] !== 'rich_text') {
    report.add('must be a rich_text block', at);
    return;
  }
  const parts = listOf(value['elements']);
  if (parts.length === 0) report.add('must have at least 1 items', `${at}/elements`);
  parts.forEach((part, index) => {
    const type = isObject(part) ? String(part['type']) : typeof part;
    if (!RICH_PARTS.includes(type))
      report.add(`unsupported type: ${type}`, `${at}/elements/${index}`);
  });
}

/**
 * A `plan`: its titles are bare strings, tasks carry one of four states and ids of their own.
 * Source: docs.slack.dev/reference/block-kit/blocks/plan-block and reports of live workspaces.
 */
export function checkPlan(report: Report, plan: JsonObject, at: string): void {
  if (typeof plan['title'] !== 'string' || plan['title'] === '') {
    report.add('title must be a string', `${at}/title`);
  }
  const tasks = listOf(plan['tasks']);
  report.count(tasks, LIMITS.planTasks, `${at}/tasks`);
  const seen = new Set<unknown>();
  tasks.forEach((task, index) => {
    const here = `${at}/tasks/${index}`;
    if (!isObject(task)) {
      report.add('must be a task_card', here);
      return;
    }
    checkTask(report, task, here, true);
    if (seen.has(task['task_id'])) report.add('task_id must be unique', `${here}/task_id`);
    seen.add(task['task_id']);
  });
}

/** A task inside a plan, or alone; alone it cannot be `pending`. */
export function checkTask(report: Report, task: JsonObject, at: string, inPlan: boolean): void {
  if (task['type'] !== 'task_card') report.add('unsupported type', `${at}/type`);
  report.word(task, 'task_id', LIMITS.blockId, at);
  if (typeof task['title'] !== 'string' || task['title'] === '') {
    report.add('title must be a string', `${at}/title`);
  }
  const status = String(task['status']);
  if (!STATUSES.includes(status)) report.add(`unknown status: ${status}`, `${at}/status`);
  if (!inPlan && status === 'pending') report.add('pending only inside a plan', `${at}/status`);
  for (const field of ['details', 'output']) {
    if (task[field] !== undefined) checkRichText(report, task[field], `${at}/${field}`);
  }
}
