import type { ViewStateValue } from '@slack/bolt';
import type { GivenFile } from '../files.ts';
import { INPUT_ACTION } from '../ids.ts';

type State = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>;

/** The file of each file input that has one. */
export function formFiles(state: State): Record<string, GivenFile> {
  return Object.fromEntries(
    Object.entries(state).flatMap(([block, inputs]) => {
      const [file] = (inputs[INPUT_ACTION] as { files?: SlackFile[] } | undefined)?.files ?? [];
      if (!file) return [];
      const { name = '', size = 0, url_private_download, url_private = '' } = file;
      return [[block, { name, size, url: url_private_download ?? url_private }] as const];
    }),
  );
}

/** What Slack tells of a file in a form; Bolt's types leave it out. */
interface SlackFile {
  readonly name?: string;
  readonly size?: number;
  readonly url_private?: string;
  readonly url_private_download?: string;
}

/** Whom each picker of people names. */
export function formPeople(state: State): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).flatMap(([block, inputs]) => {
      const user = inputs[INPUT_ACTION]?.selected_user;
      return user ? [[block, user] as const] : [];
    }),
  );
}

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
