import type { Choice, Field } from './question.ts';
import type { Text } from './text.ts';

/** Longest text a form takes; Slack's own limit for text inputs is 3,000 characters. */
const LONGEST_VALUE = 3000;
/** Longest content of a file, or of what the command line pastes: some ten thousand lines. */
const LONGEST_CONTENT = 1_000_000;

/** Without a zone a time would mean something else on each machine. */
const ZONE = /\d(?:Z|[+-]\d{2}:?\d{2})$/i;

/** What is wrong with the values of a form, by field; empty when all is well. */
export function validateAnswer(
  choice: Choice,
  values: Readonly<Record<string, string>>,
): Record<string, Text> {
  const problems: Record<string, Text> = {};
  for (const field of choice.fields ?? []) {
    const problem = validateField(field, (values[field.id] ?? '').trim());
    if (problem) problems[field.id] = problem;
  }
  return problems;
}

function validateField(field: Field, value: string): Text | null {
  if (value === '') {
    return field.optional ? null : { de: 'Bitte ausfüllen.', en: 'Please fill this in.' };
  }
  const most = ['file', 'multiline'].includes(field.kind) ? LONGEST_CONTENT : LONGEST_VALUE;
  if (value.length > most) {
    return { de: `Höchstens ${most} Zeichen.`, en: `At most ${most} characters.` };
  }
  switch (field.kind) {
    case 'number':
      return validateNumber(field, value);
    case 'datetime':
      return Number.isNaN(Date.parse(value)) || !ZONE.test(value)
        ? {
            de: 'Kein gültiger Zeitpunkt mit Zeitzone (z. B. 2026-11-23T22:00+01:00).',
            en: 'Not a valid time with its zone (e.g. 2026-11-23T22:00+01:00).',
          }
        : null;
    case 'select':
    case 'checkboxes':
      return validateOptions(field, value);
    case 'user':
    case 'text':
    case 'multiline':
    case 'file':
      return null;
  }
}

function validateNumber(field: Field, value: string): Text | null {
  const number = Number(value);
  if (!Number.isFinite(number))
    return { de: 'Bitte eine Zahl eingeben.', en: 'Please enter a number.' };
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (number >= min && number <= max) return null;
  return { de: `Erlaubt ist ${min} bis ${max}.`, en: `Allowed is ${min} to ${max}.` };
}

function validateOptions(field: Field, value: string): Text | null {
  const allowed = new Set(field.options?.map((option) => option.id));
  const unknown = value.split(',').find((part) => !allowed.has(part));
  return unknown === undefined
    ? null
    : {
        de: `„${unknown}“ steht nicht zur Auswahl.`,
        en: `“${unknown}” is not one of the options.`,
      };
}
