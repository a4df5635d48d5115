import { words } from '../../flows/document/words.ts';
import type { Text } from '../../flows/run/text.ts';
import type { Invocation } from '../command.ts';
import { readRun, untilRunEnds } from './follow-run.ts';
import { notCompleted } from './not-completed.ts';
import { PRACTICE, type Practice } from './start-practice.ts';
import { HELD_UP, heldUp, type Summary, summarize } from './summary.ts';
import type { Told } from './told-to-end.ts';
import { untilShown } from './until-shown.ts';
import { REPORT, type ReportWish, writeReport } from './write-report.ts';

/** A rehearsal in which nothing is recorded for so long has got stuck somewhere; real time, ms. */
const PATIENCE_MS = 300_000;

const STUCK: Text = {
  de: `Seit ${PATIENCE_MS / 60_000} Minuten ist nichts aufgezeichnet worden: Der Lauf steckt fest.`,
  en: `Nothing has been recorded for ${PATIENCE_MS / 60_000} minutes: the run is stuck.`,
};

const CUT_SHORT: Text = {
  de: 'Jemand hat die Probe beendet, bevor der Lauf zu Ende war.',
  en: 'Somebody has ended the rehearsal before the run was over.',
};

/** Why it was given up, if it was. */
function reasonOf({ reason }: AbortSignal): Text | undefined {
  return [STUCK, CUT_SHORT].find((text) => text === reason);
}

/** Plays the people, prints the conversation, ends with one line of JSON. Exit code 0 only when all went well. */
export async function playUnattended(
  practice: Practice,
  { write }: Pick<Invocation, 'write'>,
  { language, report: wanted }: ReportWish,
  told: Pick<Told, 'ended'>,
): Promise<number> {
  const { play } = await import('../../rehearsal/player/play.ts');
  const { withAdminClient } = await import('../../rehearsal/player/with-admin-client.ts');
  const { createSlackUserClient } = await import('../../rehearsal/slack/user-client.ts');
  const { transcript } = await import('../../rehearsal/slack/render/transcript.ts');
  const { clock, board, places } = practice;
  const { slack, pbx, admin } = practice.standIns;
  const begun = Date.now();
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(STUCK), PATIENCE_MS);
  void told.ended.then(() => over.abort(CUT_SHORT));
  const written = transcript({ changes: slack.changes, write, signal: over.signal });
  let trouble: string | undefined;
  try {
    const people = [PRACTICE.starter, PRACTICE.approver].map((id) =>
      createSlackUserClient(slack.url, id),
    );
    const ending = untilRunEnds(places.state, PRACTICE.server, over.signal, () => timer.refresh());
    await slack.socket.connected(1, over.signal);
    const playing = play({
      people: withAdminClient(people, admin),
      channel: PRACTICE.channel,
      command: PRACTICE.server,
      clock,
      caretaker: { mend: () => board.mend(), fingerprint: () => pbx.fingerprint() },
      signal: over.signal,
    });
    const died = practice.bot.ended.then((code) => {
      if (!over.signal.aborted) throw new Error(`The bot has ended with code ${code}.`);
    });
    const last = await Promise.race([ending, playing.then(() => ending), died.then(() => ending)]);
    if (over.signal.aborted) trouble = reasonOf(over.signal)?.[language];
    else if (last && !(await untilShown(slack, last)))
      trouble = 'The end of the run was not shown in Slack.';
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    trouble = reasonOf(over.signal)?.[language] ?? text;
  }
  over.abort();
  clearTimeout(timer);
  await written;
  const records = await readRun(places.state, PRACTICE.server);
  const why = notCompleted(records);
  const faults = board.entries.filter(({ what }) => what === 'struck').length;
  const ucware = pbx.machine.version('ucware') ?? '';
  const counted = summarize(records, ucware, faults, Date.now() - begun);
  const summary = why && why.findings.length > 0 ? heldUp(counted, why.findings) : counted;
  const missed = board
    .pending()
    .map(
      ({ id, moment }) => `The fault ${id} never struck: the upgrade did not come to ${moment}.`,
    );
  const troubles = [
    ...(why ? [words(why.text[language])] : []),
    // Where findings hold the run up, nobody could have answered otherwise.
    ...(trouble === undefined || summary.outcome === HELD_UP ? [] : [trouble]),
    ...(summary.outcome === HELD_UP && practice.scenario.likeness ? [LIKE_THE_REAL[language]] : []),
    ...missed,
  ];
  write(REPORT[language] + (await writeReport(practice, language, troubles, wanted)));
  return report(summary, [...troubles, ...pbx.unknownCommands()], write);
}

/** What a server has that resembles a real one, the real one has. */
const LIKE_THE_REAL: Text = {
  de: 'Der echte Server hat das auch: Bitte dort beheben, dann noch einmal üben.',
  en: 'The real server has that, too: please mend it there, then rehearse again.',
};

function report(
  summary: Summary,
  troubles: readonly string[],
  write: (text: string) => void,
): number {
  for (const trouble of troubles) write(`✗ ${trouble}`);
  write(
    JSON.stringify(
      troubles.length > 0 && summary.outcome === 'completed'
        ? { ...summary, outcome: 'failed' }
        : summary,
    ),
  );
  return summary.outcome === 'completed' && troubles.length === 0 ? 0 : 1;
}
