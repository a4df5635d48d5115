import { describe, expect, it } from 'vitest';
import { AnswerRef, parseRef } from '../../../src/bot/ids.ts';
import { LIMITS } from '../../../src/bot/limits.ts';
import { type Message, textLength } from '../../../src/bot/messages/message.ts';
import { questionMessage, resolvedMessage } from '../../../src/bot/messages/question.ts';
import { type Asked, askedIn, type Scene } from '../../../src/bot/messages/scene.ts';
import type { Language } from '../../../src/flows/run/text.ts';
import { asked, createFakeRunner, PEOPLE, started, testServer } from '../support/journal.ts';
import { words } from '../support/slack.ts';

function ask(change: Record<string, unknown> = {}, excerpt?: string): Asked {
  const runner = createFakeRunner();
  runner.record(started());
  const record = runner.record({ ...asked(change), ...(excerpt ? { excerpt } : {}) } as never);
  return askedIn(record) as Asked;
}

function scene(language: Language = 'de', change: Partial<Scene> = {}): Scene {
  return {
    server: testServer(),
    people: PEOPLE,
    language,
    rehearsal: false,
    startedBy: { id: 'USTARTER', via: 'slack' },
    flowTitle: { de: 'UCware 4.5 auf 5', en: 'UCware 4.5 to 5' },
    title: () => ({ de: 'Bestandsaufnahme', en: 'Scan' }),
    undoTitle: () => ({ de: 'Bestand vergessen', en: 'Forget what was found' }),
    open: [],
    ...change,
  };
}

function fits(message: Message | undefined): void {
  if (!message) throw new Error('there is no message');
  expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
  expect(textLength(message.blocks)).toBeLessThanOrEqual(13_200);
  expect(message.text.length).toBeLessThanOrEqual(LIMITS.text);
  for (const block of message.blocks) {
    if (block.type === 'section') expect(block.text?.text.length ?? 0).toBeLessThanOrEqual(3000);
  }
}

function buttons(message: Message | undefined) {
  return (message?.blocks ?? []).flatMap((block) =>
    block.type === 'actions' ? block.elements : [],
  ) as {
    action_id: string;
    value: string;
    text: { text: string };
    confirm?: { text: { text: string } };
  }[];
}

