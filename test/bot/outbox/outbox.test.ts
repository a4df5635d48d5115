import { afterEach, describe, expect, it } from 'vitest';
import { NO_DELIVERIES } from '../../../src/bot/outbox/deliveries.ts';
import { createOutbox, type Outbox } from '../../../src/bot/outbox/outbox.ts';
import { calm, createFakeClock } from '../support/clock.ts';
import {
  answered,
  asked,
  begun,
  createFakeRunner,
  PEOPLE,
  passed,
  started,
  testServer,
} from '../support/journal.ts';
import {
  createFakeSlack,
  http,
  limited,
  memoryDocument,
  network,
  refusal,
  words,
} from '../support/slack.ts';

const REPEATED = 'Slack hat den ersten Versuch nicht bestätigt';
const running: Outbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((outbox) => outbox.stop()));
});

function stage() {
  const clock = createFakeClock();
  const slack = createFakeSlack(() => clock.now().getTime());
  const runner = createFakeRunner();
  const deliveries = memoryDocument(NO_DELIVERIES);
  const warnings: string[] = [];
  const log = {
    debug: () => {},
    info: () => {},
    warn: (text: string, data?: unknown) => void warnings.push(`${text} ${JSON.stringify(data)}`),
    error: (text: string, data?: unknown) => void warnings.push(`${text} ${JSON.stringify(data)}`),
  };
  const open = (): Outbox => {
    const outbox = createOutbox({
      runner,
      inventory: { servers: [testServer()], people: PEOPLE },
      wire: slack,
      clock,
      log,
      deliveries,
      onChange: () => {},
    });
    outbox.start();
    running.push(outbox);
    return outbox;
  };
  const card = () => slack.shown.find((one) => one.thread === undefined);
  const texts = () => slack.thread().map((one) => one.message.text);
  return { clock, slack, runner, deliveries, warnings, open, card, texts };
}

