import type { Choice } from '../flows/run/question.ts';

/** What is recorded of what somebody entered: the fields the choice asks for, without blanks at their ends where those mean nothing. */
export function valuesOf(
  { fields = [] }: Choice,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ id, verbatim }) => {
      const value = given[id];
      return value === undefined ? [] : [[id, verbatim ? value : value.trim()]];
    }),
  );
}
