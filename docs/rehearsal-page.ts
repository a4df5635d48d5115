import { FAULTS } from '../src/rehearsal/faults/faults.ts';
import { REHEARSAL_SCENARIOS } from '../src/rehearsal/scenarios/scenarios.ts';

/** The page about the rehearsal; its tables come from the code that plays it. */
export function rehearsalPage(): string {
  return `# Rehearsal

Written by \`npm run docs\`; do not edit.

\`npm run rehearse\` starts the production bot against a Slack workspace and a telephone server that are played. It needs no Slack,
no server, no root, and runs nothing on your computer but itself: every command of the bot runs in a simulated machine whose
\`apt\`, \`dpkg\`, \`mysql\`, \`systemctl\` … obey their arguments as the real ones do. A command or an option the machine does not know
fails the rehearsal. What Slack would refuse is refused with Slack's error code: [the limits](slack-limits.md). Slack and the server live in one process, the bot in another, so that either can die alone.

| flag | does |
| --- | --- |
| \`--auto\` | plays the people, too, prints the conversation, and ends with one line of JSON; exit code 0 only when the run has come to “completed” and nothing was wrong on the way |
| \`<host>\` | a server of the inventory the practice server is to resemble; see below |
| \`--scenario <name>\` | the server and its people to practise with; see below |
| \`--users <file>\` | the user overview (*Administration > Benutzer*) of a customer, as CSV, text or .xlsx: the practice server has these accounts; refused like in Slack when it cannot be read |
| \`--fault <name>[@<step>]\` | lets something go wrong; may be given several times |
| \`--report <file>\` | where the report goes; a file in the temporary folder without it |
| \`--port <n>\`, \`--no-open\` | the port of the page, and not to open the browser; without \`--auto\` |
| \`--speed <n>\` | so many seconds of the practice pass in a real one |
| \`--language de\\|en\` | the language of the channel |

## Scenarios

| scenario | what is special about it |
| --- | --- |
${REHEARSAL_SCENARIOS.map(({ id, title, explain }) => `| \`${id}\`: ${title.en} | ${explain.en} |`).join('\n')}

## Resembling a real server

\`npm run rehearse -- pbx-hamburg\` builds the practice server after a server of the inventory: every installed package with its
version, which configuration files are not as shipped, holds, packages left half
configured, package sources, room on the disks and the kinds of telephones. The
server is only read, with scripts that print names, versions and checksums but no content of any file; credentials in package
sources are replaced, what was read stays in memory, and what the files of the practice server contain is made up. \`--users <file>\`
brings the user overview of its web interface; without it, and for faxes and groups, the tables are those of the scenario.

What keeps the real server from being upgraded keeps its likeness, too. With \`--auto\` the run then waits at its findings, nobody mends
them, and the rehearsal ends with what they are, \`"outcome":"held-up"\` with their ids in the last line, and exit code 1: mend it on the
real server, and rehearse again. A run that waits for anything else is \`unfinished\`, with the step it stands at.

## What \`--auto\` hands in

The practice server has an Admin client as far as its overviews go: the accounts, fax numbers and groups of the scenario, or the accounts
of \`--users\`. The people who are played have it before them. They hand in what it shows at that moment, a table of more than 3,000
characters as a file; before they tick a point of a work list they do there what the point says, and it refuses what the real one
would, such as a number that somebody else still has. So the second overview is what has become of the decisions in the thread, and
the bot's comparison is a real one. What no overview shows (ticks of the matrix, permissions, what hangs on an account) is ticked without
anything being done. The same tables lie under \`/export/\` of the server's web page, for who practises by hand; nobody changes them there.
Where the people doubt, they leave accounts as they are, with a reason.

## Faults

Each can be struck by hand on the panel beside the channel, or planned with \`--fault\`. \`ssh-cut@install-4.5\` strikes when that step
begins; the beginning of a name (\`ssh-cut@install\`) means every step that begins with it. \`@full-upgrade\`, \`@download\` and
\`@reboot\` are understood, too. Without a step it strikes where the table says. The steps are listed in
[the page of the flow](flow-4.5-to-5.md).

| fault | strikes at | what happens, and what the bot makes of it | ends |
| --- | --- | --- | --- |
${FAULTS.map(
  ({ id, title, explain, moment, lastsMs, mendable }) =>
    `| \`${id}\`: ${title.en} | ${moment === null ? 'the beginning' : `\`${moment}\``} | ${explain.en} | ${ending(lastsMs, mendable)} |`,
).join('\n')}

\`--auto\` ends completed with every single one of them: \`npm run test:rehearse-faults\`. The people it plays know what their Slack
shows; one of them can go to the server's console, look and mend.

## The report

At the end a report is written in Markdown, and its path is printed (before the last line of JSON with \`--auto\`): what was decided, by whom and
after how long, which faults struck and what the bot and the people made of them, each step with its time. On the panel it can be
had at any time.
`;
}

function ending(lastsMs: number | undefined, mendable: boolean | undefined): string {
  if (lastsMs !== undefined) return `by itself after ${lastsMs / 1000} s`;
  return mendable ? 'when somebody looks and mends it' : '';
}
