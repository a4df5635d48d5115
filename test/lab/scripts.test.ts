import { expect, test } from 'vitest';
import { enterLab } from './lab.ts';
import { startMachine } from './machine/start-machine.ts';

test('boots', async () => {
  const lab = enterLab();
  const t = Date.now();
  const m = await startMachine({ root: lab.root, number: 1 });
  console.log('up', Date.now() - t, m.addresses, m.hostKey, m.bootId());
  await new Promise((r) => setTimeout(r, 4000));
  console.log(
    m.run(
      'sh',
      '-c',
      'systemctl is-system-running; systemctl --failed --no-pager; cat /proc/sys/kernel/random/boot_id; ps ax; asterisk -rx "core show channels count"; mysql --defaults-file=/etc/mysql/debian.cnf -e "select user, host, plugin from mysql.user"; mysql -uroot -N -e "select 1"; ip -br a; df -h / ; systemd-detect-virt; true',
    ),
  );
  await m.stop();
  expect(1).toBe(1);
});
