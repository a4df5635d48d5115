import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { connect, exec, PASSWORD, practise } from './support/practice.ts';

const SCRIPT = 'id -u; echo "$HOME"; echo "$1"\n';

describe('with a password', () => {
  it('takes it from the first line of stdin and leaves the rest to the command', async () => {
    const client = await connect(await practise());
    const answer = await exec(
      client,
      "sudo -k -S -p '' -H -- sh -s -- 'one'",
      `${PASSWORD}\n${SCRIPT}`,
    );
    expect(answer).toEqual({ code: 0, stdout: '0\n/root\none\n', stderr: '' });
  });

  it('takes the script for passwords when the first is wrong, in German', async () => {
    const client = await connect(await practise());
    const answer = await exec(client, "sudo -k -S -p '' -H -- sh -s --", `wrong\n${SCRIPT}a\nb\n`);
    expect(answer.code).toBe(1);
    expect(answer.stdout).toBe('');
    expect(answer.stderr).toBe(
      'Das hat nicht funktioniert, bitte nochmal probieren.\n'.repeat(2) +
        'sudo: 3 Fehlversuche bei der Passwort-Eingabe\n',
    );
  });

  it('is refused without a terminal when nobody said where the password comes from', async () => {
    const client = await connect(await practise());
    expect((await exec(client, 'LC_ALL=C sudo id')).stderr).toContain('no tty present');
    expect((await exec(client, 'LC_ALL=C LANGUAGE= sudo -n id')).stderr).toBe(
      'sudo: a password is required\n',
    );
  });

  it('keeps HOME unless told otherwise and drops other variables', async () => {
    const client = await connect(await practise());
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell that expands it
    const words = 'sh -c \'echo "$HOME ${DEBIAN_FRONTEND:-none} $LC_ALL $SUDO_USER"\'';
    const answer = await exec(
      client,
      `DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 sudo -k -S -p '' ${words}`,
      `${PASSWORD}\n`,
    );
    expect(answer.stdout).toBe('/home/ucware none C.UTF-8 ucware\n');
  });
});

describe('with a rule for the helper', () => {
  const helper = '/usr/local/sbin/ucware-upgrade-helper';
  const text = '#!/bin/sh\necho "verb $1 for $2 as $(id -un)"\n';
  const digest = createHash('sha256').update(text).digest('hex');
  const sudoers = [`ucware ALL=(root) NOPASSWD: sha256:${digest} ${helper}`];

  it('runs exactly that program without a password', async () => {
    const server = await practise({ sudoers });
    await server.machine.writeFile(helper, text, 0o755);
    const client = await connect(server);
    const answer = await exec(client, `sudo -n -H -- ${helper} packages 'a b'`);
    expect(answer).toEqual({ code: 0, stdout: 'verb packages for a b as root\n', stderr: '' });
    expect((await exec(client, 'sudo -n -H -- sh -c id')).code).toBe(1);
  });

  it('refuses it when its content is not the pinned one', async () => {
    const server = await practise({ sudoers });
    await server.machine.writeFile(helper, `${text}# changed\n`, 0o755);
    const client = await connect(server);
    const answer = await exec(client, `LC_ALL=C sudo -n -H -- ${helper} packages x`);
    expect(answer).toMatchObject({ code: 1, stderr: 'sudo: a password is required\n' });
  });
});
