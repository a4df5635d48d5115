import { describe, expect, it } from 'vitest';
import { learn } from '../../../../src/flows/run/fact.ts';
import { installStep } from '../../../../src/flows/steps/packages.ts';
import { takenBack } from '../../../../src/flows/steps/taken-back.ts';
import {
  accountDifferences,
  faxDifferences,
} from '../../../../src/flows/ucware-4.5-to-5/configure/differences.ts';
import { ucware45to5 } from '../../../../src/flows/ucware-4.5-to-5/flow.ts';
import { PASS_5, PASS_45 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aPlan, BOOT } from '../../remote/a-plan.ts';
import { jobEnded, judged, NOW } from '../../steps/a-context.ts';

const handOver = ucware45to5.steps.at(-1) as (typeof ucware45to5.steps)[number];

/** The files of the hand-over of a run like this. */
function files(situation: Parameters<typeof judged>[2]) {
  const verdict = judged(handOver, [], situation);
  if (verdict.verdict !== 'pass') throw new Error(verdict.verdict);
  return (verdict.notices ?? []).map(({ file }) => file ?? { name: '', content: '' });
}

describe('the hand-over document', () => {
  const [markdown, html] = files({
    facts: [
      learn(PASS_45.snapshot, { name: 'vor-4-5', takenAt: NOW, by: '<@U0ANNA0000>' }),
      learn(PASS_5.plan, aPlan('5')),
      learn(PASS_5.decisions, [
        {
          path: '/etc/ucware/ucware.php',
          choice: 'vendor',
          sides: [],
          state: 's',
          between: null,
          by: '<@U0BERND000>',
        },
      ]),
      learn(PASS_5.outcomes, [
        {
          path: '/etc/ucware/ucware.php',
          class: 'conflict',
          verdict: 'right',
          found: 'vendor',
          beside: false,
        },
      ]),
      learn(PASS_5.leftovers, [
        { path: '/etc/ucware/ucware.php.dpkg-dist', md5: 'a', person: 'U0BERND000' },
        { path: '/etc/closed.dpkg-dist', md5: 'b', person: null },
      ]),
    ],
    answers: {
      'before-production/answer': { choice: 'accept', values: { reason: 'Fax kommt morgen' } },
      'read-article/answer': { choice: 'yes' },
    },
    overrides: ['boot-full'],
    done: ['install-5', 'verify-5', 'read-article'],
    begun: ['install-5'],
  });

  it('comes as Markdown and as HTML with the same content', () => {
    expect(markdown?.name).toBe('uebergabe-run-1.md');
    expect(html?.name).toBe('uebergabe-run-1.html');
    for (const part of ['Fax kommt morgen', 'vor-4-5', '5.0.3', 'boot-full']) {
      expect(html?.content).toContain(part);
    }
  });

  it.each([
    [
      'what is open, with a name',
      '| Neue Fassung der Konfigurationsdatei /etc/ucware/ucware.php.dpkg-dist ansehen | @U0BERND000 |',
    ],
    [
      'what was accepted, by whom',
      '| Bei „Vor dem Produktiveinsatz geprüft“: Fax kommt morgen | @U0ANNA |',
    ],
    ['the snapshots to delete', '| vor-4-5 | 2026-11-23 22:10 UTC | @U0ANNA0000 |'],
    [
      'which version of a file was chosen, by whom, and what came of it',
      '| /etc/ucware/ucware.php | Fassung des Herstellers nehmen | @U0BERND000 | die des Herstellers |',
    ],
    ['overrides with their reason', '| boot-full | @U0ANNA | r |'],
    ['packages with both versions', '| ucware | 4.5.0.10 | 5.0.3 |'],
    ['how long the telephones were down', '| Telefone ohne Dienst'],
  ])('says %s', (_, line) => {
    expect(markdown?.content).toContain(line);
  });

  it('says of a file that was taken back that it is as before, and that somebody has to look at it', () => {
    const path = '/etc/ucware/ucware.php';
    const decision = { path, choice: 'vendor' as const, sides: [], state: 's', between: null };
    const content =
      files({
        facts: [
          learn(PASS_5.plan, aPlan('5')),
          learn(PASS_5.decisions, [{ ...decision, by: '<@U0BERND000>' }]),
          learn(PASS_5.outcomes, [
            { path, class: 'conflict', verdict: 'right', found: 'vendor', beside: false },
          ]),
          learn(PASS_5.leftovers, []),
          learn(takenBack(PASS_5), [{ path, by: 'U0CARLA000' }]),
        ],
      })[0]?.content ?? '';
    expect(content).toContain('| zurückgenommen von @U0CARLA000: wieder die Fassung von vorher |');
    expect(content).toContain(
      `| Die Konfigurationsdatei ${path} ist wieder wie vor der Installation (UCware 5): ansehen, was die neue Fassung anders macht | @U0CARLA000 |`,
    );
  });

  it('names what an attempt that failed had done, too: the plan after it holds only the rest', () => {
    const failed = { state: 'ended' as const, exitCode: 100, log: 'dpkg: error' };
    const plan = aPlan('5');
    const [file] = plan.forecast.files;
    if (!file) throw new Error('no file');
    const chosen = {
      ...{ choice: 'merge' as const, fits: true, why: null, md5: 'c'.repeat(32), check: null },
      by: '<@U0BERND000>',
      sides: ['own' as const],
    };
    const first = { ...plan, forecast: { ...plan.forecast, files: [{ ...file, chosen }] } };
    const verdict = judged(
      installStep(PASS_5),
      [{ ...jobEnded(), ...failed }, BOOT, { files: [], ucf: [] }, [], jobEnded(), []],
      { facts: [learn(PASS_5.plan, first)] },
    );
    const after = aPlan('5', { installed: [{ name: 'bash', from: '4.4.18-2ubuntu1.3', to: '5' }] });
    const content =
      files({
        facts: [
          ...(verdict.facts ?? []),
          learn(PASS_5.plan, { ...after, forecast: { files: [], unchanged: [], unread: [] } }),
          learn(PASS_5.decisions, []),
        ],
      })[0]?.content ?? '';
    expect(content).toContain('| ucware | 4.5.0.10 | 5.0.3 |');
    expect(content).toContain('| bash | 4.4.18-2ubuntu1 | 5 |');
    expect(content).toContain('| ucware-sounds | – | 1.2 |');
    expect(content).toContain(
      '| /etc/ucware/ucware.php | Stelle für Stelle entschieden | @U0BERND000 | – |',
    );
  });

  it('does not call open what somebody has closed', () => {
    expect(markdown?.content).not.toContain('closed.dpkg-dist');
  });

  it('calls open what differed in a second overview and was accepted, but not what was mended', () => {
    const differences = [
      learn(accountDifferences, [{ de: 'Rufnummer 410 gehört keinem Konto mehr.', en: '' }]),
      learn(faxDifferences, [{ de: '*Lager: noch nicht begonnen*', en: '' }]),
    ];
    const of = (choice: string) =>
      files({
        facts: differences,
        answers: {
          'accounts-verify/table': { choice, values: { reason: 'reicht uns' } },
          'fax-verify/table': { choice, values: { reason: 'reicht uns' } },
        },
      })[0]?.content ?? '';
    expect(of('accept')).toMatch(
      /Bei „Zusammenführung geprüft“: Rufnummer 410 gehört keinem Konto mehr. \| @U0ANNA \|/,
    );
    expect(of('accept')).toMatch(
      /Bei „Fax-Gruppen geprüft“: .*Lager: noch nicht begonnen.* \| @U0ANNA \|/,
    );
    expect(of('give')).not.toMatch(/410|Lager/);
  });

  it('times what took time, and no telephones that were never taken out of service', () => {
    const times = (situation: Parameters<typeof files>[0]) =>
      files(situation)[0]?.content.split('## Zeiten')[1];
    const fellAway = {
      done: ['read-article', 'recheck-4.5', 'verify-4.5', 'recheck-5', 'verify-5'],
    };
    expect(times(fellAway)).not.toMatch(/Telefone ohne Dienst|Artikel des Herstellers/);
    expect(times({ done: ['verify-5'], begun: ['install-5'] })).toContain('Telefone ohne Dienst');
  });

  it('says that nothing is open where nothing is', () => {
    expect(files({})[0]?.content).toContain('Keine: Alles wurde erledigt oder ist entschieden.');
  });
});
