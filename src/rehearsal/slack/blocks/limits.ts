const BLOCKS = 'docs.slack.dev/reference/block-kit/blocks';
const ELEMENTS = 'docs.slack.dev/reference/block-kit/block-elements';
const OBJECTS = 'docs.slack.dev/reference/block-kit/composition-objects';
const VIEWS = 'docs.slack.dev/reference/views/modal-views';
const METHODS = 'docs.slack.dev/reference/methods';
const INTERACTION = 'docs.slack.dev/interactivity/handling-user-interaction';
const SOCKET = 'docs.slack.dev/apis/events-api/using-socket-mode';

/** A number Slack enforces and where it is written. Lengths in characters, times in ms, unless the name says otherwise. */
export interface Limit {
  readonly max: number;
  readonly source: string;
}

/** Every limit of messages, views, blocks and elements that the practice workspace enforces. */
export const LIMITS = {
  acknowledgeMs: { max: 3_000, source: `${INTERACTION} (operation_timeout)` },
  triggerMs: { max: 3_000, source: `${INTERACTION} (expired_trigger_id)` },
  responseUrlUses: { max: 5, source: `${INTERACTION} (used_url)` },
  responseUrlMs: { max: 1_800_000, source: `${INTERACTION} (expired_url)` },
  connections: { max: 10, source: `${SOCKET} (too_many_websockets)` },

  messageBlocks: { max: 50, source: BLOCKS },
  viewBlocks: { max: 100, source: BLOCKS },
  postText: { max: 40_000, source: `${METHODS}/chat.postMessage (longer texts are cut)` },
  updateText: { max: 4_000, source: `${METHODS}/chat.update (msg_too_long)` },
  messageBlocksText: { max: 13_200, source: 'undocumented; measured in slackapi/bolt-js#2509' },
  messageMarkdown: { max: 12_000, source: `${BLOCKS}/markdown-block (all of a message together)` },
  attachments: { max: 100, source: `${METHODS}/chat.postMessage (too_many_attachments)` },
  snippetBytes: {
    max: 1_048_576,
    source: `${METHODS}/files.getUploadURLExternal (snippet_too_large)`,
  },
  fileAltText: { max: 1_000, source: `${METHODS}/files.getUploadURLExternal (alt_txt_too_large)` },
  metadataBytes: { max: 16_000, source: 'metadata_too_large; the size is undocumented' },

  blockId: { max: 255, source: BLOCKS },
  actionId: { max: 255, source: ELEMENTS },
  callbackId: { max: 255, source: VIEWS },
  externalId: { max: 255, source: VIEWS },
  privateMetadata: { max: 3_000, source: VIEWS },
  viewTitle: { max: 24, source: VIEWS },
  viewButton: { max: 24, source: VIEWS },
  viewBytes: { max: 250_000, source: `${METHODS}/views.open (view_too_large)` },
  viewStack: { max: 3, source: `${METHODS}/views.push (push_limit_reached)` },

  sectionText: { max: 3_000, source: `${BLOCKS}/section-block` },
  sectionFields: { max: 10, source: `${BLOCKS}/section-block` },
  sectionField: { max: 2_000, source: `${BLOCKS}/section-block` },
  headerText: { max: 150, source: `${BLOCKS}/header-block` },
  headerLevel: { max: 4, source: `${BLOCKS}/header-block` },
  contextElements: { max: 10, source: `${BLOCKS}/context-block` },
  contextText: { max: 3_000, source: `${OBJECTS}/text-object` },
  actionsElements: { max: 25, source: `${BLOCKS}/actions-block` },
  contextActionsElements: { max: 5, source: `${BLOCKS}/context-actions-block` },
  inputLabel: { max: 2_000, source: `${BLOCKS}/input-block` },
  inputHint: { max: 2_000, source: `${BLOCKS}/input-block` },
  imageUrl: { max: 3_000, source: `${BLOCKS}/image-block` },
  imageAlt: { max: 2_000, source: `${BLOCKS}/image-block` },
  imageTitle: { max: 2_000, source: `${BLOCKS}/image-block` },
  alertText: { max: 200, source: `${BLOCKS}/alert-block` },
  cardTitle: { max: 150, source: `${BLOCKS}/card-block` },
  cardBody: { max: 200, source: `${BLOCKS}/card-block` },
  cardActions: { max: 3, source: `${BLOCKS}/card-block` },
  carouselCards: { max: 10, source: `${BLOCKS}/carousel-block` },
  containerTitle: { max: 150, source: `${BLOCKS}/container-block` },
  containerBlocks: { max: 10, source: `${BLOCKS}/container-block` },
  planTasks: { max: 50, source: `${BLOCKS}/plan-block` },
  tableRows: { max: 100, source: `${BLOCKS}/table-block` },
  tableCells: { max: 20, source: `${BLOCKS}/table-block` },
  tableText: { max: 10_000, source: `${BLOCKS}/table-block (all tables of a message together)` },
  dataTableRows: { max: 201, source: `${BLOCKS}/data-table-block (with the header row)` },
  dataTableText: { max: 20_000, source: `${BLOCKS}/data-table-block` },

  buttonText: { max: 75, source: `${ELEMENTS}/button-element` },
  buttonValue: { max: 2_000, source: `${ELEMENTS}/button-element` },
  buttonUrl: { max: 3_000, source: `${ELEMENTS}/button-element` },
  accessibilityLabel: { max: 75, source: `${ELEMENTS}/button-element` },
  selectOptions: { max: 100, source: `${ELEMENTS}/select-menu-element` },
  optionGroups: { max: 100, source: `${ELEMENTS}/select-menu-element` },
  overflowOptions: { max: 5, source: `${ELEMENTS}/overflow-menu-element` },
  choiceOptions: {
    max: 10,
    source: `${ELEMENTS}/radio-button-group-element, …/checkboxes-element`,
  },
  optionText: { max: 75, source: `${OBJECTS}/option-object` },
  optionValue: { max: 150, source: `${OBJECTS}/option-object` },
  optionDescription: { max: 75, source: `${OBJECTS}/option-object` },
  placeholder: { max: 150, source: ELEMENTS },
  inputMaxLength: { max: 3_000, source: `${ELEMENTS}/plain-text-input-element` },
  inputFiles: { max: 10, source: `${ELEMENTS}/file-input-element` },
  confirmTitle: { max: 100, source: `${OBJECTS}/confirmation-dialog-object` },
  confirmText: { max: 300, source: `${OBJECTS}/confirmation-dialog-object` },
  confirmButton: { max: 30, source: `${OBJECTS}/confirmation-dialog-object` },
} as const satisfies Record<string, Limit>;
