import { keepsPlaceholders } from '../../merges/conffiles/edited-text.ts';
import { typesSecret } from '../../merges/conffiles/types-secret.ts';
import type { Given, StepContext } from '../../run/step.ts';
import type { Text } from '../../run/text.ts';
import type { Topic } from './topic.ts';
import { UNFIT } from './trouble.ts';

/**
 * Looks at an edited hunk before it is recorded: a secret that was typed must not stand anywhere, and each placeholder has to be
 * where it was. A form always gives the text, an
 * empty one where the lines shall go; the command line may leave it out, and then nobody has said anything about the lines.
 */
export function checkEdit(
  topic: Topic,
  { choice, values }: Given,
  ctx: StepContext,
): Readonly<Record<string, Text>> {
  const { path, around = [], numbers = [] } = ctx.get(topic.talk)?.open ?? {};
  const { state } = ctx.run;
  const text = values['text'];
  if (!choice.startsWith('edit-')) return {};
  if (text === undefined) return { text: MISSING };
  if (path === undefined || state.kind !== 'waiting') return {};
  const { exhibits, choices } = state.question;
  const fields = choices.flatMap((one) => one.fields ?? []);
  const shown = [
    ...exhibits.map(({ code }) => code),
    ...fields.map(({ initial }) => initial ?? ''),
  ];
  const at = Number(choice.slice('edit-'.length)) - 1;
  const places = around[at] ?? [];
  const secret = [...places, undefined].some((place) =>
    typesSecret(text, path, shown.join('\n'), place),
  );
  if (secret) return { text: SECRET };
  // Records from before the placeholders were kept say nothing about them; then the file itself is asked.
  const hunk = numbers[at];
  return hunk && !keepsPlaceholders(text, hunk) ? { text: UNFIT.placeholders } : {};
}

const MISSING: Text = {
  de: 'Bitte die Zeilen angeben (`text=…`); ein leeres `text=` lässt sie wegfallen. So ist nichts geändert.',
  en: 'Please give the lines (`text=…`); an empty `text=` makes them go. Nothing has been changed.',
};
const SECRET: Text = {
  de: 'Hier steht etwas, das geheim sein kann und sonst im Protokoll stünde; es wurde nichts davon aufgehoben. Bitte am Server eintragen und die Datei neu lesen lassen.',
  en: 'There is something here that may be secret and would stand in the record; nothing of it was kept. Please enter it on the server and have the file read again.',
};
