import { asCode } from '../remote/as-code.ts';
import type { Leftover } from '../remote/jobs/leftovers.ts';
import type { Answer, Field, QuestionInput } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import { same, type Text } from '../run/text.ts';
import { field } from './choices.ts';
import { counted } from './conffiles/list-lines.ts';
import type { Settled } from './pass.ts';

/** Single questions in one form; what goes beyond is settled together. */
const SINGLE_FIELDS = 10;

const OPTIONS = [
  {
    id: 'closed',
    label: { de: 'Erledigt: geprüft, nichts zu tun', en: 'Done: checked, nothing to do' },
  },
  { id: 'assigned', label: { de: 'Offen: wird nachgearbeitet', en: 'Open: will be dealt with' } },
];

/** Offered afterwards where nobody was asked before: what the vendor ships lies beside the file. */
const TAKE = {
  id: 'vendor',
  label: { de: 'Fassung des Herstellers jetzt übernehmen', en: 'Take the vendor’s version now' },
};

/** The restart is over by then. */
export const READ_AT_START: Text = {
  de: 'Dienste lesen eine jetzt ersetzte Datei erst, wenn sie das nächste Mal starten.',
  en: 'Services read a file that is replaced now only when they start next.',
};

/** Asks what becomes of files that lie beside those in use. */
export function leftoversQuestion(
  id: string,
  open: readonly Leftover[],
  ctx: StepContext,
): QuestionInput {
  return {
    id,
    kind: 'choice',
    text: {
      de: `Auf ${ctx.server.name} neben den benutzten gefunden, neu oder ersetzt: ${counted(open.length, 'Konfigurationsdatei', 'Konfigurationsdateien')}. Bitte jede abschließen oder jemandem zuweisen.`,
      en: `Found on ${ctx.server.name} beside those in use, new or replaced: ${counted(open.length, 'configuration file', 'configuration files')}. Please close each or assign it to somebody.`,
    },
    // Each of them, however many there are: none is closed that nobody has seen named.
    evidence: [...open.map(({ path }) => same(asCode(path))), READ_AT_START],
    choices: [
      {
        id: 'settle',
        label: { de: 'Abschließen oder zuweisen …', en: 'Close or assign …' },
        style: 'primary',
        fields: fields(open),
      },
    ],
    who: 'operator',
  };
}

function fields(open: readonly Leftover[]): Field[] {
  const single = open.slice(0, SINGLE_FIELDS);
  const choices = single.map((one, index) =>
    field(`file-${index + 1}`, 'select', same(one.path), {
      options: optionsFor([one]),
      initial: 'assigned',
    }),
  );
  const rest = open.slice(SINGLE_FIELDS);
  if (rest[0]) {
    const from = rest[0].path;
    choices.push(
      field(
        'others',
        'select',
        {
          de: `Die übrigen ${rest.length} Dateien der Liste, ab ${from}`,
          en: `The other ${rest.length} files of the list, from ${from} on`,
        },
        { options: optionsFor(rest), initial: 'assigned' },
      ),
    );
  }
  const person = field(
    'person',
    'text',
    { de: 'Wer kümmert sich um die offenen?', en: 'Who takes care of the open ones?' },
    { optional: true },
  );
  return [...choices, person];
}

function optionsFor(files: readonly Leftover[]): Field['options'] {
  return files.every(canBeTaken) ? [...OPTIONS, TAKE] : OPTIONS;
}

function canBeTaken({ path, besideLink = false }: Omit<Leftover, 'md5'>): boolean {
  return besideLink || /\.(?:dpkg|ucf)-dist$/.test(path);
}

type Values = Answer['values'];

function chosenFor(values: Values, index: number): string | undefined {
  return values[index < SINGLE_FIELDS ? `file-${index + 1}` : 'others'];
}

/** Those whose vendor's version people want in place now. */
export function toTake(asked: readonly Leftover[], values: Values): Leftover[] {
  return asked.filter((one, index) => canBeTaken(one) && chosenFor(values, index) === 'vendor');
}

/** What became of each file; undefined when something is open and nobody takes care of it. */
export function settleAll(asked: readonly Leftover[], values: Values): Settled[] | undefined {
  const person = (values['person'] ?? '').trim();
  const taken = new Set(toTake(asked, values));
  const settled = asked.map((leftover, index) => {
    const done = taken.has(leftover) || chosenFor(values, index) === 'closed';
    return { ...leftover, person: done ? null : person };
  });
  return settled.some((one) => one.person === '') ? undefined : settled;
}

/** Told in the form, before anything is recorded or done. */
export const NOBODY: Text = {
  de: 'Für offene Dateien fehlt, wer sich darum kümmert.',
  en: 'For open files it is missing who takes care of them.',
};
