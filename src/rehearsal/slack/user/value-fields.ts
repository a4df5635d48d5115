/** Where Slack puts what was entered into an element: the field of `state.values`, and the field it starts from. */
export interface ValueField {
  readonly name: string;
  readonly initial?: string;
  /** The value while nothing is entered. */
  readonly empty: null | readonly [];
  /** Some kinds have no field at all until something is entered. */
  readonly leftOut?: boolean;
}

/** Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload and the SDK's `ViewStateValue`. */
const FIELDS: Readonly<Record<string, ValueField>> = {
  plain_text_input: { name: 'value', initial: 'initial_value', empty: null },
  number_input: { name: 'value', initial: 'initial_value', empty: null, leftOut: true },
  email_text_input: { name: 'value', initial: 'initial_value', empty: null, leftOut: true },
  url_text_input: { name: 'value', initial: 'initial_value', empty: null, leftOut: true },
  static_select: { name: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { name: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { name: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { name: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { name: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { name: 'selected_options', initial: 'initial_options', empty: [] },
  users_select: { name: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { name: 'selected_users', initial: 'initial_users', empty: [] },
  channels_select: { name: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { name: 'selected_channels', initial: 'initial_channels', empty: [] },
  conversations_select: {
    name: 'selected_conversation',
    initial: 'initial_conversation',
    empty: null,
  },
  multi_conversations_select: {
    name: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  datepicker: { name: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { name: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { name: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { name: 'files', empty: [] },
  rich_text_input: {
    name: 'rich_text_value',
    initial: 'initial_value',
    empty: null,
    leftOut: true,
  },
};

/** Undefined for elements that hold no value, such as buttons. */
export function valueField(type: string): ValueField | undefined {
  return FIELDS[type];
}
