import { expect, it } from 'vitest';
import type { Field } from '../../../src/flows/run/question.ts';
import { same, type Text } from '../../../src/flows/run/text.ts';
import { enteredIn } from '../../../src/flows/steps/entered-in.ts';

const say = ({ de }: Text): string => de;
const FIELDS: readonly Field[] = [
  { id: 'name', kind: 'text', label: same('Name'), optional: false },
  {
    id: 'slots',
    kind: 'checkboxes',
    label: same('Slots'),
    optional: true,
    options: [
      { id: 'desk', label: same('Tischtelefon') },
      { id: 'dect', label: same('DECT') },
    ],
  },
  { id: 'note', kind: 'text', label: same('Notiz'), optional: true },
];

it('says fields by their labels and options by their names', () => {
  const values = { name: 'lager', slots: 'desk,dect' };
  expect(enteredIn(FIELDS, values, say)).toBe('Name: lager; Slots: Tischtelefon, DECT');
});

it('leaves out what is empty, and nothing that was entered', () => {
  expect(enteredIn(FIELDS, { note: ' ', name: 'a', old: 'b' }, say)).toBe('Name: a; b');
});
