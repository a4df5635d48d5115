import type { Choice, Field } from '../run/question.ts';
import type { Text } from '../run/text.ts';

/** The answer that lets the run go on. */
export function yes(label: Text, fields?: readonly Field[]): Choice {
  return { id: 'yes', label, style: 'primary', ...(fields ? { fields: [...fields] } : {}) };
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
    de: 'Der Lauf endet hier. Am Server wurde nichts verändert, was nicht zurückgenommen wird.',
    en: 'The run ends here. Nothing on the server stays changed that can be taken back.',
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
