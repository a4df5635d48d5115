import type { Text } from '../flows/run/text.ts';

const COMMANDS = [
  ['start', 'den Bot starten', 'start the bot'],
  [
    'rehearse [--auto]',
    'das ganze Upgrade üben, ohne Slack und ohne Server',
    'practise the whole upgrade without Slack and without a server',
  ],
  [
    'check <host> [--json]',
    'Server nur lesend prüfen; ändert nichts',
    'check a server, reading only; changes nothing',
  ],
  ['upgrade <host>', 'ein Upgrade beginnen', 'begin an upgrade'],
  [
    'status [host]',
    'Stand aller Server, oder jeder Schritt eines Servers',
    'state of all servers, or every step of one',
  ],
  [
    'answer <host> [choice] [--set field=value …]',
    'die offene Frage ansehen oder beantworten',
    'show or answer the open question',
  ],
  [
    'approve <host> [--plan hash]',
    'den Plan ansehen oder genau diesen freigeben',
    'show the plan, or approve exactly that one',
  ],
  [
    'abort <host> --reason "…"',
    'anhalten, sobald es gefahrlos ist, und zurücknehmen, was geht',
    'stop as soon as it is safe, and take back what can be',
  ],
  [
    'audit <host> [--run id] [--verify] [--json]',
    'das Protokoll ansehen oder seine Kette prüfen',
    'print the journal, or verify its chain',
  ],
  [
    'helper',
    'das Hilfsprogramm für sudo ohne Passwort ausgeben',
    'print the helper for sudo without a password',
  ],
] as const;

function list(column: 1 | 2): string {
  const width = Math.max(...COMMANDS.map(([usage]) => usage.length));
  return COMMANDS.map((row) => `  ${row[0].padEnd(width)}  ${row[column]}`).join('\n');
}

export const HELP: Text = {
  de: `ucware-upgrade <Befehl>\n\n${list(1)}\n\nupgrade, status, answer, approve und abort gehen an den laufenden Bot; wer fragt, sagt der Besitzer der Anfrage.`,
  en: `ucware-upgrade <command>\n\n${list(2)}\n\nupgrade, status, answer, approve and abort go to the running bot; the owner of the request says who asks.`,
};
