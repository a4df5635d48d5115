import { expect, it } from 'vitest';
import { abort } from '../../src/cli/abort.ts';
import { answer } from '../../src/cli/answer.ts';
import { approve } from '../../src/cli/approve.ts';
import { audit } from '../../src/cli/audit.ts';
import { check } from '../../src/cli/check.ts';
import { type Command, UsageError } from '../../src/cli/command.ts';
import { HELP } from '../../src/cli/help.ts';
import { helper } from '../../src/cli/helper.ts';
import { rehearse } from '../../src/cli/rehearse.ts';
import { start } from '../../src/cli/start.ts';
import { status } from '../../src/cli/status.ts';
import { upgrade } from '../../src/cli/upgrade.ts';
import { call } from './support/call.ts';
import { runProgram } from './support/run-program.ts';

const COMMANDS = { abort, answer, approve, audit, check, helper, rehearse, start, status, upgrade };

async function mistake(command: Command, ...args: string[]): Promise<string> {
  const { error } = await call(command, args);
  expect(error).toBeInstanceOf(UsageError);
  return error?.message ?? '';
}

it.each(Object.entries(COMMANDS))('%s says how it is called', async (name, command) => {
  const usage = `ucware-upgrade ${name}`;
  expect(await mistake(command, 'pbx', '--help')).toMatch(new RegExp(`^${usage}[^\n]*$`));
  const complaint = await mistake(command, 'pbx', '--bogus');
  expect(complaint).toMatch(new RegExp(`^--bogus gibt es hier nicht\\.\n${usage}[^\n]*$`));
  expect(HELP.en).toContain(`  ${name}`);
});

it.each([
  ['a misspelled option', check, ['pbx', '--jsn'], '--jsn gibt es hier nicht.'],
  ['a value that is missing', approve, ['pbx', '--plan'], '--plan: Der Wert fehlt'],
  ['a value that must not be there', check, ['pbx', '--json=yes'], '--json: Der Wert fehlt'],
  ['too few words', check, [], 'check <host>'],
  ['too many words', upgrade, ['pbx', 'now'], 'upgrade <host>'],
  ['an option of another command', status, ['pbx', '--plan', 'x'], '--plan gibt es hier nicht.'],
  ['a field without a value', answer, ['pbx', 'yes', '--set', 'date'], 'field=value'],
  ['an abort without a reason', abort, ['pbx'], '--reason'],
  ['a user without --sudoers', helper, ['ucware'], '--sudoers [user …]'],
  ['a user sudoers would misread', helper, ['--sudoers', 'a, b'], '„a, b“'],
])('names %s', async (_, command, args, words) => {
  expect(await mistake(command, ...args)).toContain(words);
});

it('ends with the exit code for wrong words and nothing of Node', async () => {
  const { code, stdout, stderr } = await runProgram(['check', 'pbx', '--jsn']);
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: '--jsn gibt es hier nicht.\nucware-upgrade check <host> [--json]\n',
  });
});
