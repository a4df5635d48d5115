import { describe, expect, test } from 'vitest';
import { type AptProgress, aptProgress } from '../../../src/flows/remote/apt-status.ts';

const RECORDED = `dlstatus:1:0.6122:Retrieving file 1 of 12
dlstatus:1:50.5:Retrieving file 7 of 12 (2s remaining)
dlstatus:12:99.9:Retrieving file 12 of 12
pmstatus:dpkg-exec:0.0000:Running dpkg
pmstatus:ucware-core:62.9630:Configuring ucware-core (amd64)
pmconffile:/etc/init/asterisk.conf:65.3061:'/etc/init/asterisk.conf' '/etc/init/asterisk.conf.dpkg-new' 1 1
pmerror:ucware:65.3061:end of file on stdin at conffile prompt
`;

function fed(chunks: readonly string[]): AptProgress {
  return chunks.reduce<AptProgress | undefined>(aptProgress, undefined) as AptProgress;
}

describe('reading APT::Status-Fd', () => {
  test('the recorded lines', () => {
    expect(fed([RECORDED])).toMatchObject({
      percent: 99,
      phase: 'install',
      package: 'ucware-core',
      text: { de: 'Richtet ein: `ucware-core`', en: 'Configuring: `ucware-core`' },
      conffiles: ['/etc/init/asterisk.conf'],
      errors: [{ package: 'ucware', message: 'end of file on stdin at conffile prompt' }],
      rest: '',
    });
  });

  test('gives the same wherever the chunks are cut', () => {
    const whole = fed([RECORDED]);
    for (let at = 0; at <= RECORDED.length; at += 1) {
      expect(fed([RECORDED.slice(0, at), RECORDED.slice(at)])).toEqual(whole);
    }
  });

  test('never runs backwards', () => {
    const lines = ['90.1', '10', '95.7', '3', '100.0', '99'].map(
      (percent) => `pmstatus:bash:${percent}:Unpacking bash\n`,
    );
    const seen: number[] = [];
    lines.reduce<AptProgress | undefined>((before, line) => {
      const now = aptProgress(before, line);
      seen.push(now.percent);
      return now;
    }, undefined);
    expect(seen).toEqual([90, 90, 95, 95, 100, 100]);
  });

  test('an installation from the cache does not begin at the end', () => {
    const progress = fed([
      'dlstatus:1:100:Retrieving file 1 of 1\npmstatus:bash:4.2:Preparing bash (amd64)\n',
    ]);
    expect(progress).toMatchObject({ percent: 4, phase: 'install' });
  });

  test('a name with an architecture', () => {
    expect(fed(['pmstatus:libc6:i386:45.5:Installing libc6 (i386)\n'])).toMatchObject({
      package: 'libc6:i386',
      percent: 45,
    });
  });

  test.each(['', 'rubbish', 'pmstatus:\n', 'dlstatus:1:x:y\n', '\u0000\u0001\n'])(
    'is not led astray by %j',
    (chunk) => {
      expect(fed([chunk])).toMatchObject({ percent: 0, phase: 'download', errors: [] });
    },
  );

  test('downloads are counted for people', () => {
    expect(fed(['dlstatus:1:8.3:Retrieving file 2 of 12 (1min 2s remaining)\n']).text.de).toBe(
      'Lädt Datei 2 von 12 herunter',
    );
  });
});
