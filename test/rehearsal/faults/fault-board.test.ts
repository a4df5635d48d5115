import { describe, expect, it } from 'vitest';
import { createControl } from '../../../src/rehearsal/control/create-control.ts';
import { createFaultBoard } from '../../../src/rehearsal/faults/fault-board.ts';
import { createHypervisor } from '../../../src/rehearsal/server/hypervisor.ts';
import { clock, practise } from '../server/support/practice.ts';

async function stage() {
  const { machine } = await practise();
  const hypervisor = createHypervisor(machine);
  const slack = { down: false, faults: [] as string[] };
  let deaths = 0;
  const weather = {
    get down() {
      return slack.down;
    },
    setDown: (down: boolean) => {
      slack.down = down;
    },
    fault: (method: string, kind: string) => {
      slack.faults.push(`${method} ${kind}`);
    },
  };
  const killBot = () => {
    deaths += 1;
  };
  const board = createFaultBoard({ clock, machine, weather, hypervisor, killBot });
  const control = createControl({
    clock,
    speed: 300,
    scenario: { id: '4.5.0.8', title: { de: '4.5.0.8', en: '4.5.0.8' } },
    server: 'pbx',
    machine,
    slack: { weather, socket: { connections: () => 2 } },
    board,
    botRuns: () => true,
    report: async (language) => `Report in ${language}`,
  });
  return { machine, hypervisor, slack, board, control, deaths: () => deaths };
}

describe('planned faults', () => {
  it('strike once at each step that begins with the moment', async () => {
    const { board, deaths } = await stage();
    await board.plan({ id: 'bot-killed', moment: 'install' });
    expect(board.pending()).toHaveLength(1);
    for (const step of ['scan', 'install-4.5', 'install-4.5', 'install-5']) {
      await board.reached(step);
    }
    expect(deaths()).toBe(2);
    expect(board.pending()).toEqual([]);
    expect(board.entries.map(({ step }) => step)).toEqual(['install-4.5', 'install-5']);
  });

  it('strike at once when they belong to the state of the server', async () => {
    const { board, machine } = await stage();
    await board.plan({ id: 'half-configured', moment: null });
    expect(machine.status('ucware-core')).toBe('half-configured');
    await board.mend();
    expect(machine.status('ucware-core')).toBe('installed');
  });

  it('ends those that last, and only those people can put right when they look', async () => {
    const { board, machine, slack } = await stage();
    await board.strike('slack-down');
    await board.strike('disk-full');
    await board.mend();
    expect(slack.down).toBe(true);
    expect((await machine.console('df --output=avail -k / | tail -1')).stdout.trim()).not.toBe('0');
    expect(board.infos().flatMap(({ id, active }) => (active ? [id] : []))).toEqual(['slack-down']);
    await clock.sleep(90_000);
    expect(slack.down).toBe(false);
    expect(board.entries.map(({ fault, what }) => `${fault.id} ${what}`)).toEqual([
      'slack-down struck',
      'disk-full struck',
      'disk-full ended',
      'slack-down ended',
    ]);
  });

  it('restores the latest snapshot', async () => {
    const { board, machine, hypervisor } = await stage();
    hypervisor.take('before');
    await machine.writeFile('/etc/motd', 'later');
    await board.strike('snapshot-restored');
    await expect(machine.readFile('/etc/motd')).rejects.toThrow();
  });
});

describe('the control panel', () => {
  it('strikes and takes back what it lists, and shows the server', async () => {
    const { control, machine } = await stage();
    expect(await control.fault('apt-locked', true)).toEqual({ ok: true });
    expect(await control.state()).toMatchObject({
      server: { name: 'pbx', ucware: '4.5.0.8', aptLock: expect.stringContaining('unattended') },
      slack: { down: false, connections: 2 },
      log: [{ text: { en: 'apt lock held for 90 s' } }],
    });
    expect(await control.fault('apt-locked', false)).toEqual({ ok: true });
    expect(machine.aptLockHolder()).toBeUndefined();
    control.setCalls?.(4);
    expect((await control.state()).server.calls).toBe(4);
    expect(await control.report?.('en')).toBe('Report in en');
    expect(await control.fault('no-such-fault', true)).toMatchObject({ ok: false });
  });

  it('shows no lock while nobody holds one', async () => {
    const { control } = await stage();
    expect((await control.state()).server.aptLock).toBeNull();
  });
});
