import type { Document, Part } from '../../../document/document.ts';
import { person, time, words } from '../../../document/words.ts';
import { packages, ucwareVersion } from '../../../remote/packages.ts';
import type { Run } from '../../../run/run.ts';
import type { Step, StepContext } from '../../../run/step.ts';
import type { Language, Text } from '../../../run/text.ts';
import { PASS_5, PASS_45 } from '../../pass/passes.ts';
import { decisionParts, findingParts } from './decision-parts.ts';
import { fileParts } from './file-parts.ts';
import { LABELS } from './labels.ts';
import { listParts } from './list-parts.ts';
import { openPointParts, snapshotParts } from './open-parts.ts';
import { packageParts } from './package-parts.ts';
import { timeParts } from './time-parts.ts';

/** What the writers of the sections share. */
export interface Source {
  readonly ctx: StepContext;
  readonly run: Run;
  readonly steps: readonly Step[];
  readonly language: Language;
  readonly say: (text: Text) => string;
}

/** Everything somebody needs who takes the server over: what was decided by whom, what changed, what is still open. */
export function handOverDocument(ctx: StepContext, steps: readonly Step[]): Document {
  const source = sourceOf(ctx, steps);
  const { run, language, say } = source;
  return {
    title: say(LABELS.title(run.server)),
    subtitle: say(LABELS.subtitle(run.id, time(ctx.now))),
    language,
    parts: [
      ...(run.rehearsal ? [{ kind: 'paragraph', text: say(LABELS.rehearsal) } as const] : []),
      ...overviewParts(source),
      ...openPointParts(source),
      ...snapshotParts(source),
      ...decisionParts(source),
      ...fileParts(source, PASS_45),
      ...fileParts(source, PASS_5),
      ...listParts(source),
      ...findingParts(source),
      ...packageParts(source, PASS_45),
      ...packageParts(source, PASS_5),
      ...timeParts(source),
    ],
  };
}

/** What the sections are written from, in the language of the run. */
export function sourceOf(ctx: StepContext, steps: readonly Step[]): Source {
  const { run } = ctx;
  const { language } = run;
  return { ctx, run, steps, language, say: (text) => words(text[language]) };
}

function overviewParts({ ctx, run, say }: Source): Part[] {
  const seen = ctx.get(packages);
  const before = (seen && ucwareVersion(seen)) ?? '–';
  const now = ctx.get(PASS_5.plan)?.candidate ?? before;
  return [
    { kind: 'heading', text: say(LABELS.overview) },
    {
      kind: 'list',
      items: [
        `${say(LABELS.server)}: ${run.server}`,
        `${say(LABELS.startedBy)}: ${person(run.startedBy)}, ${time(run.startedAt)}`,
        `${say(LABELS.version)}: ${before} → ${now}`,
      ],
    },
  ];
}
