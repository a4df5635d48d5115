import { type JsonObject, listOf, objectsOf } from '../json.ts';

type Names = Readonly<Record<string, string>>;

/** The lines of a `rich_text` block. */
export function richTextLines(block: JsonObject, names: Names): readonly string[] {
  return objectsOf(block['elements']).flatMap((part) => {
    if (part['type'] === 'rich_text_list') {
      const ordered = part['style'] === 'ordered';
      const indent = '  '.repeat(Number(part['indent'] ?? 0));
      return objectsOf(part['elements']).map(
        (item, index) => `${indent}${ordered ? `${index + 1}.` : '•'} ${inline(item, names)}`,
      );
    }
    const mark =
      { rich_text_quote: '> ', rich_text_preformatted: '    ' }[String(part['type'])] ?? '';
    return inline(part, names)
      .split('\n')
      .map((line) => mark + line);
  });
}

function inline(part: JsonObject, names: Names): string {
  return listOf(part['elements'])
    .map((element) => word(element as JsonObject, names))
    .join('');
}

function word(element: JsonObject, names: Names): string {
  const named = (field: string): string => names[String(element[field])] ?? String(element[field]);
  switch (element['type']) {
    case 'user':
      return `@${named('user_id')}`;
    case 'usergroup':
      return `@${named('usergroup_id')}`;
    case 'channel':
      return `#${named('channel_id')}`;
    case 'broadcast':
      return `@${String(element['range'])}`;
    case 'emoji':
      return `:${String(element['name'])}:`;
    case 'link':
      return String(element['text'] ?? element['url']);
    case 'date':
      return String(element['fallback'] ?? element['timestamp']);
    default:
      return String(element['text'] ?? '');
  }
}
