import { z } from 'zod';
import { FileDecision } from '../../merges/conffiles/decision.ts';
import type { PassId } from '../../remote/plan-parse.ts';
import { defineFact, type Fact } from '../../run/fact.ts';
import type { Text } from '../../run/text.ts';
import type { Pass } from '../pass.ts';
import { Talk } from './talk.ts';

/** What a conversation about configuration files is about, and where the record keeps it. */
export interface Topic {
  /** The pass whose packages bring the files. */
  readonly pass: PassId;
  /** What the server has once the pass is through; people decide for that and for nothing else. */
  readonly target: Text;
  readonly decisions: Fact<FileDecision[]>;
  readonly talk: Fact<Talk>;
  /** Decided on a preview; what still counts of it is not asked again. */
  readonly earlier: Fact<FileDecision[]> | undefined;
  /** Another pass comes first and may change the files: nothing is final yet. */
  readonly preview: boolean;
}

const TARGETS: Readonly<Record<PassId, Text>> = {
  '4.5': { de: 'Neuestes UCware 4.5', en: 'Newest UCware 4.5' },
  '5': { de: 'UCware 5', en: 'UCware 5' },
};
const previewed = defineFact('conffile-decisions-preview-5', z.array(FileDecision));

/** Version 5 while 4.5 is not up to date: people have time now, and none in the window. */
export const PREVIEW: Topic = {
  pass: '5',
  target: TARGETS['5'],
  decisions: previewed,
  talk: defineFact('conffile-talk-preview-5', Talk),
  earlier: undefined,
  preview: true,
};

const TALKS: Readonly<Record<PassId, Fact<Talk>>> = {
  '4.5': defineFact('conffile-talk-4.5', Talk),
  '5': defineFact('conffile-talk-5', Talk),
};

export function topicOf({ id, decisions }: Pick<Pass, 'id' | 'decisions'>): Topic {
  const earlier = id === '5' ? previewed : undefined;
  const target = TARGETS[id];
  return { pass: id, target, decisions, talk: TALKS[id], earlier, preview: false };
}
