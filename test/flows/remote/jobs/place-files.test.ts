import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cameBack, filesThat } from '../../../../src/flows/remote/jobs/came-back.ts';
import {
  type ChosenFile,
  NOT_INSTALLED,
  restoreConffiles,
  takeLeftovers,
  undoConffiles,
} from '../../../../src/flows/remote/jobs/conffiles.ts';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import { installPackages } from '../../../../src/flows/remote/jobs/packages.ts';
import { readReplaced } from '../../../../src/flows/remote/jobs/read-replaced.ts';
import type { JobAction } from '../../../../src/flows/run/action.ts';
import { runJob, type Site } from './run-job.ts';

const KEPT = '/var/lib/ucware-upgrade/undo/run-1/conffiles-5';
const PHP = '/etc/ucware/ucware.php';
const GONE = '/etc/ucware/gone.conf';

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

const MERGED: ChosenFile = {
  package: 'ucware-core',
  from: '4.5',
  path: PHP,
  own: md5('own\n'),
  text: md5('merged\n'),
  mode: '640',
};
const BACK: ChosenFile = {
  package: 'ucware-web',
  from: '4.5',
  path: GONE,
  own: null,
  text: md5('vendor\n'),
  mode: '640',
};
const JOB = installPackages('run-1', [], 'cached', { pass: '5', files: [MERGED, BACK] });

/** dpkg knows a package's version from a file of its name; apt writes what it saw in the files and brings what it was told. */
function site(apt: string, parts: Site['files'] = {}): Site {
  return {
    files: {
      '/proc/locks': '',
      [PHP]: 'own\n',
      [`${KEPT}/texts/${md5('merged\n')}`]: 'merged\n',
      [`${KEPT}/texts/${md5('vendor\n')}`]: 'vendor\n',
      '/var/lib/versions/ucware-core': '4.5',
      '/var/lib/versions/ucware-web': '4.5',
      ...parts,
    },
    commands: {
      'dpkg-query': 'cat /var/lib/versions/$3; echo',
      'apt-get': `cat ${PHP} ${GONE} >>/calls\n${apt}`,
      fuser: 'exit 1',
    },
  };
}

const BOTH = 'echo 5 >/var/lib/versions/ucware-core; echo 5 >/var/lib/versions/ucware-web';

async function run(job: JobAction, where: Site) {
  return runJob(job.script, job.args, { ...where, files: { '/proc/locks': '', ...where.files } });
}

