import { rm } from 'node:fs/promises';
import { createClock } from '../clock.ts';
import type { Language } from '../flows/run/text.ts';
import type { PlannedFault } from '../rehearsal/faults/fault-board.ts';
import { FAULTS } from '../rehearsal/faults/faults.ts';
import type { RehearsalScenario } from '../rehearsal/scenarios/scenario.ts';
import { USUAL } from '../rehearsal/scenarios/scenarios.ts';
import { type Command, type Invocation, UsageError } from './command.ts';
import { parseWords } from './parse-words.ts';
import { playUnattended } from './rehearse/play-unattended.ts';
import { readFaults } from './rehearse/read-faults.ts';
import { readScenario } from './rehearse/read-scenario.ts';
import { readUsers } from './rehearse/read-users.ts';
import { scenarioLike } from './rehearse/scenario-like.ts';
import { startPractice } from './rehearse/start-practice.ts';
import { type PageWish, stayUp } from './rehearse/stay-up.ts';
import { toldToEnd } from './rehearse/told-to-end.ts';
import { usageOf } from './usage.ts';

/** A minute of the practice passes in a second: the whole upgrade in less than half a minute of real time. */
const AUTO_SPEED = 60;
/** People practise at a pace at which installing takes a coffee's first sip. */
const HUMAN_SPEED = 10;

/** `rehearse`: the production bot against stand-ins. Alone it stays up; with `--auto` it plays the people, too. */
export const rehearse: Command = async (invocation) => {
  const { auto, speed, language, faults, report, wish, host, users, usual } = options(invocation);
  const theirs = users === undefined ? {} : { users: await readUsers(users, language) };
  const wanted = { ...usual, customer: { ...usual.customer, ...theirs } };
  const scenario =
    host === undefined ? wanted : await scenarioLike(host, wanted, { ...invocation, language });
  const clock = { speed, startedAt: Date.now() };
  const told = toldToEnd(process, invocation.env);
  try {
    const practice = await startPractice({
      clock: createClock(clock.speed, clock.startedAt),
      pace: clock,
      language,
      scenario,
      faults,
      invocation,
    });
    try {
      return auto
        ? await playUnattended(practice, invocation, { language, report }, told)
        : await stayUp(practice, invocation, language, wish, told);
    } finally {
      await practice.close();
      await rm(practice.places.folder, { recursive: true, force: true });
    }
  } finally {
    told.stop();
  }
};

function options(invocation: Invocation): {
  readonly auto: boolean;
  readonly speed: number;
  readonly language: Language;
  readonly usual: RehearsalScenario;
  /** A server of the inventory to resemble. */
  readonly host: string | undefined;
  /** A file with the user overview of a customer; that of the scenario when left out. */
  readonly users: string | undefined;
  readonly faults: readonly PlannedFault[];
  readonly report: string | undefined;
  readonly wish: PageWish;
} {
  const { values, positionals } = parseWords(
    invocation,
    'rehearse',
    { least: 0, most: 1 },
    {
      options: {
        auto: { type: 'boolean', default: false },
        scenario: { type: 'string', default: USUAL.id },
        fault: { type: 'string', multiple: true, default: [] },
        report: { type: 'string' },
        users: { type: 'string' },
        speed: { type: 'string' },
        language: { type: 'string', default: invocation.language },
        port: { type: 'string', default: '0' },
        open: { type: 'boolean', default: true },
      },
      allowNegative: true,
    },
  );
  const speed = Number(values.speed ?? (values.auto ? AUTO_SPEED : HUMAN_SPEED));
  const known = values.language === 'de' || values.language === 'en' ? values.language : undefined;
  const port = Number(values.port);
  const real = Number.isInteger(port) && port >= 0 && port < 65_536;
  if (!(speed > 0) || !known || !real) throw new UsageError(usageOf('rehearse'));
  return {
    auto: values.auto,
    speed,
    language: known,
    usual: readScenario(values.scenario),
    host: positionals[0],
    users: values.users,
    faults: readFaults(values.fault, FAULTS),
    report: values.report,
    wish: { port, open: values.open, report: values.report },
  };
}
