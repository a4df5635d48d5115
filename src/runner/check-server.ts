import { type Desk, errandFor } from './desk.ts';
import { runPreflight } from './preflight.ts';
import type { Reply } from './types.ts';

/** `check <host>`: the findings as they are now. Nothing is recorded and nothing is changed. */
export async function checkServer(desk: Desk): Promise<Reply> {
  const { flow, executor, clock } = desk;
  const findings = await runPreflight({ flow, executor, clock, errand: errandFor(desk) });
  const blocking = findings.filter((finding) => finding.blocks).length;
  return {
    ok: true,
    findings,
    text:
      findings.length === 0
        ? { de: `${desk.server.name}: keine Befunde.`, en: `${desk.server.name}: no findings.` }
        : {
            de: `${desk.server.name}: ${findings.length} Befunde, davon ${blocking} blockierend.`,
            en: `${desk.server.name}: ${findings.length} findings, ${blocking} of them blocking.`,
          },
  };
}
