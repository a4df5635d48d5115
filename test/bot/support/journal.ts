import type { Server } from '../../../src/config/server.ts';
import type { RunEventInput } from '../../../src/flows/run/event.ts';
import { RunEvent } from '../../../src/flows/run/event.ts';
import { reduce } from '../../../src/flows/run/reduce.ts';
import type { Run } from '../../../src/flows/run/run.ts';
import type { Flow, Step } from '../../../src/flows/run/step.ts';
import { same } from '../../../src/flows/run/text.ts';
import type { RunView } from '../../../src/flows/run/view.ts';
import { viewRun } from '../../../src/flows/run/view-run.ts';
import type {
  Reply,
  Request,
  Requester,
  Runner,
  RunnerListener,
} from '../../../src/runner/types.ts';
import type { JournalRecord } from '../../../src/store/types.ts';
import { toyFlow } from '../../support/toy-flow.ts';

const RUN = 'r1';

export function testServer(change: Partial<Server> = {}): Server {
  return {
    name: 'pbx-hamburg',
    addresses: ['10.0.0.5'],
    sshUser: 'ucware',
    sudo: 'password',
    webUrl: 'https://pbx-hamburg',
    hypervisor: 'manual',
    language: 'de',
    hostKey: undefined,
    fourEyes: true,
    port: 22,
    login: { key: undefined, passphrase: undefined, agent: undefined, password: undefined },
    sudoPassword: undefined,
    webCertificate: undefined,
    channel: 'C100',
    approvers: ['UAPPROVER', 'S0GROUP'],
    operators: ['UOPERATOR', 'anna'],
    labels: [],
    ...change,
  };
}

export const PEOPLE = [{ name: 'anna', slack: 'UANNA', uid: 1000 }];

function step(id: string, phase: Step['phase'], de: string, en: string): Step {
  return {
    id,
    phase,
    title: { de, en },
    why: { de: `Damit ${de} stimmt.`, en: `So that ${en} is right.` },
    guide: [],
    interruptible: true,
    changes: false,
    run: () => [],
    judge: () => ({ verdict: 'pass', note: same(''), findings: [] }),
  };
}

const FLOW: Flow = {
  id: 'ucware-4.5-to-5',
  version: 1,
  continues: [],
  title: { de: 'UCware 4.5 auf 5', en: 'UCware 4.5 to 5' },
  phases: {
    prepare: { de: 'Vorbereiten', en: 'Prepare' },
    'update-4.5': { de: '4.5 aktualisieren', en: 'Update 4.5' },
    'upgrade-5': { de: 'Auf 5 gehen', en: 'Upgrade to 5' },
    service: { de: 'In Betrieb nehmen', en: 'Put into service' },
    configure: { de: 'In Betrieb nehmen', en: 'Put into configure' },
  },
  steps: [
    step('connect', 'prepare', 'Verbinden', 'Connect'),
    step('scan', 'prepare', 'Bestandsaufnahme', 'Scan'),
    {
      ...step('packages', 'update-4.5', 'Pakete aktualisieren', 'Update packages'),
      undo: {
        title: { de: 'Dateien zurücknehmen', en: 'Take files back' },
        when: () => true,
        run: () => [],
        judge: () => same(''),
      },
    },
    step('upgrade', 'upgrade-5', 'UCware 5 installieren', 'Install UCware 5'),
    step('verify', 'service', 'Prüfen', 'Verify'),
  ],
  preflight: { probes: () => [], judge: () => [] },
  watch: toyFlow([]).watch,
  highlights: () => [],
  safety: () => ({
    safeToStop: true,
    stopsAfter: undefined,
    wayBack: { de: 'es ist noch nichts verändert', en: 'nothing has been changed yet' },
    phonesDownSince: undefined,
  }),
};

/** A runner whose record the test writes itself. */
export interface FakeRunner extends Runner {
  record(event: RunEventInput, at?: string): JournalRecord;
  progress(percent: number, step: string): void;
  readonly requests: { request: Request; requester: Requester }[];
  answerWith(reply: Reply | (() => Promise<Reply>)): void;
  /** What people are told at the door from now on. */
  refuseWith(refusal: Extract<Reply, { ok: false }>): void;
  forgetView(): void;
  readonly records: JournalRecord[];
}

