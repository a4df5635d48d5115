import { readBootId } from '../remote/boot-id.ts';
import { type DpkgState, readDpkgState } from '../remote/dpkg-state.ts';
import { repairPackages } from '../remote/jobs/packages.ts';
import { type Packages, readPackages } from '../remote/packages.ts';
import { supplyOf } from '../remote/plan.ts';
import type { JobAction, Probe } from '../run/action.ts';
import { learn } from '../run/fact.ts';
import { defineStep, type Step } from '../run/step.ts';
import { pass as passed } from '../run/verdict.ts';
import { jobFailure } from './judge-job.ts';
import { installedUnder } from './packages.ts';
import type { Pass } from './pass.ts';

/** Package scripts stop and start the telephone system, so the gate's word counts as briefly as before an installation. */
const GATE_COUNTS_MS = 120_000;

type Proof = readonly [Probe<Packages>, Probe<DpkgState>];

/**
 * Finishes what an installation left half done, before anything is fetched or planned anew: apt plans nothing while packages are
 * half configured. On a healthy server there is nothing to do.
 */
export function repairStep(pass: Pass): Step {
  return defineStep<readonly [JobAction, Probe<string>], Proof>({
    id: `repair-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Halbfertige Pakete fertig einrichten', en: 'Finish half-done packages' },
    why: {
      de: 'Nach einer abgebrochenen Installation wird zuerst zu Ende gebracht, was halb fertig ist; entfernt wird dabei nie etwas.',
      en: 'After an installation that broke off, what is half done is finished first; nothing is ever removed for that.',
    },
    guide: pass.guide.packages,
    interruptible: false,
    changes: true,
    guard: { step: `gate-${pass.id}`, freshMs: GATE_COUNTS_MS },
    done: {
      probes: () => [readPackages(), readDpkgState()] as const,
      isDone: ([packages, dpkg]) =>
        packages.broken.length === 0 && dpkg.auditEmpty && !dpkg.journalDirty
          ? {
              de: 'dpkg meldet nichts Halbfertiges.',
              en: 'dpkg reports nothing half done.',
            }
          : null,
    },
    run: (ctx) => [repairPackages(ctx.runId, supplyOf(ctx.need(pass.plan).inPlace)), readBootId()],
    judge: ([job, boot]) => {
      const facts = [learn(installedUnder(pass), boot)];
      const failed = jobFailure(job, {
        de: 'Halbfertige Pakete fertig einrichten',
        en: 'Finishing half-done packages',
      });
      if (failed) return { ...failed, facts };
      return passed(
        {
          de: 'Fertig eingerichtet. Als Nächstes wird neu heruntergeladen und der Plan gegengeprüft.',
          en: 'Finished. Next, packages are downloaded anew and the plan is checked again.',
        },
        { facts },
      );
    },
  });
}
