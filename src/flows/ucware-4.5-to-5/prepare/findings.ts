import { type Attempt, attempt } from '../../remote/attempt.ts';
import type { Probe } from '../../run/action.ts';
import { type Learned, learn } from '../../run/fact.ts';
import type { Finding } from '../../run/finding.ts';
import { defineStep, type StepContext } from '../../run/step.ts';
import { moment, type Text } from '../../run/text.ts';
import { block, pass } from '../../run/verdict.ts';
import { CHECKS } from '../checks/checks.ts';
import type { Check } from '../checks/define-check.ts';
import { type FactSource, judgeChecks, readingsOf, takeAnswers } from '../checks/judge-checks.ts';
import { scannedAt, unreadFacts } from './scan-facts.ts';

/** Judges what the scan has seen. "Check again" looks again at what the blocking checks read, and at nothing else. */
export const findings = defineStep({
  id: 'findings',
  phase: 'prepare',
  title: { de: 'Befunde', en: 'Findings' },
  why: {
    de: 'Was dem Upgrade im Weg steht, soll heute auffallen und nicht im Wartungsfenster.',
    en: 'Whatever is in the way of the upgrade is to be noticed today and not in the window.',
  },
  guide: ['Wichtige Hinweise', 'Hinweise zur Kompatibilität'],
  interruptible: true,
  changes: false,
  run: (ctx): readonly Probe<Attempt<unknown>>[] =>
    readingsAgain(ctx).map(({ probe }) => attempt(probe)),
  judge: (values, ctx) => {
    const readings = readingsAgain(ctx);
    const { learned, unread } = takeAnswers(readings, values);
    const problems = { ...ctx.get(unreadFacts) };
    for (const { fact } of readings) delete problems[fact.key];
    Object.assign(problems, unread);
    const all = judgeChecks(withLearned(ctx, learned), problems, ctx.server);
    const extra = { facts: [...learned, learn(unreadFacts, problems)] };
    const open = all.filter((finding) => isOpen(finding, ctx));
    if (open.length > 0) return block(note(all, open.length, ctx), all, extra);
    return pass(note(all, 0, ctx), { ...extra, findings: all });
  },
});

/** Blocks, and nobody who may has decided otherwise. */
function isOpen(finding: Finding, ctx: StepContext): boolean {
  return finding.blocks && !(finding.overridable && ctx.overridden(finding.id));
}

/** After "check again": the readings of the check that was named, or of all checks that stand in the way. */
function readingsAgain(ctx: StepContext): ReturnType<typeof readingsOf> {
  const choice = ctx.answer('blocked')?.choice ?? '';
  if (choice !== 'again' && !choice.startsWith('again:')) return [];
  const named = choice.slice('again:'.length);
  const blocking = new Set(
    judgeChecks(ctx, ctx.get(unreadFacts) ?? {}, ctx.server)
      .filter((finding) => isOpen(finding, ctx))
      .map(({ check }) => check),
  );
  const wanted = (check: Check) => (named === '' ? blocking.has(check.id) : check.id === named);
  return readingsOf(CHECKS.filter(wanted), ctx.server, ctx.now);
}

function withLearned(ctx: StepContext, learned: readonly Learned[]): FactSource {
  const fresh = new Map(learned.map(({ key, value }) => [key, value]));
  return {
    get: (fact) => (fresh.has(fact.key) ? fact.schema.parse(fresh.get(fact.key)) : ctx.get(fact)),
  };
}

function note(all: readonly Finding[], open: number, ctx: StepContext): Text {
  const overridden = all.filter(({ blocks }) => blocks).length - open;
  const warnings = all.filter(({ severity }) => severity === 'warning').length;
  const since = ctx.get(scannedAt) ?? ctx.now;
  const seen = { de: `Stand der Prüfung: ${moment(since)}.`, en: `As of: ${moment(since)}.` };
  if (open > 0) {
    return {
      de: `${open} Befund${open > 1 ? 'e halten' : ' hält'} das Upgrade auf, ${warnings} Warnung${warnings === 1 ? '' : 'en'}. ${seen.de}`,
      en: `${open} finding${open > 1 ? 's stop' : ' stops'} the upgrade, ${warnings} warning${warnings === 1 ? '' : 's'}. ${seen.en}`,
    };
  }
  const aside =
    overridden > 0
      ? { de: `${overridden} übergangen, `, en: `${overridden} overridden, ` }
      : { de: '', en: '' };
  return {
    de: `Nichts hält das Upgrade auf: ${aside.de}${warnings} Warnung${warnings === 1 ? '' : 'en'}. ${seen.de}`,
    en: `Nothing stops the upgrade: ${aside.en}${warnings} warning${warnings === 1 ? '' : 's'}. ${seen.en}`,
  };
}
