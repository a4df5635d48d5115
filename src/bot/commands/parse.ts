/** What somebody typed behind the command. */
export type Command =
  | { readonly do: 'help' }
  | { readonly do: 'list' }
  | { readonly do: 'start' | 'status' | 'check' | 'abort'; readonly host: string }
  /** A subcommand without the host it needs. */
  | { readonly do: 'needs-host'; readonly command: 'start' | 'check' | 'abort' }
  /** More words than anything that can be meant. */
  | { readonly do: 'unclear'; readonly words: string };

/**
 * Understands what people type: any case, extra spaces, quotes of all kinds, links Slack made of host names, and mentions,
 * which are nobody's host. A word that is no subcommand is a host.
 */
export function parseCommand(text: string): Command {
  const words = wordsOf(text);
  const [first, second] = words;
  if (first === undefined) return { do: 'help' };
  const verb = first.toLowerCase();
  switch (verb) {
    case 'help':
      return { do: 'help' };
    case 'list':
      return { do: 'list' };
    case 'status':
      if (words.length > 2) return { do: 'unclear', words: words.slice(1).join(' ') };
      return second === undefined ? { do: 'list' } : { do: 'status', host: second };
    case 'start':
    case 'check':
    case 'abort':
      if (words.length > 2) return { do: 'unclear', words: words.slice(1).join(' ') };
      return second === undefined
        ? { do: 'needs-host', command: verb }
        : { do: verb, host: second };
    default:
      return words.length > 1
        ? { do: 'unclear', words: words.join(' ') }
        : { do: 'start', host: first };
  }
}

function wordsOf(text: string): string[] {
  return text
    .replace(/<[@#!][^>]*>/g, ' ')
    .replace(/<[^>|]*\|([^>]*)>/g, '$1')
    .replace(/<(?:https?:\/\/|mailto:)?([^>/]*)[^>]*>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/["'`´‘’‚“”„«»‹›]/g, ' ')
    .split(/[\s\u00a0\u200b]+/)
    .filter((word) => word !== '');
}
