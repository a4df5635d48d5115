import type { TableSource } from '../merges/table/import-table.ts';
import { describeProblems } from '../merges/table/import-texts.ts';
import type { Imported } from '../merges/table/imported.ts';
import { queryTable } from '../remote/table-query.ts';
import type { Probe } from '../run/action.ts';
import type { Learned } from '../run/fact.ts';
import { planHash } from '../run/plan-hash.ts';
import type { Answer, Choice, Field, QuestionInput } from '../run/question.ts';
import { defineStep, type Given, type Step, type StepContext, type StepOf } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import { ask, type Notice, pass, type Verdict } from '../run/verdict.ts';
import { asRead, queryFailed } from './queried-table.ts';
import { SKIP_PART } from './skip-part.ts';
import { checkTable, givenTable, tableFields } from './table-fields.ts';
import { type Reconsidered, STAY, STAYED, takeOver } from './take-over.ts';

/** The question's id in every step that needs a table. */
export const TABLE = 'table';
const GIVE = 'give';
const QUERY = 'query';
const BEFORE = 'before';

type Declared = Pick<StepOf<readonly [], readonly []>, 'id' | 'phase' | 'title' | 'why' | 'guide'>;

/** Why another table is needed. */
interface Unusable {
  readonly complaint: Text;
  readonly evidence: readonly Text[];
  readonly notices?: readonly Notice[];
  /** What is known all the same, should somebody go on without another table. */
  readonly facts?: readonly Learned[];
}

/** A table the run has already, and what wrote it. */
interface Kept {
  readonly text: string;
  readonly source: TableSource;
  readonly label: Text;
}

export interface TableStep<Row> extends Declared {
  readonly read: (text: string, source: TableSource) => Imported<Row>;
  /** Which overview of the Admin client it is. */
  readonly table: NonNullable<Field['table']>;
  /** What the table is called in the form, and begins the name of a file that holds it. */
  readonly label: Text;
  readonly file: Text;
  readonly text: (ctx: StepContext) => Text;
  /** Why the last table did not do, with what to look at. */
  readonly evidence?: (ctx: StepContext) => readonly Text[];
  /** The query of the inventory that gives this table, if there is one. */
  readonly query: (ctx: StepContext) => string | undefined;
  /** A second table that is read together with it, where the inventory has a query for that, too. */
  readonly also?: {
    readonly query: (ctx: StepContext) => string | undefined;
    readonly file: Text;
  };
  /** A table the run has already, offered first. */
  readonly kept?: (ctx: StepContext) => Kept | undefined;
  readonly fields?: (ctx: StepContext) => readonly Field[];
  readonly checkFields?: (values: Readonly<Record<string, string>>) => Record<string, Text>;
  readonly choices?: readonly Choice[] | ((ctx: StepContext) => readonly Choice[]);
  /** What is wrong with an answer by one of these. */
  readonly checkOther?: (given: Given) => Record<string, Text>;
  /** The rows an answer by one of these is about, where it replaces only what goes with the table. */
  readonly alone?: (answer: Answer, ctx: StepContext) => Imported<Row> | null;
  /** What to confirm before another table takes the place of the last; null where nothing rests on that. */
  readonly reconsider?: (
    imported: Imported<Row>,
    answer: Answer,
    ctx: StepContext,
    also?: string,
  ) => Reconsidered | null;
  /** Why there is nothing to do, if there is not. */
  readonly unless?: (ctx: StepContext) => Verdict | null;
  /** What follows from a usable table, and the second one a query gave. A complaint asks for another one. */
  readonly use: (
    imported: Imported<Row>,
    answer: Answer,
    ctx: StepContext,
    also?: string,
  ) => Verdict | Unusable;
  /** What follows from another choice. */
  readonly otherwise: (answer: Answer, ctx: StepContext) => Verdict;
}

