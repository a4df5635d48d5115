import type { Choice, Field } from '../run/question.ts';
import type { Text } from '../run/text.ts';

/** The answer that lets the run go on, where it means yes. */
export function yes(label: Text, fields?: readonly Field[]): Choice {
  return { id: 'yes', label, style: 'primary', ...(fields ? { fields: [...fields] } : {}) };
}

/** The answer that lets the run go on, where that is a no: the id stands in the record and on the command line. */
export function no(label: Text, confirm?: Text): Choice {
  return { id: 'no', label, style: 'primary', ...(confirm ? { confirm } : {}) };
}

/** Going on although the guide advises against it: an approver says so, with a reason that is kept. */
export function accept(label: Text): Choice {
  return {
    id: 'accept',
    label,
    style: 'danger',
    who: 'approver',
    fields: [
      field('reason', 'multiline', {
        de: 'Wer hat das entschieden und warum?',
        en: 'Who decided this, and why?',
      }),
    ],
  };
}

/** Ends the run; the core understands the id. */
export const POSTPONE: Choice = {
  id: 'abort',
  label: { de: 'Upgrade verschieben', en: 'Postpone the upgrade' },
  confirm: {
    de: 'Der Lauf endet hier. Was sich zurücknehmen lässt, wird zurückgenommen; schon installierte Pakete bleiben, wie sie sind.',
    en: 'The run ends here. What can be taken back is taken back; packages that are installed already stay as they are.',
  },
};

export function field(
  id: string,
  kind: Field['kind'],
  label: Text,
  extra: Partial<Field> = {},
): Field {
  return { id, kind, label, optional: false, ...extra };
}
