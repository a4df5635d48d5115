import type { types } from '@slack/bolt';
import type { Inventory } from '../../config/server.ts';
import type { Language } from '../../flows/run/text.ts';
import type { ServerOverview } from '../../runner/types.ts';
import { LIMITS } from '../limits.ts';
import { plainText } from '../messages/buttons.ts';
import { type Block, context, sections } from '../messages/message.ts';
import { overviewParts } from '../messages/reply.ts';
import { moment } from '../mrkdwn.ts';
import { HOME } from '../texts/home.ts';

export interface HomeScene {
  readonly inventory: Inventory;
  readonly language: Language;
  readonly problem: (server: string) => string | undefined;
  readonly at: string;
}

/** Every server in one place: what runs, since when, whom it waits for, and what is wrong. */
export function homeView(overview: readonly ServerOverview[], scene: HomeScene): types.HomeView {
  const { language } = scene;
  const all = overviewParts(urgentFirst(overview), scene).flatMap(sections);
  // Header, footer and the line that says how many did not fit.
  const room = LIMITS.viewBlocks - 3;
  const shown = all.slice(0, room);
  const more = all.length - shown.length;
  const blocks: Block[] = [
    { type: 'header', text: plainText(HOME.title[language], LIMITS.header) },
    ...shown,
    ...(more > 0 ? [context(HOME.more(more)[language])] : []),
    context(HOME.asOf(moment(scene.at))[language]),
  ];
  return { type: 'home', blocks };
}

/** For people who may not see it: guests, bots, foreign users. */
export function closedHome(language: Language): types.HomeView {
  return { type: 'home', blocks: sections(HOME.closed[language]) };
}

/** What waits for people comes first, then what runs, then the rest. */
function urgentFirst(overview: readonly ServerOverview[]): ServerOverview[] {
  const rank = ({ view, problem }: ServerOverview): number => {
    if (problem || view?.run.state.kind === 'waiting') return 0;
    return view && view.run.state.kind !== 'ended' ? 1 : 2;
  };
  return [...overview].sort((a, b) => rank(a) - rank(b));
}