/** A step that needs a table of the Admin client: pasted, as a file, by a query of the inventory, or kept from before. */
export function tableStep<Row>(parts: TableStep<Row>): Step {
  const { id, phase, title, why, guide } = parts;

  function question(ctx: StepContext, unusable: Partial<Unusable> = {}): Verdict {
    const { complaint, evidence = [], notices = [], facts = [] } = unusable;
    const kept = parts.kept?.(ctx);
    const query = parts.query(ctx) !== undefined;
    const fields = [
      ...tableFields(TABLE, parts.label, parts.table),
      ...(parts.fields?.(ctx) ?? []),
    ];
    const ways: Choice[] = [
      ...(kept ? [{ id: BEFORE, label: kept.label }] : []),
      ...(query ? [{ id: QUERY, label: FROM_SERVER }] : []),
      { id: GIVE, label: HAND_IN, fields },
    ];
    const [first, ...others] = ways as [Choice, ...Choice[]];
    const asked: QuestionInput = {
      id: TABLE,
      kind: 'choice',
      text: parts.text(ctx),
      evidence: [...(parts.evidence?.(ctx) ?? []), ...evidence],
      ...(complaint ? { complaint } : {}),
      choices: [{ ...first, style: 'primary' }, ...others, ...choicesIn(ctx), SKIP_PART],
      who: 'operator',
    };
    return ask(asked, { notices, facts });
  }

  function choicesIn(ctx: StepContext): readonly Choice[] {
    const { choices = [] } = parts;
    return typeof choices === 'function' ? choices(ctx) : choices;
  }

  /** What comes before another table is used; null once somebody has confirmed this very one. */
  function beforeUse(
    imported: Imported<Row>,
    answer: Answer,
    ctx: StepContext,
    also?: string,
  ): Verdict | null {
    const asked = parts.reconsider?.(imported, answer, ctx, also);
    if (!asked) return null;
    const next = takeOver(asked, planHash([imported.rows, also]), answer, ctx);
    if (next === 'another') return question(ctx);
    return next === 'take' ? null : next;
  }

  function readKept(kept: Kept | undefined): Imported<Row> {
    return parts.read(kept?.text ?? '', kept?.source ?? 'table');
  }

  function use(imported: Imported<Row>, answer: Answer, ctx: StepContext, also?: string): Verdict {
    if (!imported.usable) return question(ctx, { complaint: describeProblems(imported.problems) });
    const asked = beforeUse(imported, answer, ctx, also);
    if (asked) return asked;
    const used = parts.use(imported, answer, ctx, also);
    return 'verdict' in used ? used : question(ctx, used);
  }

  return defineStep<readonly Probe<string>[]>({
    id,
    phase,
    title,
    why,
    guide,
    interruptible: true,
    changes: false,
    run: (ctx) => {
      const query = parts.query(ctx);
      const wanted = ctx.answer(TABLE)?.choice === QUERY && query !== undefined;
      const also = parts.also?.query(ctx);
      return wanted ? [query, ...(also === undefined ? [] : [also])].map(queryTable) : [];
    },
    check: (given) => {
      const { choice, values } = given;
      return choice === GIVE
        ? {
            ...checkTable(TABLE, values, (text) => parts.read(text, 'table')),
            ...parts.checkFields?.(values),
          }
        : (parts.checkOther?.(given) ?? {});
    },
    judge: ([answered, also], ctx) => {
      const nothing = parts.unless?.(ctx);
      if (nothing) return nothing;
      const answer = ctx.answer(TABLE);
      switch (answer?.choice) {
        case undefined:
          return question(ctx);
        case GIVE:
          return use(
            parts.read(givenTable(TABLE, answer?.values ?? {})?.text ?? '', 'table'),
            answer as Answer,
            ctx,
          );
        case BEFORE:
          return use(readKept(parts.kept?.(ctx)), answer as Answer, ctx);
        case QUERY: {
          const text = answered ?? '';
          const verdict = use(parts.read(text, 'mysql'), answer as Answer, ctx, also);
          const files = [asRead(text, parts.file, ctx)];
          if (also !== undefined && parts.also) files.push(asRead(also, parts.also.file, ctx));
          return {
            ...verdict,
            notices: [...(verdict.notices ?? []), ...files],
          };
        }
        case STAY.id:
          return pass(STAYED);
        default: {
          const alone = parts.alone?.(answer as Answer, ctx);
          return alone ? use(alone, answer as Answer, ctx) : parts.otherwise(answer as Answer, ctx);
        }
      }
    },
    onFailure: ({ found }, ctx) => question(ctx, { complaint: queryFailed(found) }),
  });
}

const HAND_IN: Text = {
  de: 'Tabelle einfügen oder Datei geben …',
  en: 'Paste the table or give a file …',
};
const FROM_SERVER: Text = { de: 'Vom Server lesen', en: 'Read it from the server' };
