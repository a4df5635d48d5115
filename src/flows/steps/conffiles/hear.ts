import type { FileDecision, Side } from '../../merges/conffiles/decision.ts';
import type { Answer } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { who } from '../confirmation.ts';
import { editedHunk, sidesFrom } from './hunk-fields.ts';
import { type Shown, SILENCE, type Talk } from './talk.ts';
import type { Topic } from './topic.ts';

/** The questions of the step: the list of files, and one file. */
export const [LIST, FILE] = ['files', 'file'] as const;

/** Everything decided so far, the newest answer included, and where the conversation is now. */
export interface Heard {
  readonly talk: Talk;
  readonly decisions: readonly FileDecision[];
  /** The answer that was new. */
  readonly answer: Answer | undefined;
  /** People are being asked already, and nobody wants everything read anew. */
  readonly underWay: boolean;
  /** Somebody said to go on: whatever is open stays as it is. */
  readonly goOn: Answer | undefined;
}

/** Takes in the newest answer. The same record always gives the same, so it may be asked for as often as one likes. */
export function hear(topic: Topic, ctx: StepContext): Heard {
  const talk = ctx.get(topic.talk) ?? SILENCE;
  const earlier = topic.earlier && ctx.get(topic.earlier);
  const before: Heard = {
    talk,
    decisions: ctx.get(topic.decisions) ?? earlier ?? [],
    answer: undefined,
    underWay: talk.files.length > 0,
    goOn: undefined,
  };
  const list = ctx.answer(LIST);
  const file = ctx.answer(FILE);
  const answer = (list?.rev ?? 0) > (file?.rev ?? 0) ? list : file;
  if (!answer || answer.rev <= talk.heard) return before;
  const heard: Heard = {
    ...before,
    answer,
    underWay: before.underWay && answer.choice !== 'again',
    talk: { ...talk, heard: answer.rev },
  };
  return answer === list ? aboutList(heard, answer) : aboutFile(heard, answer);
}

function aboutList(heard: Heard, answer: Answer): Heard {
  const { talk, decisions } = heard;
  const { choice, values } = answer;
  if (choice === 'go-on') return { ...heard, goOn: answer };
  if (choice === 'next') {
    return lookAt(heard, talk.files.find((one) => !isDecided(one, decisions))?.path);
  }
  if (choice === 'open') {
    return lookAt(heard, talk.files[Number(values['file']?.replace('file-', '')) - 1]?.path);
  }
  if (choice !== 'same') return heard;
  const [kind, whole] = (values['what'] ?? '').split('.');
  const added = talk.files
    .filter((one) => one.kind === kind && !isDecided(one, decisions))
    .map((one) => decision(one, answer, whole as FileDecision['choice'], []));
  const drafts = without(talk.drafts, added);
  return {
    ...heard,
    talk: { ...talk, drafts },
    decisions: [...without(decisions, added), ...added],
  };
}

function aboutFile(heard: Heard, answer: Answer): Heard {
  const { talk } = heard;
  const { choice, values } = answer;
  const file = talk.files.find(({ path }) => path === talk.open?.path);
  if (!file || !talk.open || choice === 'again' || choice === 'ask') return heard;
  if (choice === 'back') {
    const putOff = [...new Set([...talk.putOff, file.state])];
    return lookAt({ ...heard, talk: { ...talk, putOff } }, undefined);
  }
  if (choice === 'insist') return insist(heard, answer, talk.open.objected);
  const { sides } = talk.open;
  if (choice === 'hunks') return decide(heard, file, answer, 'merge', sidesFrom(values, sides));
  const edited = editedHunk(choice, values, sides);
  if (edited) {
    const needs = talk.open.needs.filter((at) => choice !== `edit-${at + 1}`);
    if (needs.length === 0) return decide(heard, file, answer, 'merge', edited);
    return values['text'] === undefined ? heard : keepDraft(heard, file, edited, needs);
  }
  return decide(heard, file, answer, choice as FileDecision['choice'], []);
}

/** Takes a text although a checker objects: this one and no other. */
function insist(heard: Heard, answer: Answer, md5: string | null): Heard {
  const { talk } = heard;
  if (md5 === null) return { ...heard, talk: { ...talk, open: null } };
  const reason = answer.values['reason'] ?? '';
  const insistences = [...talk.insistences, { md5, by: who(answer), reason }];
  return {
    ...heard,
    talk: { ...talk, insisted: [...talk.insisted, md5], insistences, open: null },
  };
}

/** Takes in the decision and turns to the next file that is open. */
function decide(
  heard: Heard,
  file: Shown,
  by: Answer,
  whole: FileDecision['choice'],
  chosen: readonly Side[],
): Heard {
  const added = decision(file, by, whole, chosen);
  const decisions = [...without(heard.decisions, [added]), added];
  const next = heard.talk.files.find((one) => !isDecided(one, decisions));
  const putOff = heard.talk.putOff.filter((state) => state !== file.state);
  const drafts = without(heard.talk.drafts, [added]);
  return {
    ...lookAt({ ...heard, talk: { ...heard.talk, putOff, drafts } }, next?.path),
    decisions,
  };
}

/** Edited lines say nothing about the other hunks: the file stays on the table until somebody has decided those, too. */
function keepDraft(heard: Heard, { path, state }: Shown, sides: Side[], open: number[]): Heard {
  const drafts = [...without(heard.talk.drafts, [{ path }]), { path, state, sides, open }];
  return { ...heard, talk: { ...heard.talk, drafts } };
}

function decision(
  { path, state, between }: Shown,
  answer: Answer,
  choice: FileDecision['choice'],
  sides: readonly Side[],
): FileDecision {
  return { path, choice, sides: [...sides], state, between, by: who(answer) };
}

function lookAt(heard: Heard, path: string | undefined): Heard {
  const open =
    path === undefined
      ? null
      : { path, sides: [], needs: [], around: [], numbers: [], objected: null };
  return { ...heard, talk: { ...heard.talk, open } };
}

type OfFile = Pick<FileDecision, 'path'>;

function without<T extends OfFile>(all: readonly T[], gone: readonly OfFile[]): T[] {
  return all.filter(({ path }) => !gone.some((one) => one.path === path));
}

function isDecided(
  file: { readonly path: string; readonly state: string },
  decisions: readonly FileDecision[],
): boolean {
  return decisions.some(({ path, state }) => path === file.path && state === file.state);
}
