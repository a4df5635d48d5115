import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import { SOURCES_RESTORE, SOURCES_SWITCH } from '../../../../src/flows/remote/jobs/sources.ts';
import { runJob } from './run-job.ts';

const LIST = '/etc/apt/sources.list.d/ucware.list';
const FIRMWARE = 'deb https://packages.ucware.de/ubuntu/ucware-firmware bionic main';
const LINE = 'deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main';

describe('switching the package sources', () => {
  test.each([
    ['the line of the guide', `${LINE}\n${FIRMWARE}\n`],
    [
      'credentials with odd characters',
      `deb https://kunde:p/w@x@packages.ucware.de/ubuntu/ucware-4.5 bionic main\n`,
    ],
    [
      'a user called like the series',
      `deb https://ucware-4.5:pw@packages.ucware.de/ubuntu/ucware-4.5 bionic main\n`,
    ],
    [
      'options with a key called like the series',
      `deb [arch=amd64 signed-by=/etc/keys/ucware-4.5 ] https://packages.ucware.de/ubuntu/ucware-4.5 bionic main\n`,
    ],
    ['Windows line ends', `${LINE}\r\n${FIRMWARE}\r\n`],
    ['no line end at the end', LINE],
    [
      'blanks in front and tabs between',
      `  deb\thttps://packages.ucware.de/ubuntu/ucware-4.5/\tbionic main\n`,
    ],
  ])('changes only the version: %s', async (_, content) => {
    const { exitCode, files } = await runJob(SOURCES_SWITCH, ['run-1', `${LIST}:1`], {
      files: { [LIST]: content },
    });
    expect(exitCode).toBe(0);
    const at = content.lastIndexOf('/ucware-4.5');
    expect(files[LIST]).toBe(
      `${content.slice(0, at)}/ucware-5${content.slice(at + '/ucware-4.5'.length)}`,
    );
    expect(Object.values(files)).toContain(content);
  });

  test('never shows credentials', async () => {
    const { log } = await runJob(SOURCES_SWITCH, ['run-1', `${LIST}:1`], {
      files: {
        [LIST]: 'deb https://kunde:Geh31m/x@y@packages.ucware.de/ubuntu/ucware-4.5 bionic main\n',
      },
    });
    expect(log).toContain('-deb https://***@packages.ucware.de/ubuntu/ucware-4.5 bionic main');
    expect(log).toContain('+deb https://***@packages.ucware.de/ubuntu/ucware-5 bionic main');
    expect(log).not.toMatch(/kunde|Geh31m/);
  });

  test('changes lines in two files and leaves the others alone', async () => {
    const { exitCode, files } = await runJob(
      SOURCES_SWITCH,
      ['run-1', '/etc/apt/sources.list:2', `${LIST}:3`],
      {
        files: {
          '/etc/apt/sources.list': `deb http://archive.ubuntu.com/ubuntu bionic main\n${LINE}\n`,
          [LIST]: `# ${LINE}\n${FIRMWARE}\n${LINE}\n`,
        },
      },
    );
    expect(exitCode).toBe(0);
    expect(files['/etc/apt/sources.list']).toBe(
      `deb http://archive.ubuntu.com/ubuntu bionic main\n${LINE.replace('4.5', '5')}\n`,
    );
    expect(files[LIST]).toBe(`# ${LINE}\n${FIRMWARE}\n${LINE.replace('4.5', '5')}\n`);
  });

  test('changes the address of a deb822 stanza', async () => {
    const file = '/etc/apt/sources.list.d/ucware.sources';
    const stanza =
      'Types: deb\nURIs: https://packages.ucware.de/ubuntu/ucware-4.5\nSuites: bionic\n';
    const { files } = await runJob(SOURCES_SWITCH, ['run-1', `${file}:2`], {
      files: { [file]: stanza },
    });
    expect(files[file]).toBe(stanza.replace('4.5', '5'));
  });

  test('changes the address that stands in the next line of a stanza, and no other', async () => {
    const file = '/etc/apt/sources.list.d/ucware.sources';
    const stanza =
      'Types: deb\nURIs:\n http://mirror.example/ucware-4.5\n# old: /ucware-4.5\n https://packages.ucware.de/ubuntu/ucware-4.5\nSuites: bionic\nX-Note: a\n /ucware-4.5\n';
    const { files } = await runJob(SOURCES_SWITCH, ['run-1', `${file}:5`], {
      files: { [file]: stanza },
    });
    expect(files[file]).toBe(stanza.replace('ubuntu/ucware-4.5', 'ubuntu/ucware-5'));
    for (const line of [4, 6, 8]) {
      const { exitCode } = await runJob(SOURCES_SWITCH, ['run-1', `${file}:${line}`], {
        files: { [file]: stanza },
      });
      expect(exitCode).toBe(JOB_EXIT.refused);
    }
  });

  test.each([
    ['a line that is on 5 already', `${LIST}:1`, `${LINE.replace('4.5', '5')}\n`, JOB_EXIT.refused],
    ['a line that is commented out', `${LIST}:1`, `# ${LINE}\n`, JOB_EXIT.refused],
    ['the firmware', `${LIST}:1`, `${FIRMWARE}\n`, JOB_EXIT.refused],
    ['a line that is not there', `${LIST}:7`, `${LINE}\n`, JOB_EXIT.refused],
    ['another file', '/etc/passwd:1', `${LINE}\n`, JOB_EXIT.badArgument],
    [
      'a path that climbs',
      '/etc/apt/sources.list.d/../../x.list:1',
      `${LINE}\n`,
      JOB_EXIT.badArgument,
    ],
    ['no number', `${LIST}:1;reboot`, `${LINE}\n`, JOB_EXIT.badArgument],
  ])('refuses %s and changes nothing', async (_, place, content, code) => {
    const { exitCode, files } = await runJob(SOURCES_SWITCH, ['run-1', place], {
      files: { [LIST]: content },
    });
    expect(exitCode).toBe(code);
    expect(files[LIST]).toBe(content);
  });

  test('refuses a run that would climb out of its folder', async () => {
    const { exitCode } = await runJob(SOURCES_SWITCH, ['../x', `${LIST}:1`], {
      files: { [LIST]: LINE },
    });
    expect(exitCode).toBe(JOB_EXIT.badArgument);
  });
});

