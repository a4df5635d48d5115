import { describe, expect, test } from 'vitest';
import type { ConffileClass } from '../../../../src/flows/merges/conffiles/classify.ts';
import {
  type Chosen,
  type Forecast,
  ForecastFile,
} from '../../../../src/flows/merges/conffiles/forecast.ts';
import { compareForecast } from '../../../../src/flows/remote/conffiles/compare-forecast.ts';
import { outcomeLines } from '../../../../src/flows/remote/conffiles/outcome-lines.ts';

const PATH = '/etc/ucware/some.conf';
const [OWN, SHIPPED, OFFERED, MERGED] = ['a', 'b', 'c', 'd'].map((one) => one.repeat(32)) as [
  string,
  string,
  string,
  string,
];

interface Case {
  readonly class: ConffileClass;
  readonly own?: string | null;
  readonly offered?: string | null;
  readonly chosen?: Chosen;
}

function predicted({ own = OWN, offered = OFFERED, chosen, ...rest }: Case): Forecast {
  const file = ForecastFile.parse({
    ...rest,
    path: PATH,
    package: 'ucware',
    versions: { from: '4.5.0.8', to: '4.5.0.10' },
    own,
    recorded: SHIPPED,
    offered,
    mode: '644',
    state: 'state',
    why: null,
    chosen: chosen ?? null,
  });
  return { files: [file], unchanged: [], unread: [] };
}

function chosen(choice: Chosen['choice'], md5: string | null): Chosen {
  return { choice, fits: true, why: null, md5, check: null };
}

/** What lies on the server: the file, what dpkg has recorded of it, and what dpkg left beside it. */
function compare(forecast: Forecast, own: string | null, beside?: string) {
  const known = { package: 'ucware', path: PATH, recorded: OFFERED, obsolete: false, own };
  const left = beside === undefined ? [] : [{ path: `${PATH}.dpkg-dist`, md5: beside }];
  return compareForecast(forecast, { files: [known], ucf: [] }, left)[0];
}

describe('a prediction beside what came of it', () => {
  test.each<[string, Case, string | null, string | undefined, string]>([
    ['a kept conflict', { class: 'conflict' }, OWN, OFFERED, 'own'],
    [
      'a conflict for the vendor',
      { class: 'conflict', chosen: chosen('vendor', OFFERED) },
      OFFERED,
      undefined,
      'vendor',
    ],
    [
      'a merged conflict',
      { class: 'conflict', chosen: chosen('merge', MERGED) },
      MERGED,
      OFFERED,
      'chosen',
    ],
    ['a file only the vendor changed', { class: 'only-upstream' }, OFFERED, undefined, 'vendor'],
    [
      'a file only the customer changed',
      { class: 'only-local', offered: SHIPPED },
      OWN,
      undefined,
      'own',
    ],
    ['a file no longer shipped', { class: 'obsolete', offered: null }, OWN, undefined, 'own'],
    ['what an earlier upgrade left', { class: 'only-local', offered: SHIPPED }, OWN, MERGED, 'own'],
    ['a file that gave way', { class: 'replaced', offered: null }, OFFERED, undefined, 'other'],
    [
      'a file that gave way to a folder',
      { class: 'replaced', offered: null },
      null,
      undefined,
      'none',
    ],
    ['a file that stays away', { class: 'deleted', own: null }, null, OFFERED, 'none'],
  ])('%s is right', (_, file, own, beside, found) => {
    expect(compare(predicted(file), own, beside)).toMatchObject({ verdict: 'right', found });
  });

  test.each<[string, Case, string | null, string | undefined]>([
    ['a conflict that was overwritten', { class: 'conflict' }, OFFERED, undefined],
    ['a conflict without the vendor’s version beside it', { class: 'conflict' }, OWN, undefined],
    [
      'a file no longer shipped that is gone',
      { class: 'obsolete', offered: null },
      null,
      undefined,
    ],
    ['an update that was not taken', { class: 'only-upstream' }, OWN, OFFERED],
  ])('%s is wrong', (_, file, own, beside) => {
    expect(compare(predicted(file), own, beside)).toMatchObject({ verdict: 'wrong' });
  });

  test('where the text stayed that was to give way, nothing is claimed', () => {
    const file = predicted({ class: 'replaced', offered: null });
    expect(compare(file, OWN)).toMatchObject({ verdict: 'open' });
  });

  test('nobody reads that a text stayed which is not there any more', () => {
    const seen = (own: string | null) => {
      const outcome = compare(predicted({ class: 'obsolete', offered: null }), own);
      return outcomeLines(outcome ? [outcome] : []).map(({ en }) => en);
    };
    expect(seen(OFFERED)[1]).toContain(`what is there now: \`${PATH}\` – another version`);
    expect(seen(null)[1]).toContain(`\`${PATH}\` – no file`);
    for (const own of [OFFERED, null]) expect(seen(own).join('\n')).not.toContain('has stayed');
    const kept = compare(predicted({ class: 'only-upstream' }), OWN);
    expect(outcomeLines(kept ? [kept] : [])[1]?.en).toContain('has stayed');
  });

  test('a question dpkg met and nobody foresaw is reported', () => {
    const nothing = { files: [], unchanged: [], unread: [] };
    expect(compare(nothing, OWN, OFFERED)).toMatchObject({ class: 'unforeseen', verdict: 'wrong' });
  });
});