describe('an installation with chosen configuration files', () => {
  test('has them in place before apt begins, and leaves them when the packages came', async () => {
    const { exitCode, calls, files } = await run(JOB, site(BOTH));
    expect(exitCode).toBe(0);
    expect(calls.slice(0, 2)).toEqual(['merged', 'vendor']);
    expect(files).toMatchObject({ [PHP]: 'merged\n', [GONE]: 'vendor\n' });
    expect(
      Object.entries(files).find(([path]) =>
        path.endsWith(`/originals/=-etc=-ucware=-ucware.php-${md5('own\n')}`),
      )?.[1],
    ).toBe('own\n');
  });

  test('restores the file of each package that was not unpacked, and apt’s exit code counts', async () => {
    const { exitCode, log, files } = await run(
      JOB,
      site('echo 5 >/var/lib/versions/ucware-web; exit 100'),
    );
    expect(exitCode).toBe(100);
    expect(files).toMatchObject({ [PHP]: 'own\n', [GONE]: 'vendor\n' });
    expect(log).toContain(`as it was: ${PHP}`);
  });

  test('takes a file away again that was not there before', async () => {
    const { files } = await run(JOB, site('exit 100'));
    expect(files[PHP]).toBe('own\n');
    expect(files[GONE]).toBeUndefined();
  });

  test.each([
    ['a file that has changed since', { [PHP]: 'other\n' }],
    ['a text that is not there', { [`${KEPT}/texts/${md5('vendor\n')}`]: 'broken\n' }],
  ])('begins nothing with %s', async (_, changed) => {
    const { exitCode, calls, files } = await run(JOB, site(BOTH, changed));
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(calls.filter((call) => !call.startsWith('sleep'))).toEqual([]);
    expect(files[GONE]).toBeUndefined();
    expect(files[PHP]).toBe(changed[PHP as keyof typeof changed] ?? 'own\n');
  });

  test('replaces nothing whose original is not safely on the disk', async () => {
    const given = site(BOTH);
    const sync = `case "$*" in *originals/*) exit 1 ;; esac; exit 0`;
    const commands = { ...given.commands, sync };
    const { exitCode, log, calls, files } = await run(JOB, { ...given, commands });
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(log).toContain('not safely on the disk');
    expect(calls.filter((call) => !call.startsWith('sleep'))).toEqual([]);
    expect(files[PHP]).toBe('own\n');
    expect(files[GONE]).toBeUndefined();
  });

  test('says so when what it put back is not safely on the disk, and has put it back all the same', async () => {
    const given = site('echo later >/root/later; exit 100');
    const sync = `case "$*" in ${PHP}) if [ -e /root/later ]; then exit 1; fi ;; esac; exit 0`;
    const commands = { ...given.commands, sync };
    const { exitCode, log, files } = await run(JOB, { ...given, commands });
    expect(exitCode).not.toBe(0);
    expect(log).toContain(`not safely on the disk: ${PHP}`);
    expect(files[PHP]).toBe('own\n');
  });

  test('goes on where an interrupted one stopped', async () => {
    const cut = await run(JOB, site('exit 100'));
    const before = Object.fromEntries(
      Object.entries(cut.files).filter(([path]) => path.startsWith(KEPT)),
    );
    // The first attempt was cut off: its text is in place, one package is there.
    const there = { [PHP]: 'merged\n', '/var/lib/versions/ucware-web': '5' };
    const { exitCode, files } = await run(
      JOB,
      site('echo 5 >/var/lib/versions/ucware-core', { ...before, ...there }),
    );
    expect(exitCode).toBe(0);
    expect(files[PHP]).toBe('merged\n');
    expect(files[GONE]).toBeUndefined();
    expect(
      Object.entries(files).find(([path]) =>
        path.endsWith(`/originals/=-etc=-ucware=-ucware.php-${md5('own\n')}`),
      )?.[1],
    ).toBe('own\n');
  });

  test('without any installs as before', async () => {
    const job = installPackages('run-1', ['ucware-web'], 'cached');
    expect(job.args).toEqual(['run-1', 'ucware-web', 'cached']);
    const { exitCode, files } = await run(job, site('true'));
    expect(exitCode).toBe(0);
    expect(files[PHP]).toBe('own\n');
  });
});

describe('a file of a package that is new to the server', () => {
  const NEW = installPackages('run-1', [], 'cached', {
    pass: '5',
    files: [{ ...MERGED, package: 'ucware-config', from: NOT_INSTALLED }],
  });
  const STATUS = '/var/lib/versions/status';
  /** dpkg knows the state of the new package from a file, and no version of it. */
  function fresh(apt: string, status: string, parts: Site['files'] = {}): Site {
    const given = site(apt, { [GONE]: 'there\n', [STATUS]: status, ...parts });
    const query = `case $2 in *Status-Status*) cat ${STATUS} ;; *) exit 1 ;; esac`;
    return { ...given, commands: { ...given.commands, 'dpkg-query': query } };
  }

  test.each(['', 'not-installed\n', 'config-files\n', 'half-installed\n'])(
    'is in place before apt begins, and stays when the package comes (%j)',
    async (status) => {
      const { exitCode, calls, files } = await run(NEW, fresh(`echo installed >${STATUS}`, status));
      expect(exitCode).toBe(0);
      expect(calls[0]).toBe('merged');
      expect(files[PHP]).toBe('merged\n');
    },
  );

  test('is as it was when the package did not come', async () => {
    const { exitCode, log, files } = await run(NEW, fresh('exit 100', ''));
    expect(exitCode).toBe(100);
    expect(files[PHP]).toBe('own\n');
    expect(cameBack(log, PHP)).toBe('back');
  });

  test('is left alone once the package is unpacked', async () => {
    const { calls, files } = await run(NEW, fresh('true', 'unpacked\n'));
    expect(calls[0]).toBe('own');
    expect(files[PHP]).toBe('own\n');
  });

  test('is not mixed up with what was taken from beside a file, which belongs to no package', async () => {
    const beside = { path: `${PHP}.dpkg-dist`, md5: md5('vendor\n') };
    const given = fresh('', '', { [beside.path]: 'vendor\n' });
    const taken = await run(takeLeftovers('run-1', '5', [beside]), given);
    expect(taken.files[PHP]).toBe('vendor\n');
    const after = await run(restoreConffiles('run-1', '5'), { ...given, files: taken.files });
    expect(after.files[PHP]).toBe('vendor\n');
  });
});

