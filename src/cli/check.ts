import { createClock } from '../clock.ts';
import { loadInventory } from '../config/load-inventory.ts';
import { createExecutors } from '../executors/registry.ts';
import { visibleJson } from '../flows/run/visible.ts';
import { ucware45to5 } from '../flows/ucware-4.5-to-5/flow.ts';
import { redactDeep } from '../redact.ts';
import { runPreflight } from '../runner/preflight.ts';
import type { Command } from './command.ts';
import { knownServer } from './known-server.ts';
import { parseWords } from './parse-words.ts';
import { printFindings } from './print-findings.ts';
import { createReader } from './reader.ts';

const NONE = { de: 'Keine Befunde.', en: 'No findings.' };

/** Exit code 0 when nothing blocks, 3 when something does; the server is only read. */
const EXIT_BLOCKED = 3;

/** `check <host> [--json]`: the preflight on its own. Needs the inventory, but neither Slack nor a running bot. */
export const check: Command = async (invocation) => {
  const { env, language, write } = invocation;
  const { values, positionals } = parseWords(
    invocation,
    'check',
    { least: 1, most: 1 },
    {
      options: { json: { type: 'boolean', default: false } },
    },
  );
  const { inventory } = await loadInventory({ env });
  const server = knownServer(inventory, positionals[0] ?? '', language);
  const reader = createReader(invocation, inventory.people);
  const clock = createClock();
  const executors = createExecutors({ clock });
  try {
    const errand = { server, hostKey: server.hostKey };
    const findings = redactDeep(
      await runPreflight({ flow: ucware45to5, executor: executors, clock, errand }),
    );
    const blocked = findings.some((finding) => finding.blocks);
    if (values.json) write(visibleJson({ server: server.name, blocked, findings }, 2));
    else write(findings.length === 0 ? NONE[language] : printFindings(findings, reader));
    return blocked ? EXIT_BLOCKED : 0;
  } finally {
    executors.close();
  }
};
