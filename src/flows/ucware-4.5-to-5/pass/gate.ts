import { type AptLocks, readAptLocks } from '../../remote/apt-locks.ts';
import { asCode } from '../../remote/as-code.ts';
import { type Calls, readCalls } from '../../remote/calls.ts';
import { type Hold, readHold } from '../../remote/jobs/read-hold.ts';
import { type MysqlRoot, readMysqlRoot } from '../../remote/mysql-root.ts';
import type { Probe } from '../../run/action.ts';
import type { QuestionInput } from '../../run/question.ts';
import { defineStep, type Step, type StepContext } from '../../run/step.ts';
import { ask, block, pass as passed } from '../../run/verdict.ts';
import { callsAccepted, callsQuestion, later } from '../../steps/calls.ts';
import { POSTPONE } from '../../steps/choices.ts';
import { holderQuestion } from '../../steps/holder-question.ts';
import type { Pass } from '../../steps/pass.ts';
import { MINUTES_PER_PASS } from '../prepare/window.ts';
import { mysqlFindings } from './mysql-proof.ts';

const LOOK_EVERY_MS = 30_000;

type Seen = readonly [Probe<Calls>, Probe<AptLocks>, Probe<Hold>, Probe<MysqlRoot>];

/** The last door before the first change of a pass. Nothing behind it is done while somebody is on the phone. */
export function openGate(pass: Pass): Step {
  return defineStep<Seen>({
    id: `gate-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Darf es losgehen?', en: 'May it begin?' },
    why: {
      de: 'Das Zeitfenster ist offen, niemand telefoniert, niemand sonst arbeitet an den Paketen oder mit dem Bot an diesem Server.',
      en: 'The window is open, nobody is on the phone, nobody else works on the packages or, with the bot, on this server.',
    },
    guide: ['Vorbereitung', 'Auf UCware Server zugreifen'],
    interruptible: true,
    changes: false,
    run: () => [readCalls(), readAptLocks(), readHold(), readMysqlRoot()] as const,
    judge: ([calls, locks, held, mysql], ctx) => {
      const { question: closed, facts } = pass.window(ctx, MINUTES_PER_PASS);
      if (closed) return ask({ ...closed, choices: [...closed.choices, POSTPONE] });
      // The first pass sets MySQL up behind this gate; the second relies on it.
      const findings = pass.id === '5' ? mysqlFindings(mysql) : [];
      if (findings.length > 0) {
        return block(
          { de: 'So würde das Update scheitern.', en: 'Like this the update would break.' },
          findings,
          { facts },
        );
      }
      const busy =
        locksQuestion(locks, ctx) ??
        holderQuestion(pass, held, ctx, POSTPONE) ??
        openCalls(calls, ctx);
      if (busy) return ask(busy, { facts });
      return passed(
        {
          de: 'Zeitfenster offen, keine Gespräche, apt ist frei.',
          en: 'Window open, no calls, apt is free.',
        },
        { facts },
      );
    },
  });
}

function openCalls(calls: Calls, ctx: StepContext): QuestionInput | null {
  return callsAccepted([ctx.answer('calls')], ctx.now) ? null : callsQuestion(calls, ctx.now);
}

function locksQuestion(locks: AptLocks, ctx: StepContext): QuestionInput | null {
  const [first] = locks;
  if (!first) return null;
  const holder = `${asCode(first.command)} (pid ${first.pid})`;
  return {
    id: 'lock',
    kind: 'choice',
    text: {
      de: `Die Paketverwaltung ist belegt von ${holder}. Der Bot beendet nichts; er wartet und sieht alle 30 Sekunden nach.`,
      en: `The package management is in use by ${holder}. The bot ends nothing; it waits and looks every 30 seconds.`,
    },
    choices: [{ id: 'again', label: { de: 'Jetzt nachsehen', en: 'Look now' }, style: 'primary' }],
    who: 'operator',
    wakeAt: later(ctx.now, LOOK_EVERY_MS),
  };
}
