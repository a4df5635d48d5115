import type { JsonObject } from '../json.ts';

/** Why a person could not do something, or what Slack told them. */
export type DeedError =
  | 'unknown_user'
  | 'deactivated'
  | 'offline'
  | 'no_such_channel'
  | 'channel_archived'
  | 'no_such_command'
  | 'no_such_message'
  | 'no_such_version'
  | 'no_such_element'
  | 'ambiguous_element'
  | 'no_such_view'
  | 'no_such_input'
  | 'no_such_file'
  | 'invalid_input'
  | 'confirm_required'
  /** The app answered the submission with errors under the inputs. */
  | 'rejected'
  /** The app did not acknowledge within three seconds. */
  | 'operation_timeout'
  /** The app is not connected. */
  | 'dispatch_failed'
  /** The app acknowledged with something Slack does not take. */
  | 'bad_acknowledgement';

/** How something a person did ended, as their Slack shows it. */
export type Deed =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error: DeedError;
      /** The sentence the person reads. */
      readonly message: string;
      /** Messages under inputs, by block id. */
      readonly fields?: Readonly<Record<string, string>>;
      /** The dialog to be confirmed first (`confirm_required`). */
      readonly confirm?: ConfirmDialog;
    };

export interface ConfirmDialog {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
  readonly style?: string;
}

export const DONE: Deed = { ok: true };

export function refused(
  error: DeedError,
  message: string,
  more: { fields?: Record<string, string>; confirm?: ConfirmDialog } = {},
): Deed {
  return { ok: false, error, message, ...more };
}

export function dialogOf(confirm: JsonObject): ConfirmDialog {
  const text = (field: string): string => {
    const value = confirm[field];
    return typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : '';
  };
  return {
    title: text('title'),
    text: text('text'),
    confirm: text('confirm'),
    deny: text('deny'),
    ...(typeof confirm['style'] === 'string' ? { style: confirm['style'] } : {}),
  };
}
