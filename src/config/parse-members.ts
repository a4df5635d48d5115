import { NAME } from './fields.ts';
import { type Members, memberList } from './members.ts';
import { isMap, valueAt } from './merge-defaults.ts';
import { RawPerson } from './raw-inventory.ts';
import { type Report, reportIssues } from './report-issues.ts';
import type { Person } from './server.ts';

/** `people` and `groups` of the file. A person or group with mistakes keeps its name, so that nobody seems unknown. */
export function parseMembers(file: unknown, report: Report): Members {
  const people = parsePeople(valueAt(file, ['people']), report);
  const alone: Members = { people, groups: new Map() };
  const groups = new Map<string, readonly string[]>();
  const raw = valueAt(file, ['groups']);
  for (const [name, entries] of Object.entries(isMap(raw) ? raw : {})) {
    const path = ['groups', name];
    if (!NAME.test(name)) report(path, WRONG_NAME);
    if (people.some((person) => person.name === name)) report(path, ALSO_A_PERSON);
    const result = memberList(alone).safeParse(entries);
    reportIssues(result.error?.issues, path, report);
    groups.set(name, result.data ?? []);
  }
  return { people, groups };
}

function parsePeople(raw: unknown, report: Report): readonly Person[] {
  const people: Person[] = [];
  for (const [name, entry] of Object.entries(isMap(raw) ? raw : {})) {
    const path = ['people', name];
    if (!NAME.test(name)) report(path, WRONG_NAME);
    const result = RawPerson.safeParse(entry);
    reportIssues(result.error?.issues, path, report);
    const { slack, uid } = result.data ?? {};
    for (const other of people) {
      if (slack !== undefined && other.slack === slack) report([...path, 'slack'], same(other));
      if (uid !== undefined && other.uid === uid) report([...path, 'uid'], same(other));
    }
    if (uid === 0) report([...path, 'uid'], ROOT, 'warning');
    people.push({ name, slack, uid });
  }
  return people;
}

function same(other: Person) {
  return {
    de: `gehört schon \`${other.name}\`. Zwei Namen für einen Menschen würden das Vier-Augen-Prinzip aushebeln.`,
    en: `belongs to \`${other.name}\` already. Two names for one human being would undo the four eyes.`,
  };
}

const WRONG_NAME = {
  de: 'Namen bestehen aus kleinen Buchstaben, Ziffern, `-`, `_` und Punkt und beginnen mit Buchstabe oder Ziffer.',
  en: 'names consist of small letters, digits, `-`, `_` and dot, and begin with a letter or digit.',
};

const ALSO_A_PERSON = {
  de: 'so heißt schon eine Person.',
  en: 'this is the name of a person already.',
};

const ROOT = {
  de: '0 ist root: Wer auf dem Rechner des Bots root werden kann, handelt als diese Person.',
  en: '0 is root: whoever can become root on the machine of the bot acts as this person.',
};
