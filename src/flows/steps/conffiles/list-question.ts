import { isBegun } from '../../merges/conffiles/forecast.ts';
import type { Choice, Field, QuestionInput } from '../../run/question.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { field, POSTPONE } from '../choices.ts';
import type { Case } from './case.ts';
import { AGAIN, ASK } from './common-choices.ts';
import { LIST } from './hear.ts';
import { FileKind, labelOf, WHOLE } from './kinds.ts';
import { overview } from './list-lines.ts';
import { listWords } from './list-words.ts';
import { LOSES } from './loses.ts';
import type { Topic } from './topic.ts';

/** All files of a pass at a glance, by kind, with what is decided: one message, however many files there are. */
export function listQuestion(cases: readonly Case[], server: string, topic: Topic): QuestionInput {
  const open = cases.filter(({ decision }) => !decision);
  const deleted = cases.filter(({ kind }) => kind === 'deleted').length;
  const begun = cases.filter(({ file }) => isBegun(file)).length;
  return {
    id: LIST,
    kind: 'choice',
    text: listWords(topic, { all: cases.length, deleted, begun, open: open.length }, server),
    evidence: overview(cases),
    choices: choices(cases, open, topic),
    who: 'operator',
  };
}

function choices(cases: readonly Case[], open: readonly Case[], topic: Topic): Choice[] {
  const together = sameField(open);
  return [
    ...(open.length === 0
      ? []
      : [
          {
            id: 'next',
            label: { de: 'Nächste offene Datei ansehen', en: 'Look at the next open file' },
            style: 'primary' as const,
          },
        ]),
    {
      id: 'open',
      label: { de: 'Eine Datei ansehen …', en: 'Look at a file …' },
      fields: [fileField(cases)],
    },
    ...(together
      ? [
          {
            id: 'same',
            label: {
              de: 'Alle einer Art gleich entscheiden …',
              en: 'Decide all of a kind alike …',
            },
            confirm: sameConfirm(together),
            fields: [together],
          },
        ]
      : []),
    AGAIN,
    ASK,
    goOn(open, topic),
    POSTPONE,
  ];
}

function goOn(open: readonly Case[], { preview }: Topic): Choice {
  const count = open.length;
  if (count === 0) {
    return { id: 'go-on', label: { de: 'So übernehmen', en: 'Go on like this' }, style: 'primary' };
  }
  const begun = open.filter(({ draft }) => draft).length;
  const lost: Text =
    begun === 0
      ? same('')
      : {
          de: ` Nur zum Teil bearbeitet ist ${begun} davon; das zählt dann nicht.`,
          en: ` Edited only in part: ${begun} of them; that does not count then.`,
        };
  if (preview) {
    return {
      id: 'go-on',
      label: { de: 'Offene später entscheiden, weiter', en: 'Decide the open ones later, go on' },
      confirm: {
        de: `Was jetzt offen bleibt, wird nach dem Update von 4.5 noch einmal gefragt. Offene Dateien: ${count}.${lost.de}`,
        en: `What stays open now is asked about once more after the update of 4.5. Open files: ${count}.${lost.en}`,
      },
    };
  }
  return {
    id: 'go-on',
    label: { de: 'Offene behalten und weiter', en: 'Keep the open ones and go on' },
    confirm: {
      de: `Offene Dateien bleiben, wie sie auf dem Server sind: ${count}.${lost.de}`,
      en: `Open files stay as they are on the server: ${count}.${lost.en}`,
    },
  };
}

function fileField(cases: readonly Case[]): Field {
  const options = cases.map(({ file }, at) => ({ id: `file-${at + 1}`, label: same(file.path) }));
  return field('file', 'select', { de: 'Datei', en: 'File' }, { options });
}

/** Only what is possible for a kind of which at least two files are open. */
function sameField(open: readonly Case[]): Field | undefined {
  const options = FileKind.options.flatMap((kind) => {
    const count = open.filter((one) => one.kind === kind).length;
    if (count < 2) return [];
    return WHOLE[kind].map((choice) => {
      const label = labelOf(choice, kind);
      const name = KIND_SHORT[kind];
      return {
        id: `${kind}.${choice}`,
        label: {
          de: `${count} × ${name.de}: ${label.de}`,
          en: `${count} × ${name.en}: ${label.en}`,
        },
      };
    });
  });
  if (options.length === 0) return undefined;
  return field(
    'what',
    'select',
    { de: 'Welche Art, und was?', en: 'Which kind, and what?' },
    { options },
  );
}

/** What the button of a single file says before it takes the vendor's version, for as many as it can be here. */
function sameConfirm({ options = [] }: Field): Text {
  const takes = (deleted: boolean): boolean =>
    options.some(({ id }) => id.endsWith('.vendor') && (id === 'deleted.vendor') === deleted);
  const all: Text = {
    de: 'Das gilt für jede noch offene Datei dieser Art. Einzelne lassen sich danach noch ändern.',
    en: 'This counts for every file of that kind that is still open. Single ones can be changed afterwards.',
  };
  return joinTexts(
    [all, ...(takes(false) ? [LOSES.several] : []), ...(takes(true) ? [LOSES.severalDeleted] : [])],
    ' ',
  );
}

const KIND_SHORT: Readonly<Record<FileKind, Text>> = {
  clean: { de: 'ohne Widerspruch', en: 'without contradiction' },
  conflict: { de: 'dieselben Zeilen geändert', en: 'the same lines changed' },
  encodings: { de: 'zwei Zeichenkodierungen', en: 'two encodings' },
  'no-base': { de: 'ohne Ausgangsfassung', en: 'without a base' },
  binary: { de: 'kein Text', en: 'not text' },
  deleted: { de: 'gelöscht', en: 'deleted' },
  unread: { de: 'nicht lesbar', en: 'unreadable' },
};
