import type { Action } from '../../src/flows/run/action.ts';
import type { RunEvent } from '../../src/flows/run/event.ts';

/** Where the bot is killed; each kind is met once by every step. */
export type Moment =
  | { readonly at: 'before-sending'; readonly action: Action }
  | { readonly at: 'sent'; readonly action: Action }
  | { readonly at: 'before-storing'; readonly event: RunEvent['type'] }
  | { readonly at: 'stored'; readonly event: RunEvent['type'] }
  | { readonly at: 'posted' };

export interface Death {
  readonly id: string;
  readonly title: string;
  /** Whether the bot dies at this moment. `acts`: the step has actions at all. */
  readonly dies: (moment: Moment) => boolean;
  /** Real ms from there to the death; in the middle of what is going on. */
  readonly afterMs?: number;
}

const RESULTS: readonly RunEvent['type'][] = ['step-passed', 'step-skipped', 'asked', 'answered'];

export const DEATHS: readonly Death[] = [
  {
    id: 'killed-before-sending',
    title: 'Bot killed before an action is sent',
    dies: (moment) => moment.at === 'before-sending',
  },
  {
    id: 'killed-in-the-middle',
    title: 'Bot killed while an action is under way',
    dies: (moment) => moment.at === 'before-sending',
    afterMs: 6,
  },
  {
    id: 'killed-before-storing',
    title: 'Bot killed between sent and stored',
    dies: (moment) => moment.at === 'before-storing' && RESULTS.includes(moment.event),
  },
  {
    id: 'killed-before-showing',
    title: 'Bot killed between stored and shown',
    dies: (moment) => moment.at === 'stored' && RESULTS.includes(moment.event),
  },
  {
    id: 'killed-after-posting',
    title: 'Bot killed between shown and noted',
    dies: (moment) => moment.at === 'posted',
  },
];
