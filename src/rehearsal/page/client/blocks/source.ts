import type { Click } from '../../../slack/user/click.ts';
import type { Deed } from '../../../slack/user/deed.ts';

/** Where live elements send what is done with them: a message, the Home tab or a modal. */
export interface Source {
  click(click: Click): Promise<Deed>;
}
