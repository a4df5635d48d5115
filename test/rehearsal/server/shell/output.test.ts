import { expect, it } from 'vitest';
import { practise } from '../support/practice.ts';

/** What dash and bash print for each; the rewriting of a script's output must not change any of it. */
it.each([
  ['pipes', 'printf "b\\na\\n" | sort | tr a-z A-Z', 'A\nB\n'],
  ['substitution', 'x=$(echo in; id -un); echo "<$x>"', '<in\nroot>\n'],
  [
    'stderr in a substitution',
    'x=$(ls /nowhere 2>&1 >/dev/null); [ -n "$x" ] && echo caught',
    'caught\n',
  ],
  [
    'stderr of a program in a substitution',
    'x=$(mysql --defaults-file=/nowhere 2>&1 >/dev/null); [ -n "$x" ] && echo caught',
    'caught\n',
  ],
  ['a function with a redirection', 'f() { echo a; id -un; }; f >/tmp/o; cat /tmp/o', 'a\nroot\n'],
  ['order of both streams', '{ echo 1; ls /nowhere; echo 3; } >/tmp/o 2>&1; wc -l </tmp/o', '3\n'],
  [
    'a while loop on a pipe',
    'printf "1\\n2\\n" | while read -r n; do echo "n=$n"; done',
    'n=1\nn=2\n',
  ],
  ['here-documents', "cat >/tmp/o <<'E'\n  $x `y`\nE\ncat /tmp/o", '  $x `y`\n'],
  ['exec to a file', '(exec >/tmp/o; echo x; y=$(echo z); echo "$y" | cat); cat /tmp/o', 'x\nz\n'],
  ['another descriptor', '{ echo up >&3; echo down; } 3>/tmp/o >/dev/null; cat /tmp/o', 'up\n'],
  [
    'appending',
    'echo 1 >/tmp/o; echo 2 >>/tmp/o; { echo 3; } >>/tmp/o; tr -d "\\n" </tmp/o',
    '123',
  ],
  ['a file that cannot be written', 'echo x >/nowhere/o || echo went on', 'went on\n'],
  ['exit inside a group', '(echo a; exit 4) >/tmp/o; echo "$?"; cat /tmp/o', '4\na\n'],
  ['return from a function', 'f() { echo a; return 5; }; f; echo "$?"', 'a\n5\n'],
  ['case and shift', 'set -- one two; shift; case $1 in t*) echo two;; esac', 'two\n'],
  ['a nested shell', "sh -c 'echo $0 $1; id -un' zero one", 'zero one\nroot\n'],
  ['a background command', 'sh -c "echo done >/tmp/o" & wait; sleep 1; cat /tmp/o', 'done\n'],
])('%s', async (_name, script, expected) => {
  const { machine, unknownCommands } = await practise();
  expect((await machine.console(script)).stdout).toBe(expected);
  expect(unknownCommands()).toEqual([]);
});

it('makes a folder exactly once, however often it is asked at the same time', async () => {
  const { machine } = await practise();
  const tries = await Promise.all(
    Array.from({ length: 5 }, () => machine.console('mkdir /tmp/claim 2>/dev/null && echo mine')),
  );
  expect(tries.map(({ stdout }) => stdout).filter((text) => text === 'mine\n')).toHaveLength(1);
});

it('keeps modes and owners', async () => {
  const { machine } = await practise();
  const { stdout } = await machine.console(
    'umask 077; echo x >/tmp/a; mkdir -m 711 /tmp/b; install -m 640 -o ucware /tmp/a /tmp/c; cp -p /tmp/c /tmp/d; stat -c "%a %U %n" /tmp/a /tmp/b /tmp/c /tmp/d',
  );
  expect(stdout).toBe('600 root /tmp/a\n711 root /tmp/b\n640 ucware /tmp/c\n640 ucware /tmp/d\n');
});
