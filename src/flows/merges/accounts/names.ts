import { plainWord } from '../table/plain-word.ts';
import type { UserRow } from './user-row.ts';

/** How a person is called in lists. */
export function personOf({ firstName, lastName, username }: UserRow): string {
  return [firstName, lastName].filter((name) => name !== '').join(' ') || username;
}

/** First and last name in any spelling, `Müller` and `Mueller` alike; empty unless both are known, because one name alone says nothing. */
export function nameKey({ firstName, lastName }: UserRow): string {
  if (firstName === '' || lastName === '') return '';
  return `${spelled(firstName)} ${spelled(lastName)}`;
}

function spelled(name: string): string {
  const umlauts = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue');
  return plainWord(umlauts);
}

/** Whether two accounts carry the very same first and last name. */
export function sameName(one: UserRow, other: UserRow): boolean {
  const exact = (name: string): string => name.normalize('NFC').trim();
  return (
    nameKey(one) !== '' &&
    exact(one.firstName) === exact(other.firstName) &&
    exact(one.lastName) === exact(other.lastName)
  );
}

/** Whether two names can belong to one person: alike, or one of them is not known at all. */
export function namesAgree(one: UserRow, other: UserRow): boolean {
  const nameless = (row: UserRow): boolean => row.firstName === '' && row.lastName === '';
  if (nameless(one) || nameless(other)) return true;
  const full = ({ firstName, lastName }: UserRow): string =>
    `${spelled(firstName)} ${spelled(lastName)}`;
  return full(one) === full(other);
}

/** Two different addresses; an empty one says nothing. */
export function emailsDiffer(one: UserRow, other: UserRow): boolean {
  return one.email !== '' && other.email !== '' && emailKey(one) !== emailKey(other);
}

export function emailKey({ email }: UserRow): string {
  return email.trim().toLowerCase();
}
