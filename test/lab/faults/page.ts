import { LAB_FAULTS, TARGETS, type Target } from './faults.ts';

const HEAD = `# Fault matrix of the lab

Written by \`npm run test:lab -- faults\` from the results of its tests; not by hand.

Real sshd, sudo, systemd, apt and dpkg, the production bot as a process of its own, people in a local Slack. Each row is one whole
upgrade that is struck four times. ✓ means what it means in [the fault matrix](fault-matrix.md): completed, no step done twice or
skipped, every package properly installed and configured once, no approval lost, nothing left on the server.
`;

export interface Cell {
  readonly fault: string;
  readonly target: Target;
  readonly breaches: readonly string[];
}

export function labPage(cells: readonly Cell[]): string {
  const result = (fault: string, target: Target): string => {
    const cell = cells.find((one) => one.fault === fault && one.target === target);
    return cell?.breaches.length === 0 ? '✓' : '✗';
  };
  const rows = LAB_FAULTS.map(
    ({ id, title }) => `| ${title} | ${TARGETS.map((target) => result(id, target)).join(' | ')} |`,
  );
  const wrong = cells.flatMap(({ fault, target, breaches }) =>
    breaches.map((what) => `- ${fault}, \`${target}\`: ${what}`),
  );
  const passed = cells.filter(({ breaches }) => breaches.length === 0).length;
  return [
    HEAD,
    `${passed} of ${LAB_FAULTS.length * TARGETS.length} cells pass.\n`,
    `| fault | ${TARGETS.map((target) => `\`${target}\``).join(' | ')} |`,
    `| --- | ${TARGETS.map(() => ':-:').join(' | ')} |`,
    ...rows,
    ...(wrong.length > 0 ? ['', ...wrong] : []),
    '',
  ].join('\n');
}