describe('a question', () => {
  it('mentions who can answer, and names the host in the sentence for notifications', () => {
    const [page] = questionMessage(ask(), scene()).pages;
    expect(words(page)).toContain('<@UOPERATOR>, <@UANNA>, <@UAPPROVER>, <!subteam^S0GROUP>');
    expect(page?.text).toContain('pbx-hamburg: Frage – Haben Sie den Artikel gelesen?');
  });

  it('names its files in the language of the channel', () => {
    const long = ask({}, 'x\n'.repeat(5000));
    const [german] = questionMessage(long, scene('de')).files;
    const [english] = questionMessage(long, scene('en')).files;
    expect(german?.name).toMatch(/^ausgabe-bestandsaufnahme-\d+\.txt$/);
    expect(english?.name).toMatch(/^output-scan-\d+\.txt$/);
  });

  it('names only approvers where an approver is needed, and says who may not', () => {
    const [page] = questionMessage(ask({ who: 'approver' }), scene()).pages;
    expect(words(page)).not.toContain('UOPERATOR');
    expect(words(page)).toContain('nicht <@USTARTER>:');
  });

  it('says which answers only approvers may choose, in whole sentences', () => {
    const choices = [
      { id: 'yes', label: { de: 'Ja', en: 'Yes' } },
      { id: 'insist', label: { de: 'Trotzdem …', en: 'All the same …' }, who: 'approver' },
    ];
    const said = (language: Language) =>
      words(questionMessage(ask({ choices }), scene(language)).pages[0]);
    expect(said('de')).toContain('„Trotzdem“ dürfen nur Freigebende wählen: <@UAPPROVER>');
    expect(said('en')).toContain('Only approvers may choose “All the same”: <@UAPPROVER>');
  });

  it('shows exhibits as code, each piece in a fence of its own', () => {
    const lines = Array.from({ length: 120 }, (_, at) => `line ${at} <b> & a \`\`\` fence`);
    const code = `\`\`\`\n${lines.join('\n')}`;
    const exhibits = [{ title: { de: 'Stelle 1', en: 'Hunk 1' }, code }];
    const { pages } = questionMessage(ask({ exhibits }), scene());
    const shown = pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : [])),
    );
    const fenced = shown.filter((text) => text.includes('line '));
    expect(fenced.length).toBeGreaterThan(1);
    expect(fenced[0]).toMatch(/^\*Stelle 1\*\n```\n/);
    for (const text of fenced) expect(text.match(/```/g)).toHaveLength(2);
    for (const line of ['line 0 ', 'line 60 ', 'line 119 ']) expect(fenced.join()).toContain(line);
    pages.forEach(fits);
  });

  it('says so when nobody may answer', () => {
    const server = testServer({ approvers: [], operators: [] });
    const [page] = questionMessage(ask(), scene('en', { server })).pages;
    expect(words(page)).toContain('nobody – no person is listed in the inventory');
  });

  it('puts ids into its buttons and nothing that is believed', () => {
    const [page] = questionMessage(ask(), scene()).pages;
    const [yes, note] = buttons(page);
    expect(yes?.action_id).toBe('answer:yes');
    expect(note?.action_id).toBe('form:note');
    expect(parseRef(AnswerRef, yes?.value)).toEqual({
      server: 'pbx-hamburg',
      run: 'r1',
      step: 'scan',
      question: 'article-read',
      rev: 2,
      choice: 'yes',
    });
  });

  it('asks once more in a dialog, or in a form where the words do not fit one', () => {
    const choice = (confirm: string) => ({
      choices: [
        { id: 'go', label: { de: 'Los', en: 'Go' }, confirm: { de: confirm, en: confirm } },
      ],
    });
    const button = (length: number) =>
      buttons(questionMessage(ask(choice('x'.repeat(length))), scene()).pages[0])[0];
    expect(button(300)?.confirm?.text.text).toHaveLength(300);
    expect(button(300)?.action_id).toBe('answer:go');
    expect(button(301)?.confirm).toBeUndefined();
    expect(button(301)?.action_id).toBe('form:go');
  });

  it('writes labels out that a button cannot hold', () => {
    const label = 'Ja, '.concat('x'.repeat(90));
    const choices = [{ id: 'go', label: { de: label, en: label } }];
    const [page] = questionMessage(ask({ choices }), scene()).pages;
    expect(buttons(page)[0]?.text.text).toHaveLength(75);
    expect(words(page)).toContain(label);
  });

  it('shows what an approval is bound to: changes, plan, losses, way back, hash', () => {
    const line = (de: string) => ({ de, en: de });
    const plan = {
      hash: 'abcdef0123456789',
      lines: [line('asterisk 16 → 18')],
      losses: [line('Anruflisten')],
      wayBack: line('Snapshot ucware-1, 12 min alt'),
      changes: [line('neu: 3 Pakete')],
      document: 'apt install …',
    };
    const { pages, files } = questionMessage(ask({ kind: 'approval', plan }), scene());
    for (const part of [
      'asterisk 16',
      'Anruflisten',
      'Snapshot ucware-1',
      '3 Pakete',
      'abcdef012345',
    ])
      expect(words(pages.at(-1))).toContain(part);
    expect(files).toEqual([expect.objectContaining({ content: 'apt install …' })]);
  });

  it.each([1, 20, 47, 48, 49, 120])('fits Slack with %i findings and loses none', (count) => {
    const findings = Array.from({ length: count }, (_, index) => ({
      id: `f-${index}`,
      check: 'disk',
      severity: 'warning',
      blocks: false,
      overridable: true,
      title: { de: `Befund ${index}.`, en: `Finding ${index}.` },
      why: { de: 'w'.repeat(700), en: 'w' },
      remedy: { de: 'Platz schaffen', en: 'Make room' },
    }));
    const { pages } = questionMessage(ask({ findings }), scene());
    for (const page of pages) fits(page);
    const all = pages.map(words).join();
    for (const finding of findings) expect(all).toContain(finding.title.de);
    expect(pages.filter((page) => buttons(page).length > 0)).toEqual([pages.at(-1)]);
  });

  it('puts what stops the run before what only warns', () => {
    const finding = (id: string, blocks: boolean, severity: string) => ({
      id,
      check: 'disk',
      severity,
      blocks,
      overridable: false,
      title: { de: id, en: id },
      why: { de: 'w', en: 'w' },
      remedy: { de: '', en: '' },
    });
    const findings = [finding('note', false, 'info'), finding('stopper', true, 'error')];
    const all = words(questionMessage(ask({ findings }), scene()).pages[0]);
    expect(all.indexOf('stopper')).toBeLessThan(all.indexOf('*note*'));
    expect(all).toContain('hält den Lauf an, lässt sich nicht übergehen');
  });

  it('shows the lines around the trouble of a long output and attaches the rest', () => {
    const noise = Array.from({ length: 400 }, (_, index) => `Unpacking package-${index} …`);
    noise[200] = 'E: Sub-process /usr/bin/dpkg returned an error code (1)';
    const output = noise.join('\n');
    const { pages, files } = questionMessage(ask({ kind: 'failed' }, output), scene());
    expect(words(pages[0])).toContain('Sub-process /usr/bin/dpkg');
    expect(words(pages[0])).toContain('ausgabe-bestandsaufnahme-2.txt');
    expect(files[0]?.content).toBe(output);
    fits(pages[0]);
  });

  it('cannot be made to ping a channel by what a server said', () => {
    const text = { de: 'sources.list: <!channel> & <https://evil|x>', en: 'x' };
    const [page] = questionMessage(ask({ text, evidence: [text] }, '<!here>'), scene()).pages;
    expect(JSON.stringify(page)).not.toMatch(/<!(channel|here)|<https/);
  });
});

describe('its outcome', () => {
  const ending = (values: Record<string, string>, choice = 'note') =>
    ({
      kind: 'answered',
      answer: {
        choice,
        values,
        by: { id: 'U1', via: 'slack' },
        at: '2026-11-23T21:05:00Z',
        rev: 2,
      },
    }) as const;

  it('shares the body with the question and replaces the buttons', () => {
    const one = ask();
    const { pages } = questionMessage(one, scene());
    const { message } = resolvedMessage(one, ending({}, 'yes'), scene(), '#3 · 00000003');
    expect(message.blocks[0]).toEqual(pages[0]?.blocks[0]);
    expect(buttons(message)).toEqual([]);
    expect(words(message)).toContain('#2 · 00000002 → #3 · 00000003');
    expect(message.text).toContain('Ja, gelesen');
  });

  it('shows values under the labels people saw, harmless', () => {
    const { message } = resolvedMessage(ask(), ending({ note: '<!channel> ja' }), scene(), '#3');
    expect(words(message)).toContain('*Anmerkung:* &lt;!channel&gt; ja');
  });

  it('attaches an answer that is too long to show', () => {
    const note = 'Wort '.repeat(500);
    const { message, files } = resolvedMessage(ask(), ending({ note }), scene(), '#3');
    expect(words(message)).toContain('antwort-bestandsaufnahme-2.txt');
    expect(files[0]?.content).toContain(note);
    fits(message);
  });
});
