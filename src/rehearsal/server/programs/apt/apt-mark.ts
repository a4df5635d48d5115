import { isPresent } from '../../packages/installed.ts';
import { saveStatus } from '../../packages/status-file.ts';
import type { Program } from '../../shell/program.ts';

/** apt-mark: holds, and what was installed automatically. */
export const aptMark: Program = async (call) => {
  const [command = '', ...names] = call.args.filter((word) => !word.startsWith('-'));
  const { world } = call.machine;
  const entries = Object.entries(world.packages)
    .filter(([name, entry]) => isPresent(entry) && (names.length === 0 || names.includes(name)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  switch (command) {
    case 'showhold':
      for (const [name, { want }] of entries) if (want === 'hold') call.out(`${name}\n`);
      return 0;
    case 'showauto':
    case 'showmanual':
      for (const [name, { auto }] of entries) {
        if (auto === (command === 'showauto')) call.out(`${name}\n`);
      }
      return 0;
    case 'hold':
    case 'unhold':
      for (const name of names) {
        const entry = world.packages[name];
        if (!isPresent(entry)) {
          call.err(
            call.say(
              `E: Unable to locate package ${name}\n`,
              `E: Paket ${name} kann nicht gefunden werden.\n`,
            ),
          );
          return 100;
        }
        entry.want = command === 'hold' ? 'hold' : 'install';
        call.out(
          command === 'hold'
            ? call.say(`${name} set on hold.\n`, `${name} auf Halten gesetzt.\n`)
            : call.say(`Canceled hold on ${name}.\n`, `Halten-Markierung für ${name} entfernt.\n`),
        );
      }
      await saveStatus(call.machine, call.fs);
      return 0;
    default:
      call.unsupported(`command ${command || '(none)'}`);
      call.err(`E: Invalid operation ${command}\n`);
      return 100;
  }
};
