import type { ReactNode } from 'react';
import type { ControlState } from '../../../control/control.ts';
import { timeText } from '../moments.ts';
import { usePage } from '../page-context.ts';

interface StateTableProps {
  readonly state: ControlState;
  onCalls(calls: number): void;
}

/** What is really so, as opposed to what the bot believes. */
export function StateTable({ state, onCalls }: StateTableProps): ReactNode {
  const { t, language } = usePage();
  const { server, slack, bot } = state;
  const { calls } = server;
  const rows: readonly (readonly [string, ReactNode, boolean?])[] = [
    [
      t('practiceTime'),
      `${timeText(Date.parse(state.now), language)} (${state.speed}${t('timesAsFast')})`,
    ],
    [t('bot'), t(bot === 'running' ? 'botRuns' : 'botStopped'), bot !== 'running'],
    [
      t('slack'),
      `${t(slack.down ? 'slackDown' : 'slackUp')} · ${slack.connections} ${t('connections')}`,
      slack.down,
    ],
    [t('server'), `${server.name}: ${server.state}`, server.state !== 'running'],
    [t('ucware'), server.ucware ?? t('notInstalled'), server.ucware === null],
    [t('boot'), <code key="boot">{server.bootId.slice(0, 8)}</code>],
    [
      t('callsNow'),
      <span key="calls" className="stepper">
        <button type="button" aria-label="−1" onClick={() => onCalls(Math.max(0, calls - 1))}>
          −
        </button>
        <output>{calls}</output>
        <button type="button" aria-label="+1" onClick={() => onCalls(calls + 1)}>
          +
        </button>
      </span>,
    ],
    [t('phones'), server.phones],
    [t('aptLock'), server.aptLock ?? t('nobody'), server.aptLock !== null],
    ...(server.announcements.length > 0
      ? [[t('announced'), server.announcements.join('\n')] as const]
      : []),
  ];
  return (
    <dl className="state-table">
      {rows.map(([name, value, odd]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={odd ? 'odd' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
