import { importUsers } from '../../../merges/accounts/import-users.ts';
import { verifyMerges } from '../../../merges/accounts/verify-merges.ts';
import { describeProblems } from '../../../merges/table/import-texts.ts';
import { learn } from '../../../run/fact.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { accept } from '../../../steps/choices.ts';
import { said, who } from '../../../steps/confirmation.ts';
import { LIST } from '../../../steps/list-step.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import { importedText } from '../../../steps/table-fields.ts';
import { tableStep } from '../../../steps/table-step.ts';
import { asDecided, describeVerifications, differencesOf } from '../describe-verification.ts';
import { accountDifferences } from '../differences.ts';
import { verificationReport } from '../verification-report.ts';
import { withOpenTicks } from '../with-open-ticks.ts';
import { accountsByHand } from './bare.ts';
import { mergesIn } from './decisions.ts';
import { describeDrift } from './describe-drift.ts';
import { accountRows, accountsSeen, STEPS } from './facts.ts';
import { goneIn, withGone } from './gone.ts';
import { nobodysIn } from './nobody.ts';
import { toldApart } from './told-apart.ts';
import { workSteps } from './work.ts';

export const verifyAccounts = tableStep({
  id: STEPS.verify,
  phase: 'configure',
  title: { de: 'Zusammenführung geprüft', en: 'Merges verified' },
  why: {
    de: 'Haken sagen, was jemand getan zu haben glaubt; die Übersicht danach zeigt, was wirklich so ist.',
    en: 'Ticks say what somebody believes to have done; the overview afterwards shows what really is.',
  },
  guide: ['Benutzer anzeigen', 'Mehrere Geräte und Rufnummern pro Benutzer'],
  read: importUsers,
  table: 'users',
  label: {
    de: 'Benutzerübersicht nach den Änderungen',
    en: 'User overview after the changes',
  },
  file: { de: 'benutzer-danach', en: 'users-after' },
  text: () => ({
    de: 'Zum Vergleich bitte die Übersicht *Administration > Benutzer* noch einmal übergeben, wie sie jetzt ist.',
    en: 'To compare, please hand in the overview *Administration > Benutzer* once more, as it is now.',
  }),
  query: (ctx) => ctx.server.tables?.users,
  choices: [accept({ de: 'So hinnehmen …', en: 'Accept as it is …' })],
  use: (imported, _, ctx) => {
    const { rows } = imported;
    const merges = mergesIn(ctx);
    const compared = verifyMerges(merges, ctx.get(accountRows) ?? [], rows);
    const checked = {
      merges: toldApart(compared.merges, merges),
      drift: withGone(compared.drift, rows, ctx),
    };
    const unlike = checked.merges.filter(({ state }) => state !== 'done');
    const { wrong, added, ...meant } = describeDrift(checked.drift, accountsByHand(ctx));
    const drift = [...wrong, ...added];
    const asSaid = [...meant.givenUp, ...meant.byHand, ...meant.spelled];
    // The hand-over document names what somebody gave up expressly by itself, with who did.
    const known = new Set([...nobodysIn(ctx), ...goneIn(ctx)].map(({ number }) => number));
    const others = checked.drift.givenUp.filter(({ number }) => !known.has(number));
    const unnamed = describeDrift({ ...checked.drift, givenUp: others }).givenUp;
    const ticks = ctx.entries(LIST, STEPS.work);
    const shown = withOpenTicks(checked.merges, workSteps(ctx), ticks);
    const notices = [verificationReport(REPORT, shown, [...drift, ...asSaid], ctx)];
    const seen = learn(
      accountsSeen,
      rows.map(({ username, numbers }) => ({ username, numbers })),
    );
    if (unlike.length === 0 && drift.length === 0) {
      const note =
        merges.length === 1
          ? ONE_DONE
          : {
              de: `Alle ${merges.length} Zusammenführungen sind wie entschieden.`,
              en: `All ${merges.length} merges are as decided.`,
            };
      return pass(joinTexts([note, ...asSaid, importedText(imported)], '\n'), {
        notices,
        facts: [seen],
      });
    }
    return {
      complaint:
        unlike.length === 0
          ? OTHERS_UNLIKE
          : asDecided(merges.length - unlike.length, merges.length, MERGES),
      // What looks missing may only have been read otherwise than it was meant.
      evidence: [
        ...describeVerifications(checked.merges, wrong, [...added, ...asSaid]),
        ...(imported.problems.length > 0 ? [describeProblems(imported.problems)] : []),
      ],
      notices,
      facts: [
        learn(accountDifferences, differencesOf(checked.merges, [...drift, ...unnamed])),
        seen,
      ],
    };
  },
  otherwise: (answer) =>
    answer.choice === 'accept'
      ? pass({
          de: `So hingenommen von ${who(answer)}: ${said(answer, 'reason')}`,
          en: `Accepted as it is by ${who(answer)}: ${said(answer, 'reason')}`,
        })
      : pass(leftOutNote(answer)),
});

const REPORT = {
  file: { de: 'abgleich-konten', en: 'accounts-compared' },
  title: { de: 'Abgleich der Zusammenführungen', en: 'Merges compared' },
  of: { de: 'Person', en: 'Person' },
};

const MERGES = {
  one: { de: 'Die Zusammenführung', en: 'The merge' },
  many: { de: 'Zusammenführungen', en: 'merges' },
};
const ONE_DONE: Text = {
  de: 'Die Zusammenführung ist wie entschieden.',
  en: 'The merge is as decided.',
};
const OTHERS_UNLIKE: Text = {
  de: 'Die Zusammenführungen sind wie entschieden; anderes hat sich geändert, ohne dass es jemand entschieden hat. Bitte nachbessern und die Übersicht noch einmal übergeben.',
  en: 'The merges are as decided; other things have changed although nobody decided so. Please mend them and hand in the overview again.',
};
