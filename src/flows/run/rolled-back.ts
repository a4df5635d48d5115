import type { RunEventInput } from './event.ts';
import type { Run } from './run.ts';
import type { Flow } from './step.ts';
import { stepRecord } from './step-record.ts';
import type { Text } from './text.ts';

/**
 * Steps that describe the server, or what is to be done with it; after a restored snapshot they look again, and what they said
 * before stands until then: the new plan is shown with its difference to the last one.
 */
export const LOOKING: ReadonlySet<string> = new Set([
  'connect',
  'scan',
  'findings',
  'plan-4.5',
  'plan-5',
]);

/**
 * Jobs that ended well by the record but are unknown to the server. Their folders survive reboots and nothing of ours removes
 * them, so the server is older than the record: somebody restored a snapshot.
 */
export function missingJobs(flow: Flow, run: Run, onServer: ReadonlySet<string>): Text | null {
  const missing = flow.steps
    .map((step) => stepRecord(run, step.id))
    .filter((record) => record.status === 'passed')
    .flatMap((record) => record.jobs)
    .filter((job) => !onServer.has(job));
  if (missing.length === 0) return null;
  const jobs = missing.map((job) => `\`${job}\``).join(', ');
  return {
    de: `Diese Aufträge sind im Protokoll erledigt, der Server kennt sie aber nicht: ${jobs}.`,
    en: `These jobs are done by the record, but the server does not know them: ${jobs}.`,
  };
}

/** What is recorded then: everything stops until a person names the snapshot; attempts go on under a new epoch. */
export function rolledBack(
  flow: Flow,
  evidence: readonly Text[],
): Extract<RunEventInput, { type: 'rolled-back' }> {
  return {
    type: 'rolled-back',
    evidence: [...evidence],
    steps: flow.steps
      .filter((step) => step.phase !== 'prepare' || LOOKING.has(step.id))
      .map((step) => step.id),
    question: {
      id: 'rolled-back',
      kind: 'choice',
      text: {
        de: 'Der Server ist älter als das Protokoll: Offenbar wurde ein Snapshot wiederhergestellt. Nichts wird von selbst wiederholt. Welcher Snapshot war es, und soll es von dort aus weitergehen?',
        en: 'The server is older than the record: it seems that a snapshot was restored. Nothing is repeated by itself. Which snapshot was it, and shall the run go on from there?',
      },
      who: 'operator',
      choices: [
        {
          id: 'continue',
          label: { de: 'Von dort weitermachen …', en: 'Go on from there …' },
          style: 'primary',
          fields: [
            {
              id: 'snapshot',
              kind: 'text',
              label: {
                de: 'Name des wiederhergestellten Snapshots',
                en: 'Name of the restored snapshot',
              },
            },
          ],
        },
        {
          id: 'abandon',
          label: { de: 'Lauf aufgeben …', en: 'Abandon the run …' },
          style: 'danger',
          fields: [{ id: 'reason', kind: 'multiline', label: { de: 'Begründung', en: 'Reason' } }],
        },
      ],
    },
  };
}