describe('a file that the package replaces whatever people decide', () => {
  const COPIED: ChosenFile = { ...MERGED, text: md5('own\n') };
  const job = installPackages('run-1', [], 'cached', { pass: '5', files: [COPIED] });
  const copyIn = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).find(([path]) => path.endsWith(`ucware.php-${md5('own\n')}`))?.[1];

  test('is copied before, and nothing is placed or put back', async () => {
    const replacing = `echo plain >${PHP}; ${BOTH}`;
    const { exitCode, log, files } = await run(job, site(replacing));
    expect(exitCode, log).toBe(0);
    expect(files[PHP]).toBe('plain\n');
    expect(copyIn(files)).toBe('own\n');
    expect(Object.keys(files).filter((path) => /\.(?:placed|back)$/.test(path))).toEqual([]);
  });

  test('keeps the installation from beginning when it has changed since people were warned', async () => {
    const { exitCode, log, files } = await run(job, site(BOTH, { [PHP]: 'changed\n' }));
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(log).toContain(`changed since it was approved: ${PHP}`);
    expect(files[PHP]).toBe('changed\n');
  });
});

describe('what is no file', () => {
  const { [PHP]: _, ...without } = site('').files ?? {};

  test('has nothing placed into it, and nothing is installed', async () => {
    const gone = { ...BACK, path: PHP, package: 'ucware-core' };
    const job = installPackages('run-1', [], 'cached', { pass: '5', files: [gone] });
    const where = { ...site(BOTH), files: { ...without, [`${PHP}/x`]: 'x\n' } };
    const { exitCode, log, files } = await run(job, where);
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(log).toContain(`not a file: ${PHP}`);
    expect(files[`${PHP}/x`]).toBe('x\n');
  });

  test('what lies beside a link is taken into the file it leads to, and the link stays', async () => {
    const beside = { path: `${PHP}.dpkg-new`, md5: md5('vendor\n') };
    const { files, exitCode } = await run(takeLeftovers('run-1', '5', [beside]), {
      ...site(''),
      files: { ...without, '/home/git/ucware.php': 'own\n', [beside.path]: 'vendor\n' },
      links: { [PHP]: '/home/git/ucware.php' },
    });
    expect(exitCode).toBe(0);
    expect(files['/home/git/ucware.php']).toBe('vendor\n');
    expect(files[beside.path]).toBeUndefined();
  });
});

