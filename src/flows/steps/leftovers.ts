import { asCodes } from '../remote/as-code.ts';
import { type Leftover, readLeftovers } from '../remote/jobs/leftovers.ts';
import { learn } from '../run/fact.ts';
import type { Answer, Field, QuestionInput } from '../run/question.ts';
import { defineStep, type Step, type StepContext } from '../run/step.ts';
import { quote, same, type Text } from '../run/text.ts';
import { ask, pass as passed } from '../run/verdict.ts';
import { field } from './choices.ts';
import { who } from './confirmation.ts';
import type { Pass, Settled } from './pass.ts';

/** Single questions in one form; what goes beyond is settled together. */
const SINGLE_FIELDS = 10;

const OPTIONS = [
  {
    id: 'closed',
    label: { de: 'Erledigt: geprüft, nichts zu tun', en: 'Done: checked, nothing to do' },
  },
  { id: 'assigned', label: { de: 'Offen: wird nachgearbeitet', en: 'Open: will be dealt with' } },
];

/** New versions of configuration files that were not taken lie beside the kept ones: none is forgotten. */
export function settleLeftovers(pass: Pass, earlier: Pass | undefined): Step {
  return defineStep({
    id: `leftovers-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Übrig gebliebene Konfigurationsdateien', en: 'Leftover configuration files' },
    why: {
      de: 'Beim Behalten der eigenen Konfigurationsdateien legt dpkg die neuen daneben. Was darin neu ist, soll jemand ansehen.',
      en: 'When your own configuration files are kept, dpkg puts the new ones beside them. Somebody should look at what is new in them.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: false,
    run: () => [readLeftovers()] as const,
    judge: ([found], ctx) => {
      const known = earlier ? (ctx.get(earlier.leftovers) ?? []) : [];
      const open = found.filter(
        ({ path, md5 }) => !known.some((one) => one.path === path && one.md5 === md5),
      );
      if (open.length === 0) {
        return passed(
          { de: 'Es ist nichts übrig geblieben.', en: 'Nothing was left over.' },
          { facts: [learn(pass.leftovers, [...known])] },
        );
      }
      const answer = ctx.answer('leftovers');
      const settled = answer && settle(open, answer);
      if (!answer || !settled) return ask(question(open, ctx, answer));
      const assigned = settled.filter(({ person }) => person !== null);
      return passed(summary(settled.length, assigned, answer), {
        facts: [learn(pass.leftovers, [...known, ...settled])],
      });
    },
  });
}

function summary(count: number, assigned: readonly Settled[], answer: Answer): Text {
  const person = quote(assigned[0]?.person ?? '');
  const paths = asCodes(assigned.map(({ path }) => path));
  const by = who(answer);
  return assigned.length === 0
    ? {
        de: `${count} Dateien, alle erledigt laut ${by}.`,
        en: `${count} files, all done, says ${by}.`,
      }
    : {
        de: `${count} Dateien; ${assigned.length} offen bei ${person}: ${paths}.`,
        en: `${count} files; ${assigned.length} open with ${person}: ${paths}.`,
      };
}

function question(
  open: readonly Leftover[],
  ctx: StepContext,
  answer: Answer | undefined,
): QuestionInput {
  return {
    id: 'leftovers',
    kind: 'choice',
    text: {
      de: `Auf ${ctx.server.name} liegen ${open.length} neue oder ersetzte Konfigurationsdateien neben den benutzten. Bitte jede abschließen oder jemandem zuweisen.`,
      en: `On ${ctx.server.name} ${open.length} new or replaced configuration files lie beside those in use. Please close each or assign it to somebody.`,
    },
    evidence: [
      same(
        asCodes(
          open.map(({ path }) => path),
          20,
        ),
      ),
    ],
    ...(answer
      ? {
          complaint: {
            de: 'Für offene Dateien fehlt, wer sich darum kümmert.',
            en: 'For open files it is missing who takes care of them.',
          },
        }
      : {}),
    choices: [
      {
        id: 'settle',
        label: { de: 'Abschließen oder zuweisen …', en: 'Close or assign …' },
        style: 'primary',
        fields: fields(open),
      },
    ],
    who: 'operator',
  };
}

function fields(open: readonly Leftover[]): Field[] {
  const single = open.slice(0, SINGLE_FIELDS);
  const choices = single.map(({ path }, index) =>
    field(`file-${index + 1}`, 'select', same(path), { options: OPTIONS, initial: 'assigned' }),
  );
  const rest = open.length - single.length;
  if (rest > 0) {
    choices.push(
      field(
        'others',
        'select',
        { de: `Die übrigen ${rest} Dateien`, en: `The other ${rest} files` },
        { options: OPTIONS, initial: 'assigned' },
      ),
    );
  }
  const person = field(
    'person',
    'text',
    { de: 'Wer kümmert sich um die offenen?', en: 'Who takes care of the open ones?' },
    { optional: true },
  );
  return [...choices, person];
}

/** What became of each file; undefined when something is open and nobody takes care of it. */
function settle(open: readonly Leftover[], answer: Answer): Settled[] | undefined {
  const person = (answer.values['person'] ?? '').trim();
  const settled = open.map((leftover, index) => {
    const value = answer.values[index < SINGLE_FIELDS ? `file-${index + 1}` : 'others'];
    return { ...leftover, person: value === 'closed' ? null : person };
  });
  return settled.some((one) => one.person === '') ? undefined : settled;
}
