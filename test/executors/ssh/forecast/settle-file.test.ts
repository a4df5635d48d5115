import { expect, it } from 'vitest';
import { md5Of } from '../../../../src/executors/ssh/forecast/load-texts.ts';
import { settleFile } from '../../../../src/executors/ssh/forecast/settle-file.ts';
import { FileDecision } from '../../../../src/flows/merges/conffiles/decision.ts';
import { ForecastFile } from '../../../../src/flows/merges/conffiles/forecast.ts';
import type { Probe } from '../../../../src/flows/run/action.ts';

const PATH = '/etc/init/asterisk.conf';

function text(word: string, every: (at: number) => boolean): Buffer {
  const lines = Array.from({ length: 20_000 }, (_, at) =>
    every(at) ? `${word} ${at}` : at % 3 === 0 ? `option ${at}` : '# the same comment',
  );
  return Buffer.from(`${lines.join('\n')}\n`);
}

it('has the server put a text of very many pieces together in parts', async () => {
  const base = text('', () => false);
  const own = text('own', (at) => at % 12 === 0);
  const vendor = text('new', (at) => at % 12 === 6);
  const file = ForecastFile.parse({
    ...{ path: PATH, package: 'asterisk', versions: { from: '1', to: '2' }, class: 'conflict' },
    ...{ own: md5Of(own), recorded: md5Of(base), offered: md5Of(vendor) },
    ...{ mode: '644', state: 'state', why: null },
  });
  const decision = FileDecision.parse({ path: PATH, choice: 'merge', state: 'state', by: 'Anna' });
  const staged: (readonly string[])[] = [];
  const answers: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
    'conffiles-texts': () => ({
      own: own.toString('base64'),
      shipped: {
        [md5Of(vendor)]: vendor.toString('base64'),
        [md5Of(base)]: base.toString('base64'),
      },
    }),
    'conffiles-stage': (args) => {
      staged.push(args);
      const said = Buffer.from('near “für”, line 7\n').toString('base64');
      return { refused: null, check: { tool: 'asterisk', ok: false, said } };
    },
  };
  const settled = await settleFile(
    {
      ask: async <T>({ script, args }: Probe<T>) => answers[script.name]?.(args) as T,
      action: {
        ...{ kind: 'forecast', pass: '5', source: 'downloads', run: 'run-1', propose: false },
        decisions: [decision],
      },
      look: 'downloads',
      offered: { made: true, packages: [], files: [], moved: [], unread: [], store: '' },
      known: new Map(),
    },
    file,
  );
  expect(settled.chosen).toMatchObject({ fits: true, choice: 'merge' });
  expect(settled.chosen?.check?.said).toBe('near “für”, line 7');
  const parts = staged.map((args) => args.at(-1));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts).toEqual(parts.map((_, at) => `${at + 1}/${parts.length}`));
  const recipes = staged.map((args) => args.at(-2) ?? '');
  expect(Math.max(...recipes.map(({ length }) => length))).toBeLessThanOrEqual(16_384);
  const pieces = recipes.join(',').split(',');
  const joined = pieces.map((piece) => {
    const [offset = 0, length = 0] = piece.slice(1).split('+').map(Number);
    return (piece.startsWith('o') ? own : vendor).subarray(offset, offset + length);
  });
  expect(md5Of(Buffer.concat(joined))).toBe(settled.chosen?.md5);
});
