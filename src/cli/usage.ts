import type { Text } from '../flows/run/text.ts';

interface Usage {
  /** What may stand behind the name of the command. */
  readonly words: string;
  readonly does: Text;
}

/** Every command: how it is called and what it does. Help and the word about a mistake both read it. */
export const USAGES = {
  start: { words: '', does: { de: 'den Bot starten', en: 'start the bot' } },
  rehearse: {
    words:
      '[host] [--auto] [--scenario name] [--users file] [--fault name[@step] …] [--report file] [--speed 10] [--language de|en] [--port 4711] [--no-open]',
    does: {
      de: 'das ganze Upgrade üben, ohne Slack und ohne Server; mit <host> an einem Nachbau dieses Servers, der nur gelesen wird. --auto spielt auch die Menschen; --speed: so viele Sekunden der Übung vergehen in einer',
      en: 'practise the whole upgrade without Slack and without a server; with <host> on a likeness of that server, which is only read. --auto plays the people, too; --speed: so many seconds of the practice pass in one',
    },
  },
  check: {
    words: '<host> [--json]',
    does: {
      de: 'Server nur lesend prüfen; ändert nichts',
      en: 'check a server, reading only; changes nothing',
    },
  },
  upgrade: { words: '<host>', does: { de: 'ein Upgrade beginnen', en: 'begin an upgrade' } },
  status: {
    words: '[host] [--json]',
    does: {
      de: 'Stand aller Server, oder jeder Schritt eines Servers',
      en: 'state of all servers, or every step of one',
    },
  },
  answer: {
    words: '<host> [question.choice] [--set field=value …] [--file field=path …] [--item id …]',
    does: {
      de: 'die offene Frage ansehen, oder genau diese beantworten: vor dem Punkt steht ihre Nummer oder ihr Schritt; --item erledigt Punkte einer Arbeitsliste (Felder, die nicht genannt werden, bleiben wie vorgeschlagen), --file übergibt den Inhalt einer Datei',
      en: 'show the open question, or answer exactly that one: its number or its step stands before the dot; --item settles items of a work list (fields that are not named stay as proposed), --file hands in the content of a file',
    },
  },
  approve: {
    words: '<host> [--plan hash] [--set field=value …]',
    does: {
      de: 'den Plan ansehen oder genau diesen freigeben',
      en: 'show the plan, or approve exactly that one',
    },
  },
  abort: {
    words: '<host> --reason "…"',
    does: {
      de: 'anhalten, sobald es gefahrlos ist, und zurücknehmen, was geht',
      en: 'stop as soon as it is safe, and take back what can be',
    },
  },
  audit: {
    words: '<host> [--run id] [--files folder | [--verify] [--json]]',
    does: {
      de: 'das Protokoll ansehen, mit --verify die ganze Kette prüfen, oder mit --files alle angehängten Dateien (Vorschläge, Pläne, Tabellen) in einen Ordner schreiben',
      en: 'print the journal, with --verify check its whole chain, or with --files write every attached file (proposals, plans, tables) into a folder',
    },
  },
  helper: {
    words: '[--sudoers [user …]]',
    does: {
      de: 'das Hilfsprogramm für sudo ohne Passwort ausgeben, oder die Zeilen für sudoers: für die genannten Benutzer, sonst für die des Inventars mit `sudo: helper`',
      en: 'print the helper for sudo without a password, or the lines for sudoers: for the users named, otherwise for those of the inventory with `sudo: helper`',
    },
  },
} as const satisfies Record<string, Usage>;

export type CommandName = keyof typeof USAGES;

/** How a command is called, in one line. */
export function usageOf(name: CommandName): string {
  return `ucware-upgrade ${name} ${USAGES[name].words}`.trimEnd();
}
