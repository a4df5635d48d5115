import { describe, expect, test } from 'vitest';
import type { Choice } from '../../src/flows/run/question.ts';
import { same } from '../../src/flows/run/text.ts';
import { namedPeople } from '../../src/runner/named-people.ts';
import { aServer } from '../support/server.ts';

const ASK: Choice = {
  id: 'ask',
  label: same('Ask'),
  fields: [
    { id: 'person', kind: 'user', label: same('Whom?'), optional: false },
    { id: 'note', kind: 'text', label: same('What?'), optional: true },
  ],
};
const PEOPLE = [
  { name: 'anna', slack: 'U0ANNA', uid: 1001 },
  { name: 'bert', slack: undefined, uid: 1002 },
];
const SERVER = { ...aServer(), approvers: ['S0TELEPHONY', 'U0CHIEF'], operators: ['anna'] };

const named = (person: string, via: 'slack' | 'cli', people = PEOPLE) => {
  const requester = { actor: { id: 'U0ANNA', via }, groups: [], member: true };
  const found = namedPeople(ASK, { person, note: 'nobody' }, SERVER, people, requester);
  return found.ok ? found.values['person'] : found.fields['person']?.en;
};

describe('people named in a form', () => {
  test.each([
    ['a name of the inventory becomes who is mentioned', 'anna', 'cli', 'U0ANNA'],
    ['however it is written', ' Anna ', 'cli', 'U0ANNA'],
    ['somebody without Slack stays a name', 'bert', 'cli', 'bert'],
    ['a Slack id of the people', 'U0ANNA', 'cli', 'U0ANNA'],
    ['a Slack id of the approvers', 'U0CHIEF', 'cli', 'U0CHIEF'],
    ['whom Slack’s own picker offers', 'U0OTHER', 'slack', 'U0OTHER'],
  ] as const)('are found: %s', (_, person, via, expected) => {
    expect(named(person, via)).toBe(expected);
  });

  test.each([
    ['a name nobody has', 'karla', 'cli'],
    ['an id nobody has', 'U0OTHER', 'cli'],
    ['a group, which is no person', 'S0TELEPHONY', 'cli'],
    ['a word that is no id', 'karla', 'slack'],
  ] as const)('are refused by name: %s', (_, person, via) => {
    expect(named(person, via)).toBe(
      `The inventory does not know “${person}”. Under \`people\` it has: anna, bert.`,
    );
    expect(named(person, via, [])).toContain('has nobody under `people`');
  });
});
