import type { Step } from '../../run/step.ts';
import { holdServer } from '../../steps/hold.ts';
import { settleLeftovers } from '../../steps/leftovers.ts';
import { fetchStep, installStep } from '../../steps/packages.ts';
import { awaitReboot, rebootGate, rebootStep } from '../../steps/reboot.ts';
import { repairStep } from '../../steps/repair.ts';
import { takeSnapshot } from '../../steps/snapshot.ts';
import { decideConffiles } from '../pass/conffiles.ts';
import { openGate } from '../pass/gate.ts';
import { PASS_5, PASS_45 } from '../pass/passes.ts';
import { planPass } from '../pass/plan.ts';
import { recheckPlan } from '../pass/recheck.ts';
import { verifyPass } from '../pass/verify.ts';
import { openAdminPage } from './admin-page.ts';
import { logInToAdminClient } from './log-in.ts';
import { switchSourcesTo5 } from './sources.ts';

/** Upgrade to 5: the same order once more, with the package sources as the change the snapshot protects. */
export const upgradeTo5Steps: readonly Step[] = [
  decideConffiles(PASS_5),
  planPass(PASS_5),
  openGate(PASS_5),
  takeSnapshot(PASS_5),
  holdServer(PASS_5, false),
  switchSourcesTo5,
  repairStep(PASS_5),
  fetchStep(PASS_5),
  recheckPlan(PASS_5),
  installStep(PASS_5),
  rebootGate(PASS_5),
  rebootStep(PASS_5),
  awaitReboot(PASS_5),
  verifyPass(PASS_5),
  openAdminPage,
  logInToAdminClient,
  settleLeftovers(PASS_5, PASS_45),
];
