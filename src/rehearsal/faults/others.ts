import type { Fault } from './fault.ts';

const SLACK_DOWN_MS = 60_000;

/** What goes wrong with Slack, with the bot, and what people do behind its back. */
export const OTHER_FAULTS = {
  slackDown: {
    id: 'slack-down',
    group: 'slack',
    title: { de: 'Slack eine Minute weg', en: 'Slack down for a minute' },
    explain: {
      de: 'Slack nimmt nichts an und trennt alles. Die Arbeit auf dem Server geht weiter; danach steht alles in der richtigen Reihenfolge im Thread.',
      en: 'Slack takes nothing and cuts everything. The work on the server goes on; afterwards everything stands in the thread in the right order.',
    },
    moment: 'install-4.5',
    kind: 'switch',
    lastsMs: SLACK_DOWN_MS,
    strike({ weather }) {
      weather.setDown(true);
      return () => weather.setDown(false);
    },
  },
  answerLost: {
    id: 'answer-lost',
    group: 'slack',
    title: { de: 'Antwort auf eine Nachricht verloren', en: 'A post whose answer is lost' },
    explain: {
      de: 'Slack nimmt die nächste Nachricht an, aber der Bot erfährt es nicht. Lieber steht sie zweimal da, als Wiederholung kenntlich, als gar nicht.',
      en: 'Slack takes the next message and the bot does not hear of it. Better it stands there twice, marked as a repeat, than not at all.',
    },
    moment: 'hold-4.5',
    kind: 'once',
    strike({ weather }) {
      weather.fault('chat.postMessage', 'answer-lost');
      return undefined;
    },
  },
  snapshotRestored: {
    id: 'snapshot-restored',
    group: 'people',
    title: { de: 'Snapshot hinter dem Rücken des Bots', en: 'A snapshot restored behind the bot' },
    explain: {
      de: 'Jemand spielt den letzten Snapshot zurück. Der Bot merkt, dass der Server älter ist als sein Protokoll, hält an und fragt; nichts wird von selbst wiederholt.',
      en: 'Somebody restores the latest snapshot. The bot notices that the server is older than its record, stops and asks; nothing is repeated by itself.',
    },
    moment: 'rest-4.5',
    kind: 'once',
    async strike({ hypervisor }) {
      await hypervisor.restoreLatest();
      return undefined;
    },
  },
  botKilled: {
    id: 'bot-killed',
    group: 'bot',
    title: { de: 'Bot abgeschossen und neu gestartet', en: 'Bot killed and restarted' },
    explain: {
      de: 'Der Prozess des Bots endet ohne Vorwarnung und wird neu gestartet. Er liest sein Protokoll, sieht auf dem Server nach und macht dort weiter.',
      en: 'The process of the bot ends without warning and is started again. It reads its record, looks at the server, and goes on from there.',
    },
    moment: 'install-5',
    kind: 'once',
    strike(stage) {
      stage.killBot();
      return undefined;
    },
  },
} satisfies Record<string, Fault>;