describe('more than one attempt in a run', () => {
  const OLD = { '/var/lib/versions/ucware-core': '4.5' };
  const NEW = { '/var/lib/versions/ucware-core': '5' };
  const place = (own: string, text: string) =>
    installPackages('run-1', [], 'cached', {
      pass: '5',
      files: [{ ...MERGED, own: md5(own), text: md5(text) }],
    });
  const UNDO = undoConffiles('run-1', '5', [PHP]);

  /** An installation that was cut off after it had put its text into place. */
  async function cut(
    job: JobAction,
    files: Site['files'] = {},
  ): Promise<Readonly<Record<string, string>>> {
    const done = await run(job, site('echo 5 >/var/lib/versions/ucware-core', files));
    return { ...done.files, ...OLD };
  }

  test.each([
    ['restored', true],
    ['not restored', false],
  ])(
    'a text people wrote meanwhile is what the undo gives back (first attempt %s)',
    async (_, restored) => {
      let files: Readonly<Record<string, string>> = await cut(place('own\n', 'vendor\n'));
      if (restored) {
        ({ files } = await run(restoreConffiles('run-1', '5'), { ...site(''), files }));
        expect(files[PHP]).toBe('own\n');
      }
      files = await cut(place('own 2\n', 'vendor\n'), { ...files, [PHP]: 'own 2\n' });
      expect(files[PHP]).toBe('vendor\n');
      const after = await run(UNDO, { ...site(''), files: { ...files, ...NEW } });
      expect(after.files[PHP]).toBe('own 2\n');
      expect(cameBack(after.log, PHP)).toBe('back');
      expect(Object.values(after.files)).toContain('own\n');
    },
  );

  // Checksums of these texts sort in different orders.
  test.each([1, 2, 3, 4])(
    'the undo of two different texts ends at the one people had (%i)',
    async (at) => {
      const [merged, vendor] = [`merged${at}\n`, `vendor${at}\n`];
      const texts = {
        [`${KEPT}/texts/${md5(merged)}`]: merged,
        [`${KEPT}/texts/${md5(vendor)}`]: vendor,
      };
      const first = await cut(place('own\n', merged), texts);
      const files: Site['files'] = { ...(await cut(place(merged, vendor), first)), ...NEW };
      expect(files[PHP]).toBe(vendor);
      const after = await run(UNDO, { ...site(''), files });
      expect(after.files[PHP]).toBe('own\n');
      expect(after.log.trim()).toBe(`as it was: ${PHP}`);
      const again = await run(UNDO, { ...site(''), files: after.files });
      expect(cameBack(again.log, PHP)).toBe('back');
      const other = await run(UNDO, { ...site(''), files: { ...after.files, [PHP]: merged } });
      expect(cameBack(other.log, PHP)).toBe('changed');
    },
  );

  test('a kept text that is not the one it should be is never put back as it', async () => {
    const placed = await cut(place('own\n', 'vendor\n'));
    const kept = `${KEPT}/originals/=-etc=-ucware=-ucware.php-${md5('own\n')}`;
    expect(placed[kept]).toBe('own\n');
    const files = { ...placed, ...NEW, [kept]: 'broken\n' };
    const after = await run(UNDO, { ...site(''), files });
    expect(cameBack(after.log, PHP)).toBe('nothing');
    expect(after.files[PHP]).toBe('vendor\n');
  });

  test('a file that was deleted since is put back: nothing is lost by that', async () => {
    const placed = await cut(place('own\n', 'vendor\n'));
    const { [PHP]: _, ...files } = placed;
    const after = await run(UNDO, { ...site(''), files: { ...files, ...NEW } });
    expect(cameBack(after.log, PHP)).toBe('back');
    expect(after.files[PHP]).toBe('own\n');
  });

  test('the vendor’s version taken afterwards keeps what people wrote since an undo, too', async () => {
    const beside = { path: `${PHP}.dpkg-dist`, md5: md5('vendor\n') };
    const placed = { ...(await cut(place('own\n', 'vendor\n'))), ...NEW };
    const { files } = await run(UNDO, { ...site(''), files: placed });
    const there = { ...files, [PHP]: 'own 2\n', [beside.path]: 'vendor\n' };
    const taken = await run(takeLeftovers('run-1', '5', [beside]), { ...site(''), files: there });
    expect(taken.files[PHP]).toBe('vendor\n');
    const after = await run(UNDO, { ...site(''), files: taken.files });
    expect(after.files[PHP]).toBe('own 2\n');
  });
});

test('of two words about one file the worse one counts', () => {
  const log = `left as it is, because it has changed since: ${PHP}\nas it was: ${PHP}\n`;
  expect(cameBack(log, PHP)).toBe('changed');
});

