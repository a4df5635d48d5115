import { joinTexts, type Text } from '../../run/text.ts';
import { counted } from './list-lines.ts';
import type { Topic } from './topic.ts';

/** How many files a list is about; those that were deleted here, and those a package only begins to ship, are counted among all. */
export interface ListCounts {
  readonly all: number;
  readonly deleted: number;
  readonly begun: number;
  readonly open: number;
}

/** What a list of files is about: of which version, how many, what becomes of open ones, and how long decisions count. */
export function listWords(topic: Topic, counts: ListCounts, server: string): Text {
  return joinTexts([about(topic, counts, server), topic.preview ? EARLY : REST[topic.pass]], ' ');
}

function about({ target }: Topic, { all, deleted, begun, open }: ListCounts, server: string): Text {
  const changed = all - deleted - begun;
  const files = (count: number): Text => ({
    de: counted(count, 'Konfigurationsdatei', 'Konfigurationsdateien'),
    en: counted(count, 'configuration file', 'configuration files'),
  });
  const parts: Text[] = [];
  if (changed > 0) {
    const { de, en } = files(changed);
    parts.push({
      de: `haben Sie *und* der Hersteller ${de} geändert`,
      en: `both you *and* the vendor have changed ${en}`,
    });
  }
  if (begun > 0) {
    const { de, en } = files(begun);
    parts.push({
      de: `liefert der Hersteller erstmals ${de}, die es schon gibt`,
      en: `the vendor begins to ship ${en} that ${begun === 1 ? 'is' : 'are'} there already`,
    });
  }
  if (deleted > 0) {
    const { de, en } = files(deleted);
    parts.push({
      de: `haben Sie ${de} gelöscht, mit neuer Fassung vom Hersteller`,
      en: `you have deleted ${en} of which the vendor ships a new version`,
    });
  }
  const what = joinTexts(parts, '; ');
  return {
    de: `*${target.de}*: Auf ${server} ${what.de}; offen: ${open}.`,
    en: `*${target.en}*: on ${server} ${what.en}; open: ${open}.`,
  };
}

const EARLY: Text = {
  de: 'Jetzt ist Zeit, im Zeitfenster nicht: Nach dem Update von 4.5 wird nur nach dem gefragt, was offen ist oder sich bis dahin geändert hat. Eine Entscheidung verfällt, wenn sich die Datei dabei ändert; eine Zusammenführung auch, wenn 4.5 sie nur anders ausliefert.',
  en: 'There is time now, and none in the window: after the update of 4.5 only what is open or has changed until then is asked about. A decision lapses if the file changes with that update; a merge also if 4.5 merely ships it differently.',
};
const STAYS: Text = {
  de: 'Was nicht entschieden wird, bleibt, wie es auf dem Server ist, so wie es auch die Anleitung vorsieht. Bis zur Freigabe des Plans lässt sich alles wieder ändern.',
  en: 'What is not decided stays as it is on the server, which is what the guide says, too. Until the plan is approved everything can be changed again.',
};
const APART: Text = {
  de: 'Über die Dateien von Version 5 wird gesondert entschieden, auch wo es dieselben sind; was dazu schon entschieden ist, gilt, soweit sie sich hier nicht ändern.',
  en: 'The files of version 5 are decided apart from this, also where they are the same ones; what has been decided about those counts as far as they do not change here.',
};
const REST: Readonly<Record<Topic['pass'], Text>> = {
  '4.5': joinTexts([APART, STAYS], ' '),
  '5': STAYS,
};
