import { describe, expect, it } from 'vitest';
import { PREVIEW, topicOf } from '../../../../src/flows/steps/conffiles/topic.ts';
import { PASS_5 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aFile } from './some-files.ts';
import { Talk } from './talk.ts';

const FINAL = topicOf(PASS_5);
const [KEPT, TAKEN, MERGED] = ['/etc/kept.conf', '/etc/taken.conf', '/etc/merged.conf'] as const;

/** What people decide in the preparation, and the same files after 4.5 has been brought up to date. */
function preview() {
  const files = [aFile(KEPT, 'conflict'), aFile(TAKEN, 'conflict'), aFile(MERGED, 'clean')];
  const before = new Talk(files, PREVIEW).say('next').say('keep').say('vendor').say('merge');
  before.say('go-on');
  return { files, before, final: () => new Talk(files, FINAL, before.facts) };
}

describe('files of version 5, decided in the preparation', () => {
  it('are said to be of version 5, and that only changes are asked about again', () => {
    const { question } = new Talk([aFile(KEPT, 'conflict'), aFile(TAKEN, 'clean')], PREVIEW);
    expect(question.text.de).toContain('*UCware 5*: Auf pbx haben Sie *und* der Hersteller 2 ');
    expect(question.text.de).toContain('was offen ist oder sich bis dahin geändert hat');
    expect(question.text.de).toContain('eine Zusammenführung auch, wenn 4.5 sie nur anders');
    expect(question.text.en).toContain('*UCware 5*: on pbx both you *and* the vendor have changed');
    expect(question.text.en).toContain('A decision lapses if the file changes with that update');
    const goOn = question.choices.find(({ id }) => id === 'go-on');
    expect(goOn?.confirm?.de).toContain('wird nach dem Update von 4.5 noch einmal gefragt');
    expect(goOn?.confirm?.en).toContain('asked about once more after the update of 4.5');
  });

  it('are asked about no more when nothing has changed', () => {
    const { before, final } = preview();
    expect(before.verdict.verdict).toBe('pass');
    const talk = final();
    expect(talk.verdict.verdict).toBe('pass');
    expect(JSON.stringify(talk.verdict)).toContain('in der Vorbereitung');
    expect(talk.decisions.map(({ path, choice }) => `${path} ${choice}`)).toEqual([
      `${KEPT} keep`,
      `${TAKEN} vendor`,
      `${MERGED} merge`,
    ]);
  });

  it('are asked about again when nobody decided about them', () => {
    const files = [aFile(KEPT, 'conflict'), aFile(TAKEN, 'conflict')];
    const before = new Talk(files, PREVIEW).say('next').say('keep').say('back').say('go-on');
    expect(new Talk(files, FINAL, before.facts).question.text.de).toContain('offen: 1');
  });

  it('are asked about again when somebody goes back to revise them', () => {
    const talk = preview().final().again();
    expect(talk.question.id).toBe('files');
    expect(talk.question.text.de).toContain('offen: 0');
  });

  it('count for whole texts although another version of the package came in between', () => {
    const { files, final } = preview();
    for (const file of files) file.base = 'shipped in between\n';
    const { question } = final();
    const seen = JSON.stringify(question.evidence.map(({ de }) => de));
    expect(question.text.de).toContain('offen: 1');
    expect(seen).toContain(`${KEPT}\`: Eigene Fassung behalten`);
    expect(seen).toContain(`${TAKEN}\`: Fassung des Herstellers nehmen`);
    expect(seen).toContain(
      `${MERGED}\`: *offen*, die Ausgangsfassung ist seit der Entscheidung eine andere`,
    );
  });

  it('are taken as somebody insisted on them then, for the very same texts and no others', () => {
    const clean = aFile(TAKEN, 'clean');
    const file = { ...clean, refused: clean.vendor };
    const before = new Talk([file], PREVIEW).say('vendor');
    before.say('insist', { reason: 'known' }).say('go-on');
    const final = new Talk([file], FINAL, before.facts);
    expect(final.verdict.verdict).toBe('pass');
    expect(final.decisions).toMatchObject([
      { choice: 'vendor', insisted: { by: '<@U0ANNA>', reason: 'known' } },
    ]);
    // The vendor's text is what it was, but not what the server's file began with.
    const later = new Talk([{ ...file, base: 'shipped in between\n' }], FINAL, before.facts);
    expect(later.question.complaint?.de).toContain('Syntaxprüfung');
    expect(later.decisions).toMatchObject([{ choice: 'vendor' }]);
    expect(later.decisions[0]?.insisted).toBeUndefined();
    expect(later.say('insist', { reason: 'still' }).say('go-on').verdict.verdict).toBe('pass');
    const own = new Talk([{ ...file, own: `${file.own}# more\n` }], FINAL, before.facts);
    expect(own.question.choices.map(({ id }) => id)).not.toContain('insist');
  });

  it('are asked about when only the refusal is new', () => {
    const file = aFile(TAKEN, 'clean');
    const before = new Talk([file], PREVIEW).say('vendor').say('go-on');
    const final = new Talk([{ ...file, refused: file.vendor }], FINAL, before.facts);
    expect(final.question.choices.map(({ id }) => id)).toContain('insist');
  });

  it.each(['own', 'vendor'] as const)('do not count when the %s text has changed', (side) => {
    const { files, final } = preview();
    for (const file of files) file[side] = `${file[side]}# another\n`;
    expect(final().question.text.de).toContain('offen: 3');
  });
});