describe('the way back', () => {
  async function installed() {
    const { files } = await run(JOB, site(BOTH));
    return files;
  }

  test('undo puts back what was replaced, by path', async () => {
    const files = await installed();
    const after = await run(undoConffiles('run-1', '5', [PHP, '/etc/never']), {
      ...site(''),
      files,
    });
    expect(after.files).toMatchObject({ [PHP]: 'own\n', [GONE]: 'vendor\n' });
    expect(cameBack(after.log, PHP)).toBe('back');
    expect(cameBack(after.log, '/etc/never')).toBe('nothing');
    expect(cameBack(after.log, GONE)).toBeUndefined();
  });

  test('of two files of one name that got the same text, each gets its own back', async () => {
    const [one, two] = ['/etc/asterisk/a/conf.d/same.conf', '/etc/asterisk/b/conf.d/same.conf'];
    const files = [one, two].map((path) => ({ ...MERGED, path, own: md5(ownOf(path)) }));
    const job = installPackages('run-1', [], 'cached', { pass: '5', files });
    const own = { [one]: ownOf(one), [two]: ownOf(two) };
    function ownOf(path: string): string {
      return path === one ? 'own of a\n' : 'own of b\n';
    }
    const placed = await run(job, site(BOTH, own));
    expect(placed.files).toMatchObject({ [one]: 'merged\n', [two]: 'merged\n' });
    const undo = undoConffiles('run-1', '5', [one, two]);
    const after = await run(undo, { ...site(''), files: placed.files });
    expect(after.files).toMatchObject(own);
  });

  test('a repeated undo says what is so, and changes nothing any more', async () => {
    const job = undoConffiles('run-1', '5', [PHP]);
    const { files } = await run(job, { ...site(''), files: await installed() });
    const again = await run(job, { ...site(''), files });
    expect(cameBack(again.log, PHP)).toBe('back');
    const edited = { ...files, [PHP]: 'edited\n' };
    const since = await run(job, { ...site(''), files: edited });
    expect(cameBack(since.log, PHP)).toBe('changed');
    expect(since.files[PHP]).toBe('edited\n');
  });

  test('undo leaves alone what somebody has changed since', async () => {
    const files = { ...(await installed()), [PHP]: 'edited\n' };
    const after = await run(undoConffiles('run-1', '5', [PHP]), { ...site(''), files });
    expect(after.files[PHP]).toBe('edited\n');
    expect(cameBack(after.log, PHP)).toBe('changed');
  });

  test('an abort says which files it leaves, because somebody has changed them', async () => {
    const files = {
      ...(await installed()),
      [PHP]: 'edited\n',
      '/var/lib/versions/ucware-core': '4.5',
    };
    const after = await run(restoreConffiles('run-1', '5'), { ...site(''), files });
    expect(after.exitCode).toBe(0);
    expect(filesThat('changed', after.log)).toEqual([PHP]);
  });

  test('the vendor’s version beside a file can be taken afterwards, and that be taken back', async () => {
    const beside = { path: `${PHP}.dpkg-dist`, md5: md5('vendor\n') };
    const job = takeLeftovers('run-1', '5', [beside]);
    const taken = await run(job, site('', { [beside.path]: 'vendor\n' }));
    expect(taken.exitCode).toBe(0);
    expect(taken.files[PHP]).toBe('vendor\n');
    expect(taken.files[beside.path]).toBeUndefined();
    const again = await run(job, { ...site(''), files: taken.files });
    expect(again.exitCode).toBe(0);
    const back = await run(undoConffiles('run-1', '5', [PHP]), { ...site(''), files: taken.files });
    expect(back.files[PHP]).toBe('own\n');
    // Tried once more because of another file, it leaves alone what was taken back meanwhile.
    const later = await run(job, { ...site(''), files: back.files });
    expect(later.exitCode).toBe(0);
    expect(later.files[PHP]).toBe('own\n');
    const other = await run(job, site('', { [beside.path]: 'another\n' }));
    expect(other.exitCode).toBe(JOB_EXIT.refused);
    expect(other.files[PHP]).toBe('own\n');
  });

  test('the vendor’s version of a file that is not there is as closed as it lies beside', async () => {
    const beside = { path: `${GONE}.dpkg-dist`, md5: md5('vendor\n') };
    const given = site('', { [beside.path]: 'vendor\n' });
    const sync = `case "$*" in *upgrade-new) stat -c %a "$1" | sed 's/^100//' >>/calls ;; esac`;
    const { files, calls } = await run(takeLeftovers('run-1', '5', [beside]), {
      ...given,
      commands: { ...given.commands, sync },
      closed: [beside.path],
    });
    expect(files[GONE]).toBe('vendor\n');
    expect(calls).toEqual(['600']);
    expect(Object.entries(files).find(([path]) => path.endsWith('.placed'))?.[1]).toContain(
      ' 600 ',
    );
  });

  test('an abort restores what was put into place for packages that never came', async () => {
    const files = {
      ...(await installed()),
      '/var/lib/versions/ucware-core': '4.5',
      '/var/lib/versions/ucware-web': '5',
    };
    const after = await run(restoreConffiles('run-1', '5'), { ...site(''), files });
    expect(after.files).toMatchObject({ [PHP]: 'own\n', [GONE]: 'vendor\n' });
  });
});