describe('in good weather', () => {
  it('posts the card, then the thread under it, each message with number and hash of its event', async () => {
    const { clock, slack, runner, open, card } = stage();
    open();
    runner.record(started());
    runner.record(begun('connect'));
    runner.record(passed('connect'));
    await clock.until(() => slack.thread().length === 2);
    expect(slack.thread().every((one) => one.thread === card()?.ts)).toBe(true);
    expect(
      slack.thread().map((one) => words(one.message).match(/#\d+ · [0-9a-f]{8}/)?.[0]),
    ).toEqual(['#1 · 00000001', '#3 · 00000003']);
  });

  it('turns the buttons of an answered question into who answered what', async () => {
    const { clock, slack, runner, open } = stage();
    open();
    runner.record(started());
    const question = runner.record(asked());
    await clock.until(() => slack.thread().length === 2);
    expect(words(slack.thread()[1]?.message)).toContain('"actions"');
    runner.record(answered(question.seq));
    await clock.until(() => !words(slack.thread()[1]?.message).includes('"actions"'));
    const message = slack.thread()[1]?.message;
    expect(words(message)).toContain('*Ja, gelesen* – <@UOPERATOR>');
    expect(words(message)).toContain('Haben Sie den Artikel gelesen?');
    expect(slack.thread()).toHaveLength(2);
  });

  it('closes a question that the clock has settled', async () => {
    const { clock, slack, runner, open } = stage();
    open();
    runner.record(started());
    runner.record(asked());
    runner.record(passed('scan'));
    await clock.until(() => slack.thread().length === 3);
    expect(words(slack.thread()[1]?.message)).toContain('hat sich erledigt');
    expect(words(slack.thread()[1]?.message)).not.toContain('"actions"');
  });

  it('shows the end in the channel and on the card, without buttons', async () => {
    const { clock, slack, runner, open, card } = stage();
    open();
    runner.record(started());
    runner.record({
      type: 'run-ended',
      outcome: 'completed',
      note: { de: 'Alles erledigt.', en: 'All done.' },
      by: { id: 'ucware-upgrade', via: 'bot' },
    });
    await clock.until(() => slack.thread().length === 2);
    expect(slack.thread()[1]?.broadcast).toBe(true);
    expect(words(card()?.message)).toContain('Abgeschlossen');
    expect(words(card()?.message)).not.toContain('abort:');
  });
});

describe('when Slack is away', () => {
  it('delivers everything in order afterwards, once', async () => {
    const { clock, slack, runner, open, texts } = stage();
    let down = true;
    slack.trouble = () => (down ? { error: network('ECONNREFUSED') } : undefined);
    const outbox = open();
    runner.record(started());
    for (const step of ['connect', 'scan', 'packages']) runner.record(passed(step, step));
    await clock.until(() => outbox.problem('pbx-hamburg') !== undefined);
    await clock.advance(10 * 60_000);
    expect(slack.shown).toHaveLength(0);
    down = false;
    await clock.until(() => slack.thread().length === 4);
    expect(texts().map((text) => /(gestartet|connect|scan|packages)/.exec(text)?.[0])).toEqual([
      'gestartet',
      'connect',
      'scan',
      'packages',
    ]);
    expect(texts().join()).not.toContain(REPEATED);
    expect(outbox.problem('pbx-hamburg')).toBeUndefined();
  });

  it('waits as long as Slack asks for, and says nothing of a repeat', async () => {
    const { clock, slack, runner, open, texts } = stage();
    let calls = 0;
    slack.trouble = ({ what }) => {
      if (what !== 'post') return undefined;
      calls += 1;
      return calls === 1 ? { error: limited(45) } : undefined;
    };
    open();
    runner.record(started());
    await calm();
    await clock.advance(44_000);
    expect(slack.shown).toHaveLength(0);
    await clock.advance(2000);
    await clock.until(() => slack.thread().length === 1);
    expect(texts().join()).not.toContain(REPEATED);
  });

  it.each([
    ['a 500', http(500)],
    ['a cut line', network('ECONNRESET')],
    ['a timeout', network('ETIMEDOUT')],
  ])('repeats a message whose answer was lost by %s and says so', async (_, error) => {
    const { clock, slack, runner, open, texts } = stage();
    open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    let lost = false;
    slack.trouble = ({ what }) => {
      if (what !== 'post' || lost) return undefined;
      lost = true;
      return { error, after: true };
    };
    runner.record(passed('connect'));
    await clock.until(() => slack.thread().length === 3);
    expect(texts()[1]).not.toContain(REPEATED);
    expect(texts()[2]).toContain(REPEATED);
  });

  it('finds the message instead where it may look', async () => {
    const { clock, slack, runner, open } = stage();
    slack.mayLook = true;
    open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    let lost = false;
    slack.trouble = ({ what }) => {
      if (what !== 'post' || lost) return undefined;
      lost = true;
      return { error: http(503), after: true };
    };
    runner.record(passed('connect'));
    runner.record(passed('scan'));
    await clock.until(() => slack.thread().length === 3);
    expect(
      slack
        .thread()
        .map((one) => words(one.message))
        .join(),
    ).not.toContain(REPEATED);
  });
});

describe('a question with a notice', () => {
  it('is found again when its answer was lost, and its buttons become the outcome', async () => {
    const { clock, slack, runner, open } = stage();
    slack.mayLook = true;
    open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    slack.trouble = ({ what, message }) =>
      what === 'post' && words(message).includes('"actions"')
        ? { error: http(503), after: true }
        : undefined;
    const notices = [{ to: 'thread', text: { de: 'Ein Hinweis', en: 'A notice' } }] as const;
    runner.record(Object.assign(asked(), { notices }));
    await clock.until(() => slack.thread().length === 3);
    slack.trouble = () => undefined;
    runner.record(answered(2));
    await clock.until(() => slack.updates.some(({ message }) => words(message).includes(' → ')));
    const [, hint, question] = slack.thread().map(({ message }) => words(message));
    expect(hint).toContain('Ein Hinweis');
    expect(question).toContain('Haben Sie den Artikel gelesen?');
    expect(question).not.toContain('"actions"');
  });
});

describe('after a crash', () => {
  it('goes on where it stopped and repeats nothing that was stored', async () => {
    const { clock, slack, runner, open } = stage();
    const first = open();
    runner.record(started());
    runner.record(passed('connect'));
    await clock.until(() => slack.thread().length === 2);
    await calm();
    await first.stop();
    runner.record(passed('scan'));
    open();
    await clock.until(() => slack.thread().length === 3);
    await clock.advance(60_000);
    expect(slack.thread()).toHaveLength(3);
  });

  it('repeats, marked, what was posted but not stored', async () => {
    const { clock, slack, runner, deliveries, open, texts } = stage();
    open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    await calm();
    // The intent is still written; the process dies before it can note that the post was done.
    deliveries.dieAt(2);
    runner.record(passed('connect'));
    await clock.until(() => slack.thread().length === 2);
    await calm();
    deliveries.revive();
    running.length = 0;
    open();
    await clock.until(() => slack.thread().length === 3);
    expect(texts()[2]).toContain(REPEATED);
    expect(texts()[2]).toContain('Verbinden');
  });

  it('posts no second card when the first is known', async () => {
    const { clock, slack, runner, open } = stage();
    const first = open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    await calm();
    await first.stop();
    open();
    await clock.advance(60_000);
    expect(slack.shown.filter((one) => one.thread === undefined)).toHaveLength(1);
  });
});

describe('when the channel is closed', () => {
  it.each([
    ['not_in_channel', '/invite'],
    ['is_archived', 'archiviert'],
    ['channel_not_found', 'Kanal-ID'],
  ])('keeps everything on %s, says what to do, and delivers later', async (error, advice) => {
    const { clock, slack, runner, open } = stage();
    let closed = true;
    slack.trouble = () => (closed ? { error: refusal(error) } : undefined);
    const outbox = open();
    runner.record(started());
    runner.record(passed('connect'));
    await clock.until(() => outbox.problem('pbx-hamburg') !== undefined);
    expect(outbox.problem('pbx-hamburg')?.de).toContain(advice);
    expect(outbox.problem('pbx-hamburg')?.de).toContain('<#C100>');
    closed = false;
    await clock.until(() => slack.thread().length === 2);
    expect(outbox.problem('pbx-hamburg')).toBeUndefined();
  });

  it('tries at once when somebody asks for the server', async () => {
    const { slack, runner, open } = stage();
    let closed = true;
    slack.trouble = () => (closed ? { error: refusal('not_in_channel') } : undefined);
    const outbox = open();
    runner.record(started());
    await calm();
    closed = false;
    // No time passes here.
    outbox.nudge('pbx-hamburg');
    await calm();
    expect(slack.thread()).toHaveLength(1);
  });

  it('answers whoever waits for the card as soon as it is known that there is none', async () => {
    const { slack, runner, open } = stage();
    slack.trouble = () => ({ error: refusal('is_archived') });
    const outbox = open();
    runner.record(started());
    await outbox.tried('pbx-hamburg');
    expect(outbox.problem('pbx-hamburg')).toBeDefined();
  });
});

describe('when Slack refuses the form of a message', () => {
  it('draws the phases as a list where the plan block is not known', async () => {
    const { clock, slack, runner, open, card } = stage();
    slack.trouble = ({ message }) =>
      message && words(message).includes('"plan"')
        ? { error: refusal('invalid_blocks') }
        : undefined;
    open();
    runner.record(started());
    runner.record(begun('connect'));
    await clock.until(() => words(card()?.message).includes('▶'));
    expect(words(card()?.message)).toContain('Vorbereiten – läuft');
  });

  it('keeps the buttons of a question whose body is refused', async () => {
    const { clock, slack, runner, open } = stage();
    slack.trouble = ({ message }) =>
      message && words(message).includes('Was der Bot dazu zeigen kann')
        ? { error: refusal('invalid_blocks') }
        : undefined;
    open();
    runner.record(started());
    runner.record(asked({ evidence: [{ de: 'Beleg', en: 'Evidence' }] }));
    await clock.until(() => slack.thread().length === 2);
    const message = slack.thread()[1]?.message;
    expect(words(message)).toContain('"actions"');
    expect(words(message)).toContain('Haben Sie den Artikel gelesen?');
  });

  it('does not jam: a message refused in every form becomes a note, and the next ones follow', async () => {
    const { clock, slack, runner, open, texts } = stage();
    open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    slack.trouble = ({ message }) =>
      message?.text.includes('verflixt') ? { error: refusal('invalid_arguments') } : undefined;
    runner.record(passed('connect', 'verflixt'));
    runner.record(passed('scan'));
    await clock.until(() => slack.thread().length === 3);
    expect(texts()[1]).toContain('#2');
    expect(texts()[1]).toContain('invalid_arguments');
    expect(texts()[2]).toContain('Bestandsaufnahme');
  });

  it('says that a file could not be shown and where its content is', async () => {
    const { clock, slack, runner, open, texts } = stage();
    slack.trouble = ({ what }) =>
      what === 'upload' ? { error: refusal('file_type_not_allowed') } : undefined;
    open();
    runner.record(started());
    const file = { name: 'notice.txt', content: 'x' };
    const text = { de: 'Entwurf', en: 'Draft' };
    runner.record({
      ...(passed('connect') as Extract<ReturnType<typeof passed>, { type: 'step-passed' }>),
      notices: [{ to: 'thread', text, file }],
    });
    await clock.until(() => slack.thread().length === 4);
    expect(texts()[3]).toContain('notice.txt');
    expect(texts()[3]).toContain('ucware-upgrade audit');
  });
});

describe('when the card was deleted', () => {
  it('posts a new one, says so, and puts the open question into its thread', async () => {
    const { clock, slack, runner, open, card } = stage();
    open();
    runner.record(started());
    const question = runner.record(asked());
    await clock.until(() => slack.thread().length === 2);
    await clock.advance(10_000);
    const old = card()?.ts;
    slack.delete(old);
    runner.record({ type: 'observed', text: { de: 'Etwas', en: 'Something' } });
    await clock.until(() => slack.thread().some((one) => one.thread !== old));
    await clock.advance(10_000);
    expect(words(card()?.message)).toContain('Die frühere Karte ist gelöscht');
    const again = slack.thread().filter((one) => one.thread === card()?.ts);
    expect(again.some((one) => words(one.message).includes('"actions"'))).toBe(true);
    runner.record(answered(question.seq));
    await clock.advance(10_000);
    const buttons = slack.thread().filter((one) => words(one.message).includes('"actions"'));
    expect(buttons).toEqual([]);
  });
});

describe('the card', () => {
  it('shows progress at most every four seconds, and the last one always', async () => {
    const { clock, slack, runner, open, card } = stage();
    open();
    runner.record(started());
    runner.record(begun('connect'));
    await clock.until(() => slack.thread().length === 1);
    await clock.advance(10_000);
    const before = slack.updates.length;
    for (let percent = 0; percent <= 100; percent += 1) {
      runner.progress(percent, 'connect');
      await clock.advance(100);
    }
    await clock.advance(5000);
    expect(slack.updates.length - before).toBeLessThanOrEqual(4);
    expect(words(card()?.message)).toContain('100 %');
  });

  it('stays below 45 updates a minute and still arrives at the last state', async () => {
    const { clock, slack, runner, open, card } = stage();
    open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    for (let round = 0; round < 240; round += 1) {
      runner.record({ type: 'observed', text: { de: `Nr. ${round}`, en: `No. ${round}` } });
      await clock.advance(500);
    }
    await clock.advance(300_000);
    const times = slack.updates.map(({ at }) => at);
    for (const at of times) {
      expect(times.filter((one) => one > at - 60_000 && one <= at).length).toBeLessThanOrEqual(45);
    }
    expect(words(card()?.message)).toContain('Stand #241');
  });

  it('shows what the last event says when the run cannot be drawn any more', async () => {
    const { clock, slack, runner, open, card } = stage();
    const first = open();
    runner.record(started());
    await clock.until(() => slack.thread().length === 1);
    await calm();
    await first.stop();
    runner.forgetView();
    runner.record({
      type: 'run-ended',
      outcome: 'aborted',
      note: { de: 'Zu spät geworden.', en: 'Got too late.' },
      by: { id: 'UANNA', via: 'slack' },
    });
    open();
    await clock.until(() => slack.thread().length === 2);
    expect(words(card()?.message)).toContain('Zu spät geworden.');
    expect(card()?.message.text).toContain('Abgebrochen');
  });
});
