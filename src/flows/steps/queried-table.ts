import type { StepContext } from '../run/step.ts';
import { joinTexts, same, type Text } from '../run/text.ts';
import type { Notice } from '../run/verdict.ts';

/** What was handed in stands in the thread with its answer; what the server gave should, too. */
export function asRead(text: string, file: Text, { run, server }: StepContext): Notice {
  return {
    to: 'thread',
    text: FROM_QUERY,
    file: { name: `${file[run.language]}-${server.name}.tsv`, content: text || '–' },
  };
}

/** Why a query of the inventory gave nothing; the other ways stand beside it. */
export function queryFailed(found: string): Text {
  return joinTexts([QUERY_FAILED, same(found)], ' ');
}

const FROM_QUERY: Text = {
  de: 'Die Tabelle, wie der Server sie geliefert hat. Sie kann Namen und Rufnummern enthalten.',
  en: 'The table as the server gave it. It may contain names and numbers.',
};
const QUERY_FAILED: Text = {
  de: 'Die Abfrage aus dem Inventar (`tables`) hat der Server nicht beantwortet:',
  en: 'The server did not answer the query of the inventory (`tables`):',
};