describe('a folder of which everything is read', () => {
  const AWAY = `${PHP}.ucware-upgrade-new`;
  const takeOf = (path: string) =>
    takeLeftovers('run-1', '5', [{ path: `${path}.dpkg-dist`, md5: md5('vendor\n') }]);

  test('keeps nothing of a text that could not be put into its place', async () => {
    const given = site(BOTH);
    const sync = `case "$*" in *upgrade-new) exit 1 ;; esac; exit 0`;
    const commands = { ...given.commands, sync };
    const placed = await run(JOB, { ...given, commands });
    expect(placed.exitCode).not.toBe(0);
    const taken = await run(takeOf(PHP), {
      files: { ...given.files, [`${PHP}.dpkg-dist`]: 'vendor\n' },
      commands,
    });
    expect(taken.exitCode).toBe(JOB_EXIT.unavailable);
    for (const { files } of [placed, taken]) {
      expect(files[PHP]).toBe('own\n');
      expect(files[AWAY]).toBeUndefined();
    }
  });

  test('keeps nothing of one that could not be put back', async () => {
    const { files } = await run(JOB, site(BOTH));
    const given = site('');
    const mv = `case "$*" in *upgrade-new*) exit 1 ;; esac; exit 0`;
    const after = await run(undoConffiles('run-1', '5', [PHP]), {
      files,
      commands: { ...given.commands, mv },
    });
    expect(after.exitCode).not.toBe(0);
    expect(after.files[PHP]).toBe('merged\n');
    expect(after.files[AWAY]).toBeUndefined();
  });

  test.each([
    ['an abort', restoreConffiles('run-1', '5')],
    ['an undo', undoConffiles('run-1', '5', [GONE])],
    ['the vendor’s version of another taken', takeOf(GONE)],
    ['the next attempt', JOB],
  ])('is rid of what a killed job left there with %s', async (_, job) => {
    const { files } = await run(JOB, site(BOTH));
    const left = { [AWAY]: 'mer', [`${GONE}.dpkg-dist`]: 'vendor\n' };
    const after = await run(job, { ...site(''), files: { ...files, ...left } });
    expect(after.files[AWAY]).toBeUndefined();
  });
});

test('the server says which files bear a chosen text, and where what they held before is kept', async () => {
  const { files } = await run(JOB, site(BOTH));
  const { script, args, parse } = readReplaced('run-1', '5');
  const standing = async (now: Readonly<Record<string, string>>) => {
    const { exitCode, log } = await runJob(script, args, { ...site(''), files: now });
    return parse({ exitCode, stdout: log, stderr: '' });
  };
  const php = {
    path: PHP,
    original: expect.stringMatching(/\/originals\/=-etc=-/),
    changed: false,
  };
  const gone = { path: GONE, original: null, changed: false };
  expect(await standing(files)).toEqual([php, gone]);
  // Put back by hand is back; changed is neither the one nor the other.
  expect(await standing({ ...files, [PHP]: 'own\n', [GONE]: 'edited\n' })).toEqual([
    { ...gone, changed: true },
  ]);
});
