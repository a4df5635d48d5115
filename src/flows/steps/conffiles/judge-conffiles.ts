import type { Forecast } from '../../merges/conffiles/forecast.ts';
import { sidesOf, stillCounts } from '../../merges/conffiles/still-counts.ts';
import { asCode } from '../../remote/as-code.ts';
import { learn } from '../../run/fact.ts';
import type { Answer } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { quote } from '../../run/text.ts';
import { ask, type Notice, pass as passed, type Verdict } from '../../run/verdict.ts';
import { who } from '../confirmation.ts';
import { attachedProposal } from './attached-proposal.ts';
import { type Case, casesOf } from './case.ts';
import { fileQuestion } from './file-question.ts';
import { goOnWords } from './go-on-words.ts';
import { type Heard, hear } from './hear.ts';
import { hunksSoFar } from './hunks-so-far.ts';
import { listQuestion } from './list-question.ts';
import type { Talk } from './talk.ts';
import type { Topic } from './topic.ts';

/** The next question about the files of a topic, or its end. Everything it needs stands in the record. */
export function judgeConffiles(topic: Topic, found: Forecast, ctx: StepContext): Verdict {
  const heard = bound(hear(topic, ctx), found);
  const cases = casesOf(found, heard);
  if (cases.length === 0) {
    return passed(
      {
        de: 'Keine Konfigurationsdatei ist auf beiden Seiten geändert.',
        en: 'No configuration file has been changed on both sides.',
      },
      { facts: [learn(topic.decisions, [])] },
    );
  }
  // People may turn to other files first; nobody goes on past one that cannot be carried out.
  const troubled = cases.find(
    ({ trouble, file }) =>
      trouble !== null && (heard.goOn || !heard.talk.putOff.includes(file.state)),
  );
  if (heard.goOn && !troubled) return goOn(topic, cases, heard, true);
  if (settledBefore(topic, cases, heard, ctx) && !troubled) return goOn(topic, cases, heard, false);
  const alone =
    cases.length === 1 && !heard.answer ? cases.find((one) => !one.decision) : undefined;
  const open = troubled ?? cases.find(({ file }) => file.path === heard.talk.open?.path) ?? alone;
  return open
    ? askAboutFile(topic, cases, open, heard)
    : ask(listQuestion(cases, ctx.server.name, topic), {
        ...remember(topic, cases, heard, null),
        notices: asks(heard.answer, undefined),
      });
}

/**
 * What was decided for an earlier state, bound to the present one where it still means the same; with who insisted on the text it
 * comes to, which the plan says, too. An insistence from the preparation counts for the very state it was given for, base and all.
 */
function bound(heard: Heard, { files }: Forecast): Heard {
  const decisions = heard.decisions.map((decision) => {
    const file = files.find(({ path }) => path === decision.path);
    const current = file && stillCounts([decision], file);
    if (!current) return decision;
    const md5 = file.chosen?.md5 ?? null;
    const { insisted: before, ...whole } = current;
    const carried = decision.state === file.state && before?.md5 === md5 ? before : undefined;
    const insisted = heard.talk.insistences.findLast((one) => one.md5 === md5) ?? carried;
    return insisted ? { ...whole, insisted } : whole;
  });
  return { ...heard, decisions };
}

/** Everything was decided on the preview and still counts; who wants to revise it comes back and is asked. */
function settledBefore(
  topic: Topic,
  cases: readonly Case[],
  heard: Heard,
  ctx: StepContext,
): boolean {
  const first = heard.talk.heard === 0 && ctx.get(topic.decisions) === undefined;
  return first && topic.earlier !== undefined && cases.every(({ decision }) => decision);
}

/**
 * What nobody decided stays as it is without being called decided: the vendor's version beside it is asked about after the
 * installation, and a preview leaves it to the question before the plan.
 */
function goOn(topic: Topic, cases: readonly Case[], heard: Heard, settledNow: boolean): Verdict {
  const decided = cases.flatMap(({ decision }) => decision ?? []);
  return passed(goOnWords(topic, decided, cases.length - decided.length, settledNow), {
    facts: [
      learn(topic.decisions, decided),
      learn(topic.talk, { ...heard.talk, files: [], open: null }),
    ],
  });
}

function askAboutFile(topic: Topic, cases: readonly Case[], open: Case, heard: Heard): Verdict {
  const { file, decision, draft, trouble } = open;
  const hunks = hunksSoFar(file, decision, draft);
  const { sides, needs } = hunks;
  const shown = file.proposal?.hunks ?? [];
  const around = shown.map((hunk) => hunk.around);
  const numbers = shown.map(({ own, vendor }) => ({
    own: numbersOf(own),
    vendor: numbersOf(vendor),
  }));
  const objected = trouble?.objected ?? null;
  const talk = { path: file.path, sides, needs, around, numbers, objected };
  const unseen = !heard.talk.documents.includes(file.state);
  const document = unseen && file.proposal?.document ? [attachedProposal(file, file.proposal)] : [];
  return ask(fileQuestion(open, hunks, topic), {
    ...remember(topic, cases, heard, talk),
    notices: [...document, ...asks(heard.answer, file.path)],
  });
}

function numbersOf(text: string): string {
  return (text.match(/⟦\d+⟧/g) ?? []).join('');
}

/** What the record keeps of the conversation, so that a restarted bot goes on in the same place. */
function remember(topic: Topic, cases: readonly Case[], heard: Heard, open: Talk['open']) {
  const documents = cases
    .filter(({ file }) => file.path === open?.path)
    .map(({ file }) => file.state);
  const talk: Talk = {
    ...heard.talk,
    files: cases.map(({ file, kind }) => ({
      path: file.path,
      state: file.state,
      kind,
      between: sidesOf(file),
    })),
    open,
    documents: [...new Set([...heard.talk.documents, ...documents])],
  };
  return { facts: [learn(topic.decisions, [...heard.decisions]), learn(topic.talk, talk)] };
}

/** Somebody is asked for advice: they are mentioned, and the question stays open. */
function asks(answer: Answer | undefined, path: string | undefined): Notice[] {
  if (answer?.choice !== 'ask') return [];
  const person = (answer.values['person'] ?? '').trim();
  const name = /^[UW][A-Z0-9]{2,}$/.test(person) ? `<@${person}>` : quote(person);
  const note = quote((answer.values['note'] ?? '').trim());
  const about = path === undefined ? '' : ` ${asCode(path)}`;
  const words = note === '' ? '' : `\n${note}`;
  return [
    {
      to: 'thread',
      text: {
        de: `${name}: ${who(answer)} bittet um Rat zu den Konfigurationsdateien${about}.${words}`,
        en: `${name}: ${who(answer)} asks for advice on the configuration files${about}.${words}`,
      },
    },
  ];
}
