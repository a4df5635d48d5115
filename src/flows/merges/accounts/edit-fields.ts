import type { Field } from '../../run/question.ts';
import { quote, type Text } from '../../run/text.ts';
import { accountLabel } from './account-items.ts';
import type { Proposal } from './proposal.ts';
import { SLOT_NAMES, SlotType } from './slot.ts';
import { slotName } from './step-texts.ts';

/** The value of a slot's field that does away with the slot. */
export const NO_SLOT = 'none';

const SLOT_OPTIONS = SlotType.options.map((id) => ({ id, label: SLOT_NAMES[id] }));

/** The window in which somebody changes a proposal; `readEdit` reads it. */
export function editFields(proposal: Proposal): Field[] {
  const { after, before } = proposal;
  const members = before.map(({ account }, at) => ({
    id: String(at),
    label: accountLabel(proposal, account),
  }));
  return [
    {
      ...field('survivor', 'select', { de: 'Welches Konto bleibt?', en: 'Which account stays?' }),
      options: members,
      initial: '0',
    },
    {
      ...field('keep', 'checkboxes', {
        de: 'Diese Konten gehören nicht dazu und bleiben eigene',
        en: 'These accounts are not part of it and stay accounts of their own',
      }),
      options: members,
      optional: true,
    },
    ...after.slots.map((slot, at) => ({
      ...field(`slot-${at}`, 'select', {
        de: `Slot ${at + 1} (${slotName(slot).de})`,
        en: `Slot ${at + 1} (${slotName(slot).en})`,
      }),
      options: [...SLOT_OPTIONS, { id: NO_SLOT, label: { de: 'Kein Slot', en: 'No slot' } }],
      initial: slot.type,
    })),
    {
      ...field('slot-more', 'select', { de: 'Weiterer Slot', en: 'Another slot' }),
      hint: { de: 'Die erste Nummer läutet auch dort.', en: 'The first number rings there too.' },
      options: SLOT_OPTIONS,
      optional: true,
    },
    ...after.rows.map(({ number, on }, at) => ({
      ...field(`number-${at}`, 'checkboxes', {
        de: `${quote(number)} läutet auf`,
        en: `${quote(number)} rings on`,
      }),
      options: after.slots.map((slot, nth) => ({ id: String(nth), label: slotName(slot) })),
      initial: on.join(','),
      optional: true,
    })),
    {
      ...field('take', 'text', {
        de: 'Nummern von anderen Konten übernehmen',
        en: 'Take over numbers of other accounts',
      }),
      hint: {
        de: 'Durch Komma getrennt. Sie läuten auf dem ersten Slot und werden allen anderen weggenommen; ein offener Vorschlag, dem so eine fehlt, sagt es.',
        en: 'Separated by commas. They ring on the first slot and are taken from everybody else; an open proposal that lacks one then says so.',
      },
      optional: true,
    },
    {
      ...field('given-up', 'text', {
        de: 'Nummern, die hier wegfallen',
        en: 'Numbers that are given up here',
      }),
      hint: {
        de: 'Durch Komma getrennt. Danach hat sie niemand mehr, außer jemand übernimmt sie.',
        en: 'Separated by commas. Nobody has them afterwards, unless somebody takes them over.',
      },
      optional: true,
    },
  ];
}

function field(id: string, kind: Field['kind'], label: Text): Field {
  return { id, kind, label, optional: false };
}
