import type { Person, Server } from '../config/server.ts';
import { mentionOf } from '../flows/run/actor.ts';
import type { Question } from '../flows/run/question.ts';
import { same, type Text } from '../flows/run/text.ts';
import { withoutEllipsis } from '../flows/run/without-ellipsis.ts';

/** What an operator reads who wants what is for approvers: who they are, and what operators can do instead. */
export function forApprovers(
  question: Question | undefined,
  { approvers }: Pick<Server, 'approvers'>,
  people: readonly Person[],
): Text {
  const others = (question?.choices ?? []).filter(
    ({ who }) => (who ?? question?.who) === 'operator',
  );
  const short = (language: keyof Text): string[] =>
    others.map(({ label }) => withoutEllipsis(label[language]));
  const names = namesOf(approvers, people);
  return {
    de: `Das dürfen auf diesem Server nur Freigebende: ${names.de}. Bitte jemanden davon bitten, das hier zu wählen.${others.length > 0 ? ` Sie selbst können hier wählen: „${short('de').join('“, „')}“.` : ''}`,
    en: `Only approvers may do this on this server: ${names.en}. Please ask one of them to choose it here.${others.length > 0 ? ` You can choose here: “${short('en').join('”, “')}”.` : ''}`,
  };
}

function namesOf(approvers: readonly string[], people: readonly Person[]): Text {
  // Messages let no mention of a group through; the line under the question has it.
  const groups = approvers.filter((id) => /^S[A-Z0-9]{2,}$/.test(id));
  const members = approvers
    .filter((id) => !groups.includes(id))
    .map((id) => people.find(({ name }) => name === id)?.slack ?? id);
  const named = [...new Set(members)].map((id) => same(mentionOf({ id, via: 'slack' })));
  const all = [...named, ...(groups.length > 0 ? [GROUP] : [])];
  if (all.length === 0) return NOBODY;
  const inLanguage = (language: keyof Text): string => all.map((one) => one[language]).join(', ');
  return { de: inLanguage('de'), en: inLanguage('en') };
}

const GROUP: Text = {
  de: 'die Mitglieder der Benutzergruppe, die unter der Frage steht',
  en: 'the members of the user group named under the question',
};
const NOBODY: Text = {
  de: 'im Inventar steht niemand unter `approvers`',
  en: 'the inventory lists nobody under `approvers`',
};
