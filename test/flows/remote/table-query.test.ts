import { describe, expect, it } from 'vitest';
import { queryTable } from '../../../src/flows/remote/table-query.ts';
import { bionicWith } from './bionic-machine.ts';
import { ask, runInShells } from './run-in-shells.ts';

const TABLE = 'Benutzername\tNebenstellen\narmin.artmann\t416\n';
const QUERY = 'SELECT name AS Benutzername,\n extension AS Nebenstellen FROM ucware.users';

/** A server whose client answers only where the session was made read-only first. */
const machine = bionicWith({
  commands: {
    mysql: [{ when: '*--batch*SET SESSION TRANSACTION READ ONLY; SELECT name*', stdout: TABLE }],
  },
});

describe('a query of the inventory', () => {
  it('is answered as the client prints it, in a session that is read-only', async () => {
    expect(await ask(queryTable(QUERY), machine)).toBe(TABLE);
  });

  it.each([
    'DROP TABLE ucware.users',
    'SELECT 1; DROP TABLE ucware.users',
    String.raw`SELECT 1 \! id`,
    "SELECT 1 INTO OUTFILE '/etc/cron.d/x'",
    "SELECT 1 into DumpFile '/x'",
    "SELECT LOAD_FILE('/etc/shadow')",
    'SELECT 1 /*!50000 INTO OUTFILE */',
    'SELECT 1 -- x',
    '\nsystem id',
    '',
  ])('lets nothing but one plain SELECT through: %j', async (query) => {
    const output = await runInShells(queryTable(query).script, [query], machine);
    expect(output).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it('that was cut off, or went wrong, is no answer', () => {
    const { parse } = queryTable(QUERY);
    expect(() => parse({ exitCode: 0, stdout: TABLE, stderr: '' })).toThrow(/last line/);
    expect(() => parse({ exitCode: 1, stdout: '', stderr: 'ERROR 1792' })).toThrow(/1792/);
  });
});