export function createFakeRunner(server = testServer()): FakeRunner {
  const records: JournalRecord[] = [];
  const listeners = new Set<RunnerListener>();
  const requests: { request: Request; requester: Requester }[] = [];
  let run: Run | undefined;
  let reply: Reply | (() => Promise<Reply>) = { ok: true, text: same('ok') };
  let refusal: Extract<Reply, { ok: false }> | undefined;
  let hidden = false;
  const view = (): RunView | undefined =>
    run && !hidden ? viewRun(FLOW, run, server, run.at) : undefined;
  return {
    records,
    requests,
    async handle(request, requester) {
      requests.push({ request, requester });
      return typeof reply === 'function' ? reply() : reply;
    },
    refusal: () => refusal,
    answerWith(next) {
      reply = next;
    },
    refuseWith(next) {
      refusal = next;
    },
    forgetView() {
      hidden = true;
    },
    overview: () => [{ server, view: view(), state: undefined, problem: undefined }],
    view: (name) => (name === server.name ? view() : undefined),
    recordsAfter: async (name, seq) =>
      name === server.name ? records.filter((record) => record.seq > seq) : [],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    record(event, at = `2026-11-23T21:00:${String(records.length % 60).padStart(2, '0')}.000Z`) {
      const seq = records.length + 1;
      const parsed = RunEvent.parse(event);
      const runId = parsed.type === 'run-started' ? parsed.run : (run?.id ?? RUN);
      const hash = `${seq.toString(16).padStart(8, '0')}${'f'.repeat(56)}`;
      const record: JournalRecord = { seq, at, run: runId, event: parsed, prev: '', hash };
      run = reduce(run, record);
      records.push(record);
      for (const listener of listeners) listener.record?.(server.name, record);
      return record;
    },
    progress(percent, stepId) {
      const text = { de: 'Entpacken von asterisk', en: 'Unpacking asterisk' };
      const at = '2026-11-23T21:10:00.000Z';
      const progress = {
        server: server.name,
        run: run?.id ?? RUN,
        step: stepId,
        percent,
        text,
        at,
      };
      for (const listener of listeners) listener.progress?.(progress);
    },
  };
}

export function started(change: Partial<Extract<RunEventInput, { type: 'run-started' }>> = {}) {
  return {
    type: 'run-started',
    run: RUN,
    server: 'pbx-hamburg',
    flow: { id: FLOW.id, version: 1 },
    by: { id: 'USTARTER', via: 'slack' },
    channel: 'C100',
    language: 'de',
    rehearsal: false,
    ...change,
  } as const satisfies RunEventInput;
}

export function asked(change: Record<string, unknown> = {}): RunEventInput {
  return {
    type: 'asked',
    step: 'scan',
    attempt: 1,
    question: {
      id: 'article-read',
      kind: 'choice',
      text: { de: 'Haben Sie den Artikel gelesen?', en: 'Have you read the article?' },
      who: 'operator',
      choices: [
        { id: 'yes', label: { de: 'Ja, gelesen', en: 'Yes, read' }, style: 'primary' },
        {
          id: 'note',
          label: { de: 'Mit Anmerkung …', en: 'With a note …' },
          fields: [{ id: 'note', kind: 'multiline', label: { de: 'Anmerkung', en: 'Note' } }],
        },
      ],
      ...change,
    },
  };
}

export function answered(rev: number, choice = 'yes', values: Record<string, string> = {}) {
  return {
    type: 'answered',
    step: 'scan',
    question: 'article-read',
    answer: {
      choice,
      values,
      by: { id: 'UOPERATOR', via: 'slack' },
      at: '2026-11-23T21:05:00.000Z',
      rev,
    },
  } as const satisfies RunEventInput;
}

export function passed(stepId: string, note = 'In Ordnung.'): RunEventInput {
  return { type: 'step-passed', step: stepId, attempt: 1, note: same(note), durationMs: 4200 };
}

export function begun(stepId: string): RunEventInput {
  return { type: 'step-started', step: stepId, attempt: 1, jobs: [] };
}
