import type { Field } from '../run/question.ts';
import { USER_COLUMNS } from './accounts/user-columns.ts';
import { FAXES } from './fax/import-faxes.ts';
import { GROUPS } from './fax/import-groups.ts';
import type { TableSpec } from './table/table-spec.ts';

/** What each overview of the Admin client looks like. */
export const OVERVIEWS: Readonly<Record<NonNullable<Field['table']>, TableSpec<string>>> = {
  users: USER_COLUMNS,
  faxes: FAXES,
  groups: GROUPS,
};

/** The overview a field of a form wants, where it says so. */
export function overviewOf(
  fields: readonly Field[] | undefined,
  id: string,
): TableSpec<string> | undefined {
  const table = fields?.find((field) => field.id === id)?.table;
  return table && OVERVIEWS[table];
}