describe('putting the package sources back', () => {
  const switched = (version: string, status = 'ii ') => ({
    files: {
      [LIST]: `${LINE.replace('4.5', '5')}\r\n${FIRMWARE}\r\n`,
      '/proc/uptime': '1 1\n',
      '/proc/locks': '',
      '/var/lib/ucware-upgrade/undo/run-1/sources/changed': `${LIST}\t1\n`,
    },
    commands: {
      'dpkg-query': `printf '${status}\\tucware\\t${version}\\nii \\tbash\\t5.0\\n'`,
      'apt-get': 'echo "apt-get $*" >>/calls',
    },
  });

  test('restores the line and reads the lists again', async () => {
    const { exitCode, files, calls } = await runJob(
      SOURCES_RESTORE,
      ['run-1'],
      switched('4.5.0.10'),
    );
    expect(exitCode).toBe(0);
    expect(files[LIST]).toBe(`${LINE}\r\n${FIRMWARE}\r\n`);
    expect(calls.join()).toMatch(/apt-get .*update/);
  });

  test.each([
    ['5.0.3', 'ii '],
    ['5.0.3', 'iF '],
    ['1:5.1', 'iU '],
    ['4.50', 'ii '],
  ])('leaves them on 5 once the product is %s (%s)', async (version, status) => {
    const site = switched(version, status);
    const { exitCode, files, calls } = await runJob(SOURCES_RESTORE, ['run-1'], site);
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(files[LIST]).toBe(site.files[LIST]);
    expect(calls).toEqual([]);
  });

  test('does nothing when nothing was changed', async () => {
    const { exitCode, calls } = await runJob(SOURCES_RESTORE, ['run-2'], switched('4.5.0.10'));
    expect(exitCode).toBe(0);
    expect(calls).toEqual([]);
  });
});
