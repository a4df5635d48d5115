import { parseArgs } from 'node:util';
import { findServer } from '../config/find-server.ts';
import { loadInventory } from '../config/load-inventory.ts';
import { exportAudit, verifyAudit } from '../store/audit.ts';
import type { JournalRecord } from '../store/types.ts';
import { type Command, UsageError } from './command.ts';
import { plain } from './plain.ts';

/** `audit <host>`: prints the record of a server's runs, or checks that nobody changed it. Works beside a running bot. */
export const audit: Command = async ({ args, env, language, write }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      run: { type: 'string' },
      verify: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [wanted] = positionals;
  if (wanted === undefined)
    throw new UsageError('ucware-upgrade audit <host> [--run id] [--verify] [--json]');
  const { inventory, stateFolder } = await loadInventory({ env });
  const server = findServer(inventory, wanted)?.name ?? wanted;
  if (values.verify) {
    const result = await verifyAudit(stateFolder, server);
    write(values.json ? JSON.stringify(result, null, 2) : verdict(result, language));
    return result.ok ? 0 : 1;
  }
  for await (const record of exportAudit(stateFolder, server, values.run)) {
    write(values.json ? JSON.stringify(record) : line(record, language));
  }
  return 0;
};

type Verified = Awaited<ReturnType<typeof verifyAudit>>;

function verdict({ ok, records, problems }: Verified, language: 'de' | 'en'): string {
  const summary = {
    de: ok
      ? `Kette in Ordnung: ${records} Einträge. Slack wurde nicht geprüft.`
      : 'Die Kette ist gebrochen:',
    en: ok
      ? `The chain is whole: ${records} records. Slack was not checked.`
      : 'The chain is broken:',
  };
  return [
    summary[language],
    ...problems.map(({ file, line: at, found }) => `  ${file}:${at}: ${found}`),
  ].join('\n');
}

function line(record: JournalRecord, language: 'de' | 'en'): string {
  const { seq, at, hash, event } = record;
  const step = 'step' in event ? ` ${event.step}` : '';
  return `${String(seq).padStart(5)}  ${at}  ${hash.slice(0, 8)}  ${event.type}${step}${detail(event, language)}`;
}

function detail(event: JournalRecord['event'], language: 'de' | 'en'): string {
  switch (event.type) {
    case 'answered':
      return `: ${event.answer.choice} (${event.answer.by.id}, ${event.answer.by.via})`;
    case 'asked':
      return `: ${plain(event.question.text[language]).split('\n')[0]}`;
    case 'step-passed':
    case 'step-skipped':
    case 'undo-ended':
      return `: ${plain(event.note[language]).split('\n')[0]}`;
    case 'run-started':
      return ` ${event.run} (${event.by.id})`;
    case 'run-ended':
      return `: ${event.outcome} (${event.by.id})`;
    case 'abort-requested':
      return `: ${event.reason} (${event.by.id})`;
    case 'observed':
      return `: ${plain(event.text[language])}`;
    case 'step-started':
    case 'rolled-back':
      return '';
  }
}
