import { isObject, type JsonObject, listOf, objectsOf } from '../json.ts';
import { elementText, textOf } from './element.ts';
import { plainText } from './mrkdwn.ts';
import { richTextLines } from './rich-text.ts';

type Names = Readonly<Record<string, string>>;

const TASK_MARKS: Readonly<Record<string, string>> = {
  pending: '○',
  in_progress: '▶',
  complete: '✔',
  error: '✖',
};

/** The lines a person reads of one block. Kinds without text of their own give their name, so that nothing is hidden. */
export function blockLines(block: JsonObject, names: Names): readonly string[] {
  const say = (text: unknown): string => plainText(textOf(text), names);
  switch (block['type']) {
    case 'header':
      return [`== ${say(block['text'])} ==`];
    case 'section':
      return sectionLines(block, names);
    case 'context':
      return [
        `· ${objectsOf(block['elements'])
          .map((one) => say(one) || elementText(one))
          .join(' · ')}`,
      ];
    case 'divider':
      return ['────────'];
    case 'actions':
    case 'context_actions':
      return [objectsOf(block['elements']).map(elementText).join(' ')];
    case 'input':
      return inputLines(block, names);
    case 'rich_text':
      return richTextLines(block, names);
    case 'plan':
      return [
        String(block['title']),
        ...objectsOf(block['tasks']).flatMap((task) => taskLines(task, names).map(indent)),
      ];
    case 'task_card':
      return taskLines(block, names);
    case 'table':
    case 'data_table':
      return tableLines(block, names);
    case 'markdown':
      return String(block['text']).split('\n');
    case 'alert':
      return [`! ${say(block['text'])}`];
    case 'image':
      return [`(${String(block['alt_text'])})`];
    case 'container':
      return [
        say(block['title']),
        ...objectsOf(block['child_blocks']).flatMap((one) => blockLines(one, names).map(indent)),
      ];
    default:
      return [`(${String(block['type'])})`];
  }
}

function sectionLines(block: JsonObject, names: Names): readonly string[] {
  const text = plainText(textOf(block['text']), names);
  const fields = objectsOf(block['fields']).map((field) =>
    plainText(textOf(field), names).replaceAll('\n', ' '),
  );
  const accessory = isObject(block['accessory']) ? [elementText(block['accessory'])] : [];
  return [...(text === '' ? [] : text.split('\n')), ...fields, ...accessory];
}

function inputLines(block: JsonObject, names: Names): readonly string[] {
  const label = plainText(textOf(block['label']), names);
  const element = isObject(block['element']) ? elementText(block['element']) : '';
  const hint = textOf(block['hint']);
  const optional = block['optional'] === true ? ' (optional)' : '';
  return [`${label}${optional}: ${element}`, ...(hint === '' ? [] : [`  ${hint}`])];
}

function taskLines(task: JsonObject, names: Names): readonly string[] {
  const mark = TASK_MARKS[String(task['status'])] ?? '?';
  const details = [task['details'], task['output']]
    .filter(isObject)
    .flatMap((one) => richTextLines(one, names).map(indent));
  return [`${mark} ${String(task['title'])}`, ...details];
}

function tableLines(block: JsonObject, names: Names): readonly string[] {
  const rows = listOf(block['rows']).map((row) =>
    objectsOf(row).map((cell) =>
      cell['type'] === 'rich_text'
        ? richTextLines(cell, names).join(' ')
        : String(cell['text'] ?? cell['value'] ?? ''),
    ),
  );
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
}

function indent(line: string): string {
  return `  ${line}`;
}
