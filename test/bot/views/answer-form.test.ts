import { describe, expect, it } from 'vitest';
import { answerForm } from '../../../src/bot/views/answer-form.ts';
import { inputBlocks } from '../../../src/bot/views/inputs.ts';
import { Choice, Field } from '../../../src/flows/run/question.ts';

const server = { name: 'pbx-hamburg', language: 'de' } as const;
const ref = { server: 'pbx-hamburg', run: 'r1', step: 's', question: 'q', rev: 2, choice: 'go' };
const label = { de: 'Wann', en: 'When' };

function field(change: Record<string, unknown>): Field {
  return Field.parse({ id: 'f', kind: 'text', label, ...change });
}

function element(change: Record<string, unknown>, value?: string) {
  const block = inputBlocks(field(change), value, 'de').at(-1);
  return block?.type === 'input' ? block.element : undefined;
}

function options(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `o${index}`,
    label: { de: `Wahl ${index}`, en: `Choice ${index}` },
  }));
}

describe('inputs', () => {
  it.each([
    [{ kind: 'text' }, { type: 'plain_text_input', multiline: false, max_length: 3000 }],
    [{ kind: 'multiline' }, { type: 'plain_text_input', multiline: true }],
    [
      { kind: 'number', min: 1, max: 72, initial: '12' },
      { type: 'number_input', min_value: '1', max_value: '72', initial_value: '12' },
    ],
    [
      { kind: 'datetime', initial: '2026-11-23T21:04:00.000Z' },
      { type: 'datetimepicker', initial_date_time: 1795467840 },
    ],
    [{ kind: 'user' }, { type: 'users_select' }],
    [{ kind: 'select', options: options(100) }, { type: 'static_select' }],
    [{ kind: 'checkboxes', options: options(10) }, { type: 'checkboxes' }],
    [{ kind: 'checkboxes', options: options(11) }, { type: 'multi_static_select' }],
  ])('draws %j', (change, expected) => {
    expect(element(change)).toMatchObject(expected);
  });

  it('groups more options than a menu holds, and loses none', () => {
    const select = element({ kind: 'select', options: options(101) });
    const groups = select && 'option_groups' in select ? (select.option_groups ?? []) : [];
    expect(groups.map((group) => group.options.length)).toEqual([100, 1]);
  });

  it('keeps what was filled in', () => {
    expect(element({ kind: 'checkboxes', options: options(3) }, 'o0,o2')).toMatchObject({
      initial_options: [{ value: 'o0' }, { value: 'o2' }],
    });
    expect(element({ kind: 'select', options: options(3) }, 'o1')).toMatchObject({
      initial_option: { value: 'o1' },
    });
  });

  it('writes options out that Slack would cut', () => {
    const long = `Lang ${'x'.repeat(90)}`;
    const blocks = inputBlocks(
      field({ kind: 'select', options: [{ id: 'o', label: { de: long, en: long } }] }),
      undefined,
      'de',
    );
    expect(JSON.stringify(blocks[0])).toContain(long);
  });
});

describe('the form', () => {
  const choice = Choice.parse({
    id: 'go',
    label: { de: 'Überspringen …', en: 'Skip …' },
    confirm: { de: 'Der Schritt auf pbx-hamburg bleibt offen.', en: 'x' },
    fields: [{ id: 'f', kind: 'text', label }],
  });

  it('says what is about to happen, within Slack’s titles', () => {
    const view = answerForm(choice, ref, { ...server, name: 'pbx-hamburg-niederlassung-nord' });
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    expect(view.submit?.text).toBe('Überspringen');
    expect(JSON.stringify(view.blocks[0])).toContain('bleibt offen');
    expect(JSON.parse(view.private_metadata ?? '')).toEqual(ref);
  });

  it('comes back with what was filled in and what is wrong', () => {
    const complaints = { f: { de: 'Bitte ausfüllen.', en: 'Please fill in.' } };
    const view = answerForm(choice, ref, server, { values: { f: 'halb' }, complaints });
    expect(JSON.stringify(view.blocks)).toContain('⚠ *Wann:* Bitte ausfüllen.');
    expect(JSON.stringify(view.blocks)).toContain('"initial_value":"halb"');
  });
});
