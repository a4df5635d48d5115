import { expect, it } from 'vitest';
import { eventMessages } from '../../../src/bot/messages/event.ts';
import type { LaneParts } from '../../../src/bot/outbox/lane-parts.ts';
import { createScenes } from '../../../src/bot/outbox/scenes.ts';
import { begun, createFakeRunner, PEOPLE, started, testServer } from '../support/journal.ts';
import { words } from '../support/slack.ts';

/** The message of an undo that ended like this, in a thread of the language of the server. */
async function undoEnded(language: 'de' | 'en', ok: boolean, step = 'packages'): Promise<string> {
  const runner = createFakeRunner();
  runner.record(started());
  runner.record(begun('packages'));
  runner.record({ type: 'abort-requested', by: { id: 'UANNA', via: 'slack' }, reason: 'late' });
  const note = { de: 'Ersetzt bleibt eine Datei.', en: 'One file stays replaced.' };
  const record = runner.record({ type: 'undo-ended', step, ok, note });
  const book = { of: () => ({ card: undefined, questions: [] }) };
  const server = testServer({ language });
  const scenes = createScenes({ server, people: PEOPLE, runner, book } as unknown as LaneParts);
  const scene = { ...(await scenes.of(record)), language };
  return eventMessages(record, scene).map(words).join('\n');
}

it('heads an undo with its own title, which says nothing about what was found to take back', async () => {
  const german = await undoEnded('de', true);
  expect(german).toContain('↩ *Dateien zurücknehmen*\\nErsetzt bleibt eine Datei.');
  expect(german).not.toMatch(/Zurückgenommen|Pakete aktualisieren/);
  expect(await undoEnded('en', true)).toContain('↩ *Take files back*\\nOne file stays replaced.');
});

it('says of an undo that was left undone that it did not happen', async () => {
  expect(await undoEnded('de', false)).toContain('✗ *Dateien zurücknehmen* – nicht geschehen');
  expect(await undoEnded('en', false)).toContain('✗ *Take files back* – not done');
});

it('falls back on the title of the step', async () => {
  expect(await undoEnded('en', true, 'verify')).toContain('↩ *Verify*');
});
