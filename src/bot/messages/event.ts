import type { RunEvent } from '../../flows/run/event.ts';
import type { Text } from '../../flows/run/text.ts';
import type { JournalRecord } from '../../store/types.ts';
import { gate, literal, mention } from '../mrkdwn.ts';
import { OUTCOME } from '../texts/status.ts';
import { THREAD } from '../texts/thread.ts';
import { findingTexts } from './finding.ts';
import { compose, type Message, sections } from './message.ts';
import { hostOf, type Scene, stampOf } from './scene.ts';

/** The thread message of an event, as paragraphs; empty for events that only the card shows. */
export function eventMessages(record: JournalRecord, scene: Scene): Message[] {
  const parts = paragraphs(record.event, scene);
  if (parts.length === 0) return [];
  return compose({
    sentence: sentenceOf(parts[0] ?? '', scene),
    body: parts.flatMap(sections),
    stamp: stampOf(record, scene),
  });
}

function paragraphs(event: RunEvent, scene: Scene): string[] {
  const { language } = scene;
  const say = (text: Text): string => gate(text[language]);
  const title = (step: string): string => say(scene.title(step));
  switch (event.type) {
    case 'run-started':
      return [
        THREAD.started(mention(event.by), say(scene.flowTitle), literal(event.server))[language],
      ];
    case 'step-passed': {
      const took = THREAD.took(event.durationMs / 1000)[language];
      const head = `✓ *${title(event.step)}* – ${THREAD.done[language]} (${took})`;
      return [withNote(head, say(event.note)), ...findingTexts(event.findings, language)];
    }
    case 'step-skipped':
      return [
        withNote(`✓ *${title(event.step)}* – ${THREAD.alreadyDone[language]}`, say(event.note)),
      ];
    case 'abort-requested':
      return [THREAD.abortRequested(mention(event.by), literal(event.reason))[language]];
    case 'undo-ended': {
      const head = event.ok ? THREAD.undone : THREAD.notUndone;
      return [withNote(head(say(scene.undoTitle(event.step)))[language], say(event.note))];
    }
    case 'looks-again':
      return [THREAD.looksAgain(title(event.step), title(event.before))[language]];
    case 'rolled-back': {
      const evidence = event.evidence.map((text) => `• ${say(text)}`).join('\n');
      return [`${THREAD.rolledBack[language]}\n${evidence}`];
    }
    case 'observed':
      return [`${THREAD.observed[language]} ${say(event.text)}`];
    case 'run-ended': {
      const outcome = OUTCOME[event.outcome][language];
      const head = THREAD.ended(outcome, hostOf(scene), mention(event.by))[language];
      return [withNote(head, say(event.note))];
    }
    case 'step-started':
    case 'asked':
    case 'answered':
    case 'entered':
      return [];
  }
}

/** The first paragraph as a sentence that names the host, once. */
function sentenceOf(paragraph: string, scene: Scene): string {
  const host = hostOf(scene);
  const sentence = paragraph.replaceAll('*', '').replaceAll('\n', ' ');
  return sentence.startsWith(host) ? sentence : `${host}: ${sentence}`;
}

function withNote(head: string, note: string): string {
  return note === '' ? head : `${head}\n${note}`;
}
