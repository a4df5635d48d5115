import type { ViewStateValue } from '@slack/bolt';
import { INPUT_ACTION } from '../ids.ts';

type State = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>;

/** The values of a form as the record keeps them: strings, times as ISO, several choices comma separated. */
export function formValues(state: State): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).map(([block, inputs]) => [block, inputValue(inputs[INPUT_ACTION])]),
  );
}

function inputValue(input: ViewStateValue | undefined): string {
  if (!input) return '';
  if (input.selected_options) return input.selected_options.map(({ value }) => value).join(',');
  if (input.selected_option) return input.selected_option.value;
  if (input.selected_user) return input.selected_user;
  if (typeof input.selected_date_time === 'number')
    return new Date(input.selected_date_time * 1000).toISOString();
  return input.value ?? '';
}
