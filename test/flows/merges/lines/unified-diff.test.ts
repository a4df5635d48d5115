import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareLines } from '../../../../src/flows/merges/lines/merge-lines.ts';
import { unifiedDiff } from '../../../../src/flows/merges/lines/unified-diff.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { triple } from '../../../support/triples.ts';

it('prints what patch understands: applied to the one text it gives the other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ucware-diff-'));
  try {
    for (let seed = 0; seed < 25; seed += 1) {
      const { own, vendor } = triple(seed);
      if (own === vendor) continue;
      const diff = finish(compareLines(own, vendor));
      writeFileSync(join(folder, 'file'), own);
      const text = unifiedDiff(diff.own, diff.vendor, diff.vendorChanges);
      const input = `--- a/file\n+++ b/file\n${text}`;
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input });
      expect(execFileSync('cat', ['file'], { cwd: folder, encoding: 'utf8' })).toBe(vendor);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
