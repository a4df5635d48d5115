import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadInventory } from '../../config/load-inventory.ts';
import { toMarkdown } from '../../flows/document/to-markdown.ts';
import type { Language } from '../../flows/run/text.ts';
import { ucware45to5 } from '../../flows/ucware-4.5-to-5/flow.ts';
import { knownServer } from '../known-server.ts';
import { readRun } from './follow-run.ts';
import { rehearsalReport } from './report/rehearsal-report.ts';
import type { Practice } from './start-practice.ts';

type Parts = Pick<
  Practice,
  'standIns' | 'board' | 'places' | 'clock' | 'scenario' | 'server' | 'env'
>;

/** How and where the report is wanted. */
export interface ReportWish {
  readonly language: Language;
  /** The path of the file; one in the temporary folder when left out. */
  readonly report: string | undefined;
}

/** What stands before its path. */
export const REPORT: Readonly<Record<Language, string>> = { de: 'Bericht: ', en: 'Report: ' };

/** The report so far, as Markdown, with the names of the people who played. */
export async function reportText(
  { standIns, board, places, clock, scenario, server, env }: Parts,
  language: Language,
  troubles: readonly string[] = [],
): Promise<string> {
  const { slack, pbx } = standIns;
  const { inventory } = await loadInventory({ env });
  const report = rehearsalReport({
    flow: ucware45to5,
    scenario,
    server: knownServer(inventory, server, language),
    records: await readRun(places.state, server),
    entries: board.entries,
    troubles: [...troubles, ...pbx.unknownCommands()],
    ucware: pbx.machine.version('ucware') ?? '–',
    now: clock.now().toISOString(),
    language,
  });
  const names = new Map(slack.workspace.users.map(({ id, real_name: name }) => [id, name]));
  return toMarkdown(report).replace(/@(U[A-Z0-9]+)/g, (all, id) => names.get(id) ?? all);
}

/** Writes the report where the caller wants it, else into the temporary folder, and returns its path. */
export async function writeReport(
  practice: Parts,
  language: Language,
  troubles: readonly string[],
  wanted?: string,
): Promise<string> {
  const stamp = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-');
  const path = wanted ?? join(tmpdir(), `ucware-rehearsal-${stamp}.md`);
  await writeFile(path, await reportText(practice, language, troubles));
  return path;
}
