import type { Exhibit, PlanView, Question } from '../../flows/run/question.ts';
import type { Language, Text } from '../../flows/run/text.ts';
import { openItems, type WorklistView } from '../../flows/run/worklist.ts';
import { LIMITS } from '../limits.ts';
import { gate, literal, moment, plain } from '../mrkdwn.ts';
import { QUESTION_KIND } from '../texts/status.ts';
import { THREAD } from '../texts/thread.ts';
import { choiceButtons } from './buttons.ts';
import { excerptOf } from './excerpt.ts';
import { fenced } from './fenced.ts';
import { fileName } from './file-name.ts';
import { findingTexts } from './finding.ts';
import { type Block, compose, context, type Message, sections } from './message.ts';
import { type Ending, outcomeOf } from './outcome.ts';
import { type Asked, hostOf, type Scene, stampOf, whoLine } from './scene.ts';
import { progressLine, worklistBody, worklistButtons } from './worklist.ts';

export interface Attachment {
  readonly name: string;
  readonly content: string;
  /** What the file is, in the language of the channel. */
  readonly title: string;
}

export interface QuestionLetter {
  /** All pages; the last one carries the buttons or the outcome. */
  readonly pages: readonly Message[];
  readonly files: readonly Attachment[];
}

/** A question with everything needed to answer it, and buttons. */
export function questionMessage(asked: Asked, scene: Scene): QuestionLetter {
  const { language } = scene;
  const excerpt = excerptPart(asked, scene);
  const list = listOf(asked, scene);
  const finished = list === undefined || openItems(list).length === 0;
  const tail = [
    context(waitLine(asked.question, scene)),
    ...(list ? worklistButtons(asked, list, scene) : []),
    ...choiceButtons(asked, scene, finished),
  ];
  const far = list ? `${progressLine(list, language)}. ` : '';
  return {
    pages: compose({
      sentence: sentence(asked, scene, `${far}${whoLine(asked.question, scene)}`),
      body: [...body(asked, scene, excerpt.blocks), ...(list ? worklistBody(list, scene) : [])],
      tail,
      stamp: stampOf(asked.record, scene),
    }),
    files: [...planFile(asked, scene), ...excerpt.files],
  };
}

/** The list of a question, if it is the one that is open now. */
function listOf(asked: Asked, scene: Scene): WorklistView | undefined {
  return scene.worklist?.rev === asked.record.seq ? scene.worklist.list : undefined;
}

/** The same question after its end: the body stays, the buttons have become the outcome. */
export function resolvedMessage(
  asked: Asked,
  ending: Ending,
  scene: Scene,
  stamp: string,
): { readonly message: Message; readonly files: readonly Attachment[] } {
  const outcome = outcomeOf(asked, ending, scene);
  const pages = compose({
    sentence: sentence(asked, scene, outcome.text),
    body: body(asked, scene, excerptPart(asked, scene).blocks),
    tail: sections(outcome.text),
    stamp: `${stampOf(asked.record, scene)} → ${stamp}`,
  });
  const file = outcome.file ? [{ ...outcome.file, title: THREAD.fullAnswer[scene.language] }] : [];
  return { message: pages.at(-1) as Message, files: file };
}

function sentence(asked: Asked, scene: Scene, end: string): string {
  const { language } = scene;
  const kind = QUESTION_KIND[asked.question.kind][language];
  return `${hostOf(scene)}: ${kind} – ${gate(asked.question.text[language])} ${end}`;
}

function body(asked: Asked, scene: Scene, excerpt: readonly Block[]): Block[] {
  const { question, step } = asked;
  const { language } = scene;
  const say = (text: Text): string => gate(text[language]);
  const kind = QUESTION_KIND[question.kind][language];
  const parts = [`*${kind}: ${say(scene.title(step))}* · ${hostOf(scene)}\n${say(question.text)}`];
  if (question.complaint) {
    // For a failure the complaint is what to do about it; elsewhere it says why an answer did not do.
    const heading = question.kind === 'failed' ? THREAD.whatToDo : THREAD.notYet;
    parts.push(`*${heading[language]}:* ${say(question.complaint)}`);
  }
  if (question.evidence.length > 0)
    parts.push(`*${THREAD.evidence[language]}*\n${bullets(question.evidence, language)}`);
  parts.push(...findingTexts(question.findings, language));
  if (question.plan) parts.push(...planParts(question.plan, language));
  const blocks = [
    ...parts.flatMap(sections),
    ...question.exhibits.flatMap((exhibit) => exhibitBlocks(exhibit, language)),
    ...excerpt,
  ];
  return [...blocks, ...longLabels(question, language)];
}

/** Code cut in the middle of a section would lose its fence: each piece gets its own. */
function exhibitBlocks({ title, code }: Exhibit, language: Language): Block[] {
  const heading = `*${gate(title[language])}*`;
  const [first = '', ...others] = fenced(code, LIMITS.section - heading.length - 1);
  return [`${heading}\n${first}`, ...others].flatMap(sections);
}

function planParts(plan: PlanView, language: Language): string[] {
  const parts: string[] = [];
  if (plan.changes.length > 0)
    parts.push(`*${THREAD.changes[language]}*\n${bullets(plan.changes, language)}`);
  parts.push(`*${THREAD.plan[language]}*\n${bullets(plan.lines, language)}`);
  if (plan.losses.length > 0)
    parts.push(`*${THREAD.losses[language]}*\n${bullets(plan.losses, language)}`);
  parts.push(`*${THREAD.wayBack[language]}:* ${gate(plan.wayBack[language])}`);
  parts.push(THREAD.planHash(literal(plan.hash.slice(0, 12)))[language]);
  return parts;
}

function bullets(texts: readonly Text[], language: Language): string {
  return texts.map((text) => `• ${gate(text[language])}`).join('\n');
}

/** Buttons hold 75 characters; longer labels are written out above them. */
function longLabels(question: Question, language: Language): Block[] {
  const labels = question.choices.map((choice) => plain(choice.label[language]));
  if (labels.every((label) => label.length <= LIMITS.buttonLabel)) return [];
  return sections(
    `*${THREAD.labels[language]}*\n${labels.map((label) => `• ${literal(label)}`).join('\n')}`,
  );
}

function waitLine(question: Question, scene: Scene): string {
  const line = whoLine(question, scene);
  if (!question.wakeAt) return line;
  return `${line}\n${THREAD.wakes(moment(question.wakeAt))[scene.language]}`;
}

function planFile(asked: Asked, { language, title }: Scene): Attachment[] {
  const document = asked.question.plan?.document;
  if (!document) return [];
  const name = fileName(THREAD.planFile, title(asked.step), asked.record.seq, language);
  return [{ name, content: document, title: THREAD.fullPlan[language] }];
}

function excerptPart(
  asked: Asked,
  { language, title }: Scene,
): { readonly blocks: readonly Block[]; readonly files: readonly Attachment[] } {
  if (!asked.excerpt) return { blocks: [], files: [] };
  const name = fileName(THREAD.outputFile, title(asked.step), asked.record.seq, language);
  const { blocks, file } = excerptOf(asked.excerpt, name, language);
  return { blocks, files: file ? [{ ...file, title: THREAD.fullOutput[language] }] : [] };
}
