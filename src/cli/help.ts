import type { Language, Text } from '../flows/run/text.ts';
import { USAGES } from './usage.ts';

function list(language: Language): string {
  return Object.entries(USAGES)
    .map(([name, { words, does }]) => `  ${`${name} ${words}`.trimEnd()}\n      ${does[language]}`)
    .join('\n');
}

/** What `ucware-upgrade help` prints. */
export const HELP: Text = {
  de: `ucware-upgrade <Befehl>

${list('de')}

upgrade, status, answer, approve und abort gehen an den laufenden Bot; wer fragt, sagt der Besitzer der Anfrage.
In einer Probe spielt --as <Person> jemanden, zum Beispiel --as U0STARTER0.
Die Sprache ist die des Terminals (LC_ALL, LC_MESSAGES, LANG): Deutsch bei de…, sonst Englisch.`,
  en: `ucware-upgrade <command>

${list('en')}

upgrade, status, answer, approve and abort go to the running bot; the owner of the request says who asks.
In a rehearsal --as <person> plays somebody, for instance --as U0STARTER0.
The language is that of the terminal (LC_ALL, LC_MESSAGES, LANG): German for de…, otherwise English.`,
};
