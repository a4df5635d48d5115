import { ansiblePlay, hasAnsible } from './ansible.ts';
import { type Bench, pairs, type Row, ratioRow } from './bench.ts';
import { startDelay } from './delay.ts';
import { type BenchBot, sshScripts, startBenchBot } from './runs.ts';
import { type Sshd, startSshd, whyNoSshd } from './sshd.ts';

const PORT = 24_622;
const HOSTS = 100;
/** Half of 20 ms. */
const EACH_WAY_MS = 10;

/** A run of steps against the same commands by one `ssh host 'bash -s' < script`. */
export const remote: Bench = {
  id: 'remote',
  title: 'Remote work',
  whyNot: whyNoSshd,
  async run() {
    const sshd = await startSshd(PORT);
    const far = await startDelay(PORT, EACH_WAY_MS);
    const rows: Row[] = [];
    try {
      const near = await startBenchBot(sshd, PORT, HOSTS);
      await near.upgrade(1);
      const one = await pairs(
        9,
        async () => (await near.upgrade(1)).ms,
        async () => (await sshScripts(sshd, PORT, 1)).ms,
      );
      const script = "one `ssh host 'bash -s' < script` of the same commands";
      rows.push(ratioRow({ what: 'a run of 20 no-op steps on one host', against: script }, 1, one));
      rows.push(await besideAnsible(near, sshd));
      const cpu: number[] = [];
      // The whole of `memoryUsage()` costs ten times as much, and the processor time counts.
      const idle = process.memoryUsage.rss();
      let most = idle;
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss());
      }, 20);
      const wall = await pairs(
        3,
        async () => {
          const { ms, cpuMs } = await near.upgrade(HOSTS);
          cpu.push(cpuMs);
          return ms;
        },
        async () => {
          const { ms, cpuMs } = await sshScripts(sshd, PORT, HOSTS);
          cpu.push(cpuMs);
          return ms;
        },
      );
      const parallel = '100 parallel ssh scripts';
      clearInterval(watch);
      rows.push(
        ratioRow(
          {
            what: 'memory: 100 upgrades running',
            against: 'the idle bot',
          },
          1.5,
          [most / idle],
        ),
      );
      rows.push(ratioRow({ what: '100 hosts at once: wall time', against: parallel }, 1, wall));
      rows.push(
        ratioRow(
          { what: '100 hosts at once: controller CPU', against: parallel },
          0.25,
          cpuPairs(cpu),
        ),
      );
      await near.close();
      const distant = await startBenchBot(sshd, far.port, 1);
      await distant.upgrade(1);
      const away = await pairs(
        7,
        async () => (await distant.upgrade(1)).ms,
        async () => (await sshScripts(sshd, far.port, 1)).ms,
      );
      rows.push(ratioRow({ what: 'the same run at 20 ms round trip', against: script }, 2.5, away));
      await distant.close();
    } finally {
      far.close();
      await sshd.close();
    }
    return rows;
  },
};

/** Ours and theirs take turns to be first; see `pairs`. */
function cpuPairs(values: readonly number[]): number[] {
  const ratios: number[] = [];
  for (let round = 0; round * 2 + 1 < values.length; round += 1) {
    const [first = Number.NaN, second = Number.NaN] = values.slice(round * 2);
    ratios.push(round % 2 === 0 ? first / second : second / first);
  }
  return ratios;
}

async function besideAnsible(bot: BenchBot, sshd: Sshd): Promise<Row> {
  const parts = { what: 'the same', against: 'Ansible with pipelining, without facts' };
  if (!hasAnsible()) {
    return { ...parts, goal: '≤ 0.1 ×', found: 'Ansible is not installed', met: 'not measured' };
  }
  const ratios = await pairs(
    3,
    async () => (await bot.upgrade(1)).ms,
    () => ansiblePlay(sshd),
  );
  return ratioRow(parts, 0.1, ratios);
}
