import { findServer } from '../config/find-server.ts';
import { loadInventory } from '../config/load-inventory.ts';
import type { Language, Text } from '../flows/run/text.ts';
import { visibleJson } from '../flows/run/visible.ts';
import { exportAudit, recordedRuns, verifyAudit } from '../store/audit.ts';
import { type Command, NothingThere, UsageError } from './command.ts';
import { knownServer } from './known-server.ts';
import { parseWords } from './parse-words.ts';
import { createRecordPrinter } from './print-record.ts';
import { usageOf } from './usage.ts';
import { writeFiles } from './write-files.ts';

/** `audit <host>`: prints the record of a server's runs, writes its files, or checks that nobody changed it. Works beside a running bot. */
export const audit: Command = async (invocation) => {
  const { env, language, write } = invocation;
  const { values, positionals } = parseWords(
    invocation,
    'audit',
    { least: 1, most: 1 },
    {
      options: {
        run: { type: 'string' },
        files: { type: 'string' },
        verify: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    },
  );
  const { run, files } = values;
  const other = values.verify ? '--verify' : values.json ? '--json' : undefined;
  if (files !== undefined && other !== undefined)
    throw new UsageError(`${notBoth(other)[language]}\n${usageOf('audit')}`);
  const [wanted = ''] = positionals;
  const { inventory, stateFolder } = await loadInventory({ env });
  // A server that left the inventory keeps its record.
  const server = findServer(inventory, wanted)?.name ?? wanted;
  const runs = await recordedRuns(stateFolder, server);
  if (!runs) {
    const { name } = knownServer(inventory, wanted, language);
    throw new NothingThere(noRecord(name, stateFolder)[language]);
  }
  if (run !== undefined && !runs.includes(run))
    throw new NothingThere(noRun(run, server, runs)[language]);
  if (values.verify) {
    const result = await verifyAudit(stateFolder, server);
    write(values.json ? visibleJson(result, 2) : verdict(result, language));
    return result.ok ? 0 : 1;
  }
  if (files !== undefined) {
    const paths = await writeFiles(exportAudit(stateFolder, server, run), files, inventory.people);
    write(paths.length > 0 ? paths.join('\n') : NO_FILES[language]);
    return 0;
  }
  const print = createRecordPrinter(language, inventory.people);
  for await (const record of exportAudit(stateFolder, server, run)) {
    write(values.json ? visibleJson(record) : print(record));
  }
  return 0;
};

const NO_FILES: Text = {
  de: 'In diesem Protokoll stehen keine Dateien.',
  en: 'There are no files in this record.',
};

/** Whoever asked for both would get one of them and believe in the other. */
function notBoth(other: string): Text {
  return {
    de: `--files schreibt nur Dateien; ${other} bitte in einem eigenen Aufruf.`,
    en: `--files only writes files; please give ${other} in a call of its own.`,
  };
}

function noRecord(server: string, folder: string): Text {
  return {
    de: `Von ${server} gibt es noch kein Protokoll in ${folder}.`,
    en: `There is no record of ${server} in ${folder} yet.`,
  };
}

function noRun(run: string, server: string, runs: readonly string[]): Text {
  const known = runs.join(', ') || '–';
  return {
    de: `Auf ${server} gab es keinen Lauf „${run}“. Bekannte Läufe: ${known}.`,
    en: `There was no run “${run}” on ${server}. Known runs: ${known}.`,
  };
}

type Verified = Awaited<ReturnType<typeof verifyAudit>>;

function verdict({ ok, records, problems }: Verified, language: Language): string {
  const summary = {
    de: ok
      ? `Die ganze Kette ist in Ordnung: ${records} Einträge. Slack wurde nicht geprüft.`
      : 'Die Kette ist gebrochen:',
    en: ok
      ? `The whole chain is sound: ${records} records. Slack was not checked.`
      : 'The chain is broken:',
  };
  return [
    summary[language],
    ...problems.map(
      ({ file, line, foundText }) =>
        `  ${line === undefined ? file : `${file}:${line}`}: ${foundText[language]}`,
    ),
  ].join('\n');
}
