import type { JournalRecord } from '../../src/store/types.ts';
import type { FakeSlack } from '../bot/support/slack.ts';
import type { Breach } from '../support/check-record.ts';

/** Events that people get to see as messages of their own. */
const SHOWN = new Set([
  'run-started',
  'step-passed',
  'step-skipped',
  'asked',
  'rolled-back',
  'observed',
  'undo-ended',
  'abort-requested',
  'run-ended',
]);
const REPEATED = 'Slack did not confirm the first attempt';
/** `#42 · a1b2c3d4`, with the page where a message has several. */
const STAMP = /#(\d+) · ([0-9a-f]{8})[^"]*/;

/** The thread holds every event, in the order of the record; whatever stands there twice says that it is a repetition. */
export function checkTranscript(records: readonly JournalRecord[], slack: FakeSlack): Breach[] {
  const breaches: Breach[] = [];
  const stamped = slack.shown
    .filter(({ thread }) => thread !== undefined)
    .flatMap(({ message }) => {
      const text = JSON.stringify(message.blocks);
      const stamp = STAMP.exec(text);
      return stamp ? [{ seq: Number(stamp[1]), hash: stamp[2], page: stamp[0], text }] : [];
    });
  const seen = new Set<string>();
  let last = 0;
  for (const { seq, page, text } of stamped) {
    const again = seen.has(text);
    if (again) breaches.push({ step: null, what: `shown twice: ${page}` });
    // What is marked as a repetition stands where it was repeated.
    if (!text.includes(REPEATED) && seq < last) {
      breaches.push({ step: null, what: `#${seq} was shown after #${last}` });
    }
    seen.add(text);
    last = Math.max(last, seq);
  }
  const shown = new Set(stamped.map(({ seq, hash }) => `${seq} ${hash}`));
  for (const { seq, hash, event } of records) {
    if (!SHOWN.has(event.type) || shown.has(`${seq} ${hash.slice(0, 8)}`)) continue;
    const step = 'step' in event ? event.step : null;
    breaches.push({ step, what: `#${seq} ${event.type} was never shown` });
  }
  const buttons = slack.shown.filter(
    ({ thread, message }) =>
      thread !== undefined && message.blocks.some(({ type }) => type === 'actions'),
  );
  if (buttons.length > 0) breaches.push({ step: null, what: 'a question still shows buttons' });
  return breaches;
}
