import { z } from 'zod';
import type { Text } from '../flows/run/text.ts';
import { word } from './fields.ts';
import { expected, say } from './say.ts';

const NOT_IN_CLEAR: Text = {
  de: 'Geheimnisse stehen nie im Klartext im Inventar. Bitte `{env: NAME}`, `{file: /pfad}` oder `{command: befehl}` angeben und das Geheimnis ändern, falls diese Datei schon jemand gesehen hat.',
  en: 'secrets never stand in clear in the inventory. Please give `{env: NAME}`, `{file: /path}` or `{command: command}`, and change the secret if anybody has seen this file already.',
};

const COMMAND: Text = {
  de: 'erwartet wird ein Befehl für `sh -c` oder eine Liste aus Programm und Argumenten.',
  en: 'a command for `sh -c` is expected, or a list of a program and its arguments.',
};

const ONE_SOURCE: Text = {
  de: 'genau eines von `env`, `file` und `command` ist nötig und nichts sonst.',
  en: 'exactly one of `env`, `file` and `command` is needed, and nothing else.',
};

// Not with the other maps: they name unknown keys, and `password: {hunter2}` has the secret for a key.
const Fields = z
  .strictObject(
    {
      env: word(
        {
          de: 'erwartet wird der Name einer Umgebungsvariablen, nicht das Geheimnis selbst.',
          en: 'the name of an environment variable is expected, not the secret itself.',
        },
        (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value),
      ).optional(),
      file: word(
        { de: 'erwartet wird der Pfad einer Datei.', en: 'the path of a file is expected.' },
        (value) => value !== '' && !value.includes('\0'),
      ).optional(),
      command: z
        .custom<string | readonly string[]>(isCommand, { error: expected(COMMAND) })
        .optional(),
    },
    { error: expected(ONE_SOURCE) },
  )
  .refine((spec) => Object.values(spec).filter((value) => value !== undefined).length === 1, {
    error: say(ONE_SOURCE),
  });

/** Where a secret comes from, as the inventory says it. A secret written down in clear is refused, and never repeated. */
export const SecretSpec = z.preprocess((value, context) => {
  if (value === null || value === undefined || typeof value === 'object') return value;
  context.addIssue({ code: 'custom', message: say(NOT_IN_CLEAR), continue: false });
  return z.NEVER;
}, Fields);

export type SecretSpec = z.infer<typeof Fields>;

function isCommand(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (!Array.isArray(value) || value.length === 0 || value[0] === '') return false;
  return value.every((part) => typeof part === 'string' && !part.includes('\0'));
}
