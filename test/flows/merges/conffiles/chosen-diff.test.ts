import { expect, test } from 'vitest';
import { chosenDiff, LONGEST_DIFF } from '../../../../src/flows/merges/conffiles/chosen-diff.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { planDocument } from '../../../../src/flows/remote/plan-document.ts';
import { aForecast, aPlan } from '../../remote/a-plan.ts';
import { bytes } from './bytes.ts';

const PATH = '/etc/ucware/ucware.php';
const OWN = "<?php\n$db_password = 'canary-7391';\n$lifetime = 3600;\n";
const CHOSEN = "<?php\n$db_password = 'canary-7391';\n$lifetime = 28800;\n";

test('shows what a decision changes in the file, and no secret of it', () => {
  const { text, missing } = finish(chosenDiff({ path: PATH, own: bytes(OWN) }, bytes(CHOSEN)));
  expect(text).toContain('-$lifetime = 3600;\n+$lifetime = 28800;\n');
  expect(text).toMatch(/^ .*db_password = '⟦1⟧';$/m);
  expect(text).not.toContain('canary');
  expect(missing).toBe(0);
});

test('shows nothing of what is no text, and says what it leaves out of very much', () => {
  const nothing = finish(chosenDiff({ path: PATH, own: bytes(OWN) }, new Uint8Array([0, 1, 2])));
  expect(nothing).toEqual({ text: '', missing: 0 });
  const long = Array.from({ length: 3000 }, (_, at) => `$value_${at} = ${at};\n`).join('');
  const cut = finish(chosenDiff({ path: PATH, own: bytes('') }, bytes(long)));
  expect(cut.text.length).toBeLessThanOrEqual(LONGEST_DIFF);
  expect(cut.missing).toBeGreaterThan(20_000);
});

test('stands in the whole plan, for whoever approves it', () => {
  const [file] = aForecast().files;
  if (!file) throw new Error('no file');
  const diff = { text: '@@ -1 +1 @@\n-a\n+b\n', missing: 7 };
  const chosen = { choice: 'merge' as const, fits: true, why: null, md5: 'c'.repeat(32) };
  const files = [{ ...file, chosen: { ...chosen, check: null, diff } }];
  const document = planDocument({ ...aPlan('5'), forecast: aForecast({ files }) });
  expect(document).toContain(
    `--- ${file.path}, jetzt / now\n+++ ${file.path}, danach / afterwards\n${diff.text}[… 7 `,
  );
  expect(planDocument(aPlan('5'))).not.toContain('danach / afterwards');
});
