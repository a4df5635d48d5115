import type { Fault } from './fault.ts';
import type { ServerStage } from './stage.ts';

/** In the middle of a command, real ms: the second blow hits what was begun anew after the first. */
const MIDDLE_MS = 4;
const NETWORK_GONE_MS = 60_000;

/** What goes wrong between the bot and the server. */
export const LINE_FAULTS = {
  sshCut: {
    id: 'ssh-cut',
    group: 'line',
    title: { de: 'SSH-Verbindung gekappt', en: 'SSH connection cut' },
    explain: {
      de: 'Jede SSH-Verbindung bricht ab, Befehle auf dem Server laufen weiter. Der Bot verbindet sich neu und liest dort weiter, wo er war.',
      en: 'Every SSH connection breaks; commands on the server go on. The bot connects anew and reads on where it was.',
    },
    moment: 'install-5',
    kind: 'once',
    strike({ machine }) {
      machine.cutSsh();
      setTimeout(() => machine.cutSsh(), MIDDLE_MS);
      return undefined;
    },
  },
  networkGone: {
    id: 'network-gone',
    group: 'line',
    title: { de: 'Netzwerk 60 s weg', en: 'Network gone for 60 s' },
    explain: {
      de: 'Keine der beiden Adressen antwortet. Der Bot versucht es weiter und macht weiter, sobald der Server da ist.',
      en: 'None of the two addresses answers. The bot keeps trying and goes on as soon as the server is there.',
    },
    moment: 'install-4.5',
    kind: 'switch',
    lastsMs: NETWORK_GONE_MS,
    async strike({ machine }) {
      await machine.setInterface('ngn', false);
      await machine.setInterface('voip', false);
      return async () => {
        await machine.setInterface('ngn', true);
        await machine.setInterface('voip', true);
      };
    },
  },
  hostKeyChanged: {
    id: 'host-key-changed',
    group: 'line',
    title: { de: 'Anderer Host-Schlüssel', en: 'Host key changed' },
    explain: {
      de: 'Der Server zeigt einen anderen Schlüssel als den bestätigten. Der Bot sendet nichts und fragt, wer ihn an der Konsole verglichen hat.',
      en: 'The server shows another key than the confirmed one. The bot sends nothing and asks who compared it at the console.',
    },
    moment: 'plan-5',
    kind: 'once',
    strike({ machine }) {
      machine.changeHostKey();
      machine.cutSsh();
      return undefined;
    },
  },
} satisfies Record<string, Fault<ServerStage>>;
