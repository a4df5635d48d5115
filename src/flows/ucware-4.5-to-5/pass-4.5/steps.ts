import type { Step } from '../../run/step.ts';
import { holdServer } from '../../steps/hold.ts';
import { settleLeftovers } from '../../steps/leftovers.ts';
import { fetchStep, installStep } from '../../steps/packages.ts';
import { awaitReboot, rebootGate, rebootStep } from '../../steps/reboot.ts';
import { repairStep } from '../../steps/repair.ts';
import { takeSnapshot } from '../../steps/snapshot.ts';
import { decideConffiles, decideConffilesOf5 } from '../pass/conffiles.ts';
import { openGate } from '../pass/gate.ts';
import { PASS_45 } from '../pass/passes.ts';
import { planPass } from '../pass/plan.ts';
import { previewUpgradeTo5 } from '../pass/preview.ts';
import { recheckPlan } from '../pass/recheck.ts';
import { verifyPass } from '../pass/verify.ts';
import { putMyCnfAside } from './my-cnf.ts';
import { checkMysql } from './mysql-check.ts';
import { setUpMysql } from './mysql-socket.ts';
import { confirmSystemStatus } from './system-status.ts';

/**
 * Bring 4.5 up to date. What people decide comes before the gate, what changes the server after the snapshot; nobody is asked
 * between the installation and the restart what can wait until the telephones are back.
 */
export const updateTo45Steps: readonly Step[] = [
  previewUpgradeTo5,
  decideConffilesOf5,
  decideConffiles(PASS_45),
  planPass(PASS_45),
  checkMysql,
  openGate(PASS_45),
  takeSnapshot(PASS_45),
  holdServer(PASS_45, true),
  setUpMysql,
  putMyCnfAside,
  repairStep(PASS_45),
  fetchStep(PASS_45),
  recheckPlan(PASS_45),
  installStep(PASS_45),
  rebootGate(PASS_45),
  rebootStep(PASS_45),
  awaitReboot(PASS_45),
  verifyPass(PASS_45),
  confirmSystemStatus,
  settleLeftovers(PASS_45, undefined),
];
