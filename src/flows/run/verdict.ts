import type { Learned } from './fact.ts';
import type { Finding } from './finding.ts';
import type { QuestionInput } from './question.ts';
import type { Text } from './text.ts';

/** A message a verdict wants people to see besides its own outcome. `channel` is for everybody, not in the thread. */
export interface Notice {
  readonly to: 'channel' | 'thread';
  readonly text: Text;
  readonly file?: { readonly name: string; readonly content: string };
}

interface Carried {
  readonly facts?: readonly Learned[];
  readonly notices?: readonly Notice[];
}

/** Items of another step's list, `<step>/<question>`, whose entries count no more: what they were about has changed. */
export interface Reopened {
  readonly list: string;
  readonly items: readonly string[];
}

/** How a step judged what came back. */
export type Verdict =
  | (Carried & {
      readonly verdict: 'pass';
      readonly note: Text;
      readonly findings: readonly Finding[];
      readonly skips?: readonly string[];
      readonly reopens?: readonly Reopened[];
    })
  | (Carried & { readonly verdict: 'skip'; readonly note: Text })
  | (Carried & {
      readonly verdict: 'block';
      readonly note: Text;
      readonly findings: readonly Finding[];
    })
  | (Carried & { readonly verdict: 'ask'; readonly question: QuestionInput })
  | (Carried & {
      readonly verdict: 'fail';
      readonly note: Text;
      readonly remedy: Text;
      readonly excerpt?: string;
    });

type Extra = Carried & {
  readonly findings?: readonly Finding[];
  readonly skips?: readonly string[];
  readonly reopens?: readonly Reopened[];
};

/**
 * The step did what it should. Findings that do not block ride along as warnings; `skips` names later steps that are not needed
 * on this server, with the note as the reason.
 */
export function pass(note: Text, extra: Extra = {}): Verdict {
  return { verdict: 'pass', note, findings: [], ...extra };
}

/** Nothing to do: it is already so on the server, with the evidence as the note. */
export function skip(note: Text, extra: Carried = {}): Verdict {
  return { verdict: 'skip', note, ...extra };
}

/** It cannot go on until the findings are mended or overridden. */
export function block(note: Text, findings: readonly Finding[], extra: Carried = {}): Verdict {
  return { verdict: 'block', note, findings, ...extra };
}

/** A person has to say something first. The step runs again when the answer is there. */
export function ask(question: QuestionInput, extra: Carried = {}): Verdict {
  return { verdict: 'ask', question, ...extra };
}

/** It was tried and did not work. People get Retry, Adopt, Skip with reason and Abandon. */
export function fail(
  note: Text,
  remedy: Text,
  extra: Carried & { readonly excerpt?: string } = {},
): Verdict {
  return { verdict: 'fail', note, remedy, ...extra };
}
