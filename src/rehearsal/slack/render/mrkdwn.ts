/** Slack's text markup as a terminal can show it: mentions by name, links with their address, entities decoded. */
export function plainText(text: string, names: Readonly<Record<string, string>>): string {
  return text
    .replace(/<([^<>]+)>/g, (_, inside: string) => special(inside, names))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function special(inside: string, names: Readonly<Record<string, string>>): string {
  const [target = '', label] = inside.split('|');
  const named = (id: string): string => names[id] ?? label ?? id;
  if (target.startsWith('@')) return `@${named(target.slice(1))}`;
  if (target.startsWith('#')) return `#${named(target.slice(1))}`;
  if (target.startsWith('!subteam^')) return `@${named(target.slice('!subteam^'.length))}`;
  // Dates carry a fallback for clients that cannot format them.
  if (target.startsWith('!date^')) return label ?? target;
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label === undefined || label === target ? target : `${label} (${target})`;
}
