import { describe, expect, it } from 'vitest';
import { type CardExtras, drawCard } from '../../../src/bot/messages/card.ts';
import type { RunView } from '../../../src/flows/run/view.ts';
import {
  asked,
  begun,
  createFakeRunner,
  PEOPLE,
  passed,
  started,
  testServer,
} from '../support/journal.ts';
import { words } from '../support/slack.ts';

const EXTRAS: CardExtras = { progress: undefined, plan: true, successorFrom: undefined };

function scene(language: 'de' | 'en' = 'de', rehearsal = false) {
  return { server: testServer(), people: PEOPLE, language, rehearsal };
}

function viewAfter(
  ...events: Parameters<ReturnType<typeof createFakeRunner>['record']>[0][]
): RunView {
  const runner = createFakeRunner();
  for (const event of events) runner.record(event);
  return runner.view('pbx-hamburg') as RunView;
}

describe('the card', () => {
  it('has the phases as a plan with bare titles and words for each state', () => {
    const view = viewAfter(started(), passed('connect'), begun('scan'));
    const plan = drawCard(view, scene(), EXTRAS).blocks.find((block) => block.type === 'plan');
    expect(plan).toEqual({
      type: 'plan',
      title: 'Ablauf: 1 von 5 Schritten',
      tasks: [
        {
          type: 'task_card',
          task_id: 'prepare',
          title: 'Vorbereiten – läuft (1/2)',
          status: 'in_progress',
        },
        expect.objectContaining({ title: '4.5 aktualisieren – offen', status: 'pending' }),
        expect.objectContaining({ status: 'pending' }),
        expect.objectContaining({ status: 'pending' }),
      ],
    });
  });

  it('names what was left out of a phase that has come to its end, in either form', () => {
    const view = viewAfter(started());
    const [phase, ...others] = view.phases;
    if (!phase) throw new Error('no phase');
    const phases = [{ ...phase, status: 'done' as const, leftOut: 2 }, ...others];
    const drawn = (plan: boolean) =>
      drawCard({ ...view, phases }, scene('en'), { ...EXTRAS, plan });
    const block = drawn(true).blocks.find(({ type }) => type === 'plan');
    expect(block).toMatchObject({ tasks: [{ title: 'Prepare – done, 2 left out' }, {}, {}, {}] });
    expect(words(drawn(false))).toContain('◐ Prepare – done, 2 left out');
  });

  it('says at all times whether it is safe to stop and what the way back is', () => {
    const view = viewAfter(started());
    expect(words(drawCard(view, scene(), EXTRAS))).toContain(
      '*Anhalten ist jetzt gefahrlos:* ja · *Weg zurück:* es ist noch nichts verändert',
    );
    const safety = {
      safeToStop: false,
      stopsAfter: { de: 'hält an nach: Pakete', en: 'stops after: packages' },
      wayBack: { de: 'Snapshot 1, 12 min alt', en: 'snapshot 1, 12 min old' },
      phonesDownSince: '2026-11-23T21:04:00.000Z',
    };
    const card = drawCard({ ...view, safety }, scene('en'), EXTRAS);
    expect(words(card)).toContain(
      'no – stops after: packages · *Way back:* snapshot 1, 12 min old',
    );
    expect(words(card)).toContain('*The telephones are down* since <!date^');
    expect(card.text).toContain('The telephones are down');
  });

  it('says for whom it waits and since when', () => {
    const card = drawCard(viewAfter(started(), asked()), scene(), EXTRAS);
    expect(words(card)).toContain('*Wartet auf eine Antwort* seit <!date^');
    expect(card.text).toContain('<@UOPERATOR>');
    expect(card.text).toMatch(/^pbx-hamburg: /);
  });

  it('shows progress of the step that runs, and of no other', () => {
    const view = viewAfter(started(), begun('scan'));
    const progress = {
      server: 'pbx-hamburg',
      run: 'r1',
      step: 'scan',
      percent: 42.9,
      text: { de: 'Entpacken <!channel>', en: 'x' },
      at: '2026-11-23T21:10:00.000Z',
    };
    const shown = words(drawCard(view, scene(), { ...EXTRAS, progress }));
    expect(shown).toContain('▰▰▰▰▱▱▱▱▱▱ 42 % · Entpacken &lt;!channel&gt;');
    const other = { ...progress, step: 'connect' };
    expect(words(drawCard(view, scene(), { ...EXTRAS, progress: other }))).not.toContain('42 %');
  });

  it('offers to abort while there is something to abort', () => {
    const going = viewAfter(started());
    expect(words(drawCard(going, scene(), EXTRAS))).toContain('abort:pbx-hamburg');
    const by = { id: 'UANNA', via: 'slack' } as const;
    const aborting = viewAfter(started(), { type: 'abort-requested', by, reason: 'Zu <spät>' });
    const card = drawCard(aborting, scene(), EXTRAS);
    expect(words(card)).not.toContain('abort:pbx-hamburg');
    expect(words(card)).toContain('verlangt von <@UANNA>');
    expect(words(card)).toContain('Zu &lt;spät&gt;');
  });

  it('leaves no task turning when the run has ended', () => {
    const by = { id: 'ucware-upgrade', via: 'bot' } as const;
    const note = { de: 'Aus.', en: 'Over.' };
    const view = viewAfter(started(), begun('scan'), {
      type: 'run-ended',
      outcome: 'aborted',
      note,
      by,
    });
    expect(words(drawCard(view, scene(), EXTRAS))).not.toContain('in_progress');
    expect(words(drawCard(view, scene(), EXTRAS))).toContain('Vorbereiten – angehalten');
  });

  it('waits for nobody when the run has ended at a question', () => {
    const by = { id: 'UANNA', via: 'cli' } as const;
    const note = { de: 'Aus.', en: 'Over.' };
    const end = { type: 'run-ended', outcome: 'aborted', note, by } as const;
    const view = viewAfter(started(), asked(), end);
    expect(view.question).toBeUndefined();
    for (const plan of [true, false]) {
      const card = words(drawCard(view, scene(), { ...EXTRAS, plan }));
      expect(card).not.toMatch(/wartet auf|läuft/i);
      expect(card).toContain('angehalten');
      expect(card).toContain('*Abgebrochen* – ');
      expect(card).toContain('<@UANNA> (CLI)');
    }
  });

  it('says on every rehearsal that it is one', () => {
    const view = viewAfter(started({ rehearsal: true }));
    const card = drawCard(view, scene('de', true), EXTRAS);
    expect(card.text).toContain('ÜBUNG');
    expect(JSON.stringify(card.blocks[0])).toContain('ÜBUNG');
  });
});
