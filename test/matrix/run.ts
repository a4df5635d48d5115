import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEATHS } from './deaths.ts';
import { SERVER_FAULTS } from './faults.ts';
import { matrixPage } from './page.ts';
import type { RowResult } from './row.ts';

/**
 * `npm run test:matrix [-- --check]`: runs every fault against every step and writes `docs/fault-matrix.md`; with `--check`
 * it only says whether the page is still true.
 */
const PAGE = 'docs/fault-matrix.md';
const check = process.argv.includes('--check');
const results = mkdtempSync(join(tmpdir(), 'ucware-matrix-results-'));
const vitest = ['run', '--config', 'test/matrix/vitest.config.ts'];
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...vitest], {
  stdio: 'inherit',
  env: { ...process.env, MATRIX_RESULTS: results },
});
const found = new Map(
  readdirSync(results).map((file) => {
    const row = JSON.parse(readFileSync(join(results, file), 'utf8')) as RowResult;
    return [row.id, row] as const;
  }),
);
rmSync(results, { recursive: true });
const missing = [...DEATHS, ...SERVER_FAULTS].filter(({ id }) => !found.has(id));
const page = matrixPage([...DEATHS, ...SERVER_FAULTS].flatMap(({ id }) => found.get(id) ?? []));
process.exitCode = status ?? 1;
if (missing.length > 0) {
  process.exitCode = 1;
  console.error(`Without a result: ${missing.map(({ title }) => title).join(', ')}`);
} else if (!check) {
  writeFileSync(PAGE, page);
} else if (readFileSync(PAGE, 'utf8') !== page) {
  process.exitCode = 1;
  console.error(`${PAGE} is not what was found: run "npm run test:matrix" and commit the result.`);
}
