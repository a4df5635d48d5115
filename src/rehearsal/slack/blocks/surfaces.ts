/** Where a block can stand. */
export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGES: readonly Surface[] = ['message'];
const NOT_IN_MODALS: readonly Surface[] = ['message', 'home'];

/** Source: the block reference of September 2026, docs.slack.dev/reference/block-kit/blocks, one page per block. */
export const SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  actions: EVERYWHERE,
  context: EVERYWHERE,
  divider: EVERYWHERE,
  header: EVERYWHERE,
  image: EVERYWHERE,
  input: EVERYWHERE,
  rich_text: EVERYWHERE,
  section: EVERYWHERE,
  video: EVERYWHERE,
  card: EVERYWHERE,
  alert: ['modal'],
  plan: MESSAGES,
  task_card: MESSAGES,
  markdown: MESSAGES,
  context_actions: MESSAGES,
  data_visualization: MESSAGES,
  file: MESSAGES,
  table: NOT_IN_MODALS,
  data_table: NOT_IN_MODALS,
  container: NOT_IN_MODALS,
  carousel: NOT_IN_MODALS,
};
