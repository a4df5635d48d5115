import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import type { RowResult } from './row.ts';

const HEAD = `# Fault matrix

Written by \`npm run test:matrix\` from the results of its tests; not by hand.

Every column is one whole upgrade of the practice server by the production bot (runner, store, SSH, outbox), in which **every
step meets the fault when it begins, and steps that change the server once more when their job is sent**. ✓ means:

- the run ends completed; nobody had to skip a step; wherever people were asked, the question had a way out;
- the step was done once; a change that succeeded was not made again; every package is properly installed and was configured once;
- no approval was lost: asked again only when the plan had become another one, and then with the difference shown;
- nothing waits at a prompt; lock, timers' hold and notice are given back;
- the Slack thread holds every event, in the order of the record; what stands there twice says that it is a repetition.

Both installations and both restarts against real programs: [the fault matrix of the lab](fault-matrix-lab.md).

What is broken is mended by people when the bot asks about it, by time (network 60 s, apt lock 90 s), or when the step has ended.
`;

/** The page with the result of each cell. Rows in the order of the flow, columns in that of \`rows\`. */
export function matrixPage(rows: readonly RowResult[]): string {
  const columns = rows.map(({ title }, at) => `${at + 1}. ${title}`);
  const header = `| step | ${rows.map((_, at) => at + 1).join(' | ')} |`;
  const rule = `| --- | ${rows.map(() => ':-:').join(' | ')} |`;
  const lines = ucware45to5.steps.map(({ id, title }) => {
    const cells = rows.map(({ cells: own }) => ((own[id] ?? ['missing']).length === 0 ? '✓' : '✗'));
    return `| ${title.en} (\`${id}\`) | ${cells.join(' | ')} |`;
  });
  const all = rows.flatMap(({ cells }) => Object.values(cells));
  const passed = all.filter((breaches) => breaches.length === 0).length;
  const wrong = rows.flatMap(({ title, cells }) =>
    Object.entries(cells).flatMap(([step, breaches]) =>
      breaches.map((what) => `- ${title}, \`${step}\`: ${what}`),
    ),
  );
  return [
    HEAD,
    `${passed} of ${all.length} cells pass.\n`,
    `${columns.join('\n')}\n`,
    [header, rule, ...lines].join('\n'),
    ...(wrong.length > 0 ? ['', ...wrong] : []),
    '',
  ].join('\n');
}
