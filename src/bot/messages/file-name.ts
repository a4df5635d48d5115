import { fileWord } from '../../flows/document/file-word.ts';
import type { Language, Text } from '../../flows/run/text.ts';
import { plain } from '../mrkdwn.ts';

/** The name of a file that belongs to a question, in the language of its channel; the number of the event keeps two apart. */
export function fileName(kind: Text, step: Text, seq: number, language: Language): string {
  return `${kind[language]}-${fileWord(plain(step[language]))}-${seq}.txt`;
}
