import { findElements } from '../slack/blocks/find-elements.ts';
import type { DeliveredMessage } from '../slack/delivered.ts';
import { isObject, type JsonObject } from '../slack/json.ts';
import type { Caretaker } from './caretaker.ts';

export interface Button {
  readonly actionId: string;
  readonly value: string;
  readonly label: string;
}

/** Labels of buttons that try something once more: there was trouble, and whoever can puts it right before. */
const ONCE_MORE = /erneut|noch einmal|jetzt (nachsehen|versuchen)|again|retry|(look|try) now/i;
const TRUST_KEY = /neuen Schlüssel bestätigen|confirm the new key/i;
/** What is written, and the button it asks for although another one is emphasised or none. */
const WRITTEN: readonly (readonly [RegExp, RegExp])[] = [
  [/neues Fenster eintragen|enter a new window/, /anderen Tag|another day/],
  [/„Trotzdem fortfahren“ führt|“Go on anyway” leads/, /Trotzdem fortfahren|Go on anyway/],
  [/Zeitfenster|window/, /Anderes Zeitfenster|Another window/],
  // What the practising person knows about the configuration files of the practice server: which version of each is wanted.
  [/asterisk\/logger\.conf/, /^(?:Zusammenführung übernehmen|Use the merge)$/],
  [/init\/asterisk\.conf/, /^(?:Fassung des Herstellers nehmen|Take the vendor’s)$/],
];

/**
 * The button somebody in good faith presses: the one that is emphasised, never one that is marked as dangerous. A new host
 * key is confirmed by whoever has seen the very same at the console.
 */
export function chooseButton(message: DeliveredMessage, caretaker: Caretaker): Button | undefined {
  const { buttons, words } = readOnce(message);
  if (buttons.length === 0) return undefined;
  const seen = caretaker.fingerprint();
  const trust = buttons.find(({ label }) => TRUST_KEY.test(label));
  const asked = WRITTEN.filter(([sign]) => sign.test(words)).map(([, label]) => label);
  const chosen =
    (seen !== '' && words.includes(seen) ? trust : undefined) ??
    buttons.find(({ label }) => asked.some((one) => one.test(label))) ??
    buttons.find(({ element }) => element['style'] === 'primary');
  return (
    chosen && {
      actionId: chosen.actionId,
      value: String(chosen.element['value'] ?? ''),
      label: chosen.label,
    }
  );
}

interface Reading {
  readonly buttons: readonly { actionId: string; element: JsonObject; label: string }[];
  /** Everything the message says. */
  readonly words: string;
}

/** A message stays as it is once it was delivered, and is looked at whenever anything else happens. */
const readings = new WeakMap<DeliveredMessage, Reading>();

function readOnce(message: DeliveredMessage): Reading {
  const before = readings.get(message);
  if (before) return before;
  const buttons = findElements(message.blocks)
    .filter(({ element }) => element['type'] === 'button')
    .map(({ actionId, element }) => ({ actionId, element, label: labelOf(element) }));
  const reading = { buttons, words: JSON.stringify(message.blocks) };
  readings.set(message, reading);
  return reading;
}

/** Whether pressing it means to try something once more. */
export function triesAgain({ label }: Button): boolean {
  return ONCE_MORE.test(label);
}

function labelOf(element: JsonObject): string {
  const text = element['text'];
  return isObject(text) ? String(text['text'] ?? '') : '';
}
