import { aptProgress } from '../remote/apt-status.ts';
import { asCode } from '../remote/as-code.ts';
import { JOB_EXIT } from '../remote/jobs/exit-codes.ts';
import type { JobResult } from '../run/action.ts';
import type { Text } from '../run/text.ts';
import { fail, type Verdict } from '../run/verdict.ts';

const REMEDIES: Readonly<Record<number, Text>> = {
  [JOB_EXIT.busy]: {
    de: 'Warten, bis der genannte Prozess fertig ist, oder klären, wer ihn gestartet hat. Dann erneut versuchen.',
    en: 'Wait until the process named has ended, or find out who started it. Then try again.',
  },
  [JOB_EXIT.unavailable]: {
    de: 'Ursache am Server beheben (siehe Ausgabe), dann erneut versuchen.',
    en: 'Mend the cause on the server (see the output), then try again.',
  },
  [JOB_EXIT.refused]: {
    de: 'Der Server ist nicht mehr in dem Zustand, von dem der Schritt ausgeht. Nachsehen, was sich geändert hat. „Erneut versuchen“ prüft zuerst, ob begonnen werden darf, und fragt, wenn ein anderer Lauf den Server belegt.',
    en: 'The server is no longer in the state this step starts from. Look at what has changed. “Retry” first checks whether it may begin, and asks if another run holds the server.',
  },
};

const OTHERWISE: Text = {
  de: 'Ausgabe lesen, Ursache beheben, dann erneut versuchen. Kommen Sie nicht weiter, hilft der Hersteller-Support; der Weg zurück steht auf der Karte.',
  en: 'Read the output, mend the cause, then try again. If you get stuck, the vendor support helps; the way back stands on the card.',
};

/** The verdict for a job that did not end well, or null. `doing` says what was being done. */
export function jobFailure(result: JobResult, doing: Text): Verdict | null {
  if (result.state === 'ended' && result.exitCode === 0) return null;
  const excerpt = result.log.trim() === '' ? {} : { excerpt: result.log };
  if (result.state === 'interrupted') {
    return fail(
      {
        de: `${doing.de}: Der Auftrag wurde unterbrochen (Neustart, Absturz oder von Hand beendet) und hat kein Ergebnis hinterlassen.`,
        en: `${doing.en}: the job was interrupted (reboot, crash or ended by hand) and left no result.`,
      },
      {
        de: 'Nachsehen, in welchem Zustand der Server ist. „Erneut versuchen“ bringt zuerst zu Ende, was halb fertig ist.',
        en: 'Look at the state the server is in. “Retry” first finishes what is half done.',
      },
      excerpt,
    );
  }
  const code = result.exitCode ?? -1;
  const seen = seenIn(result);
  return fail(
    {
      de: `${doing.de}: endete mit Code ${code}${seen === '' ? '' : ` – ${asCode(seen)}`}.`,
      en: `${doing.en}: ended with code ${code}${seen === '' ? '' : ` – ${asCode(seen)}`}.`,
    },
    REMEDIES[code] ?? OTHERWISE,
    excerpt,
  );
}

/** The words that say most: what dpkg reported, else apt's last error, else the last line. */
function seenIn(result: JobResult): string {
  const { errors } = aptProgress(undefined, `${result.status.join('\n')}\n`);
  const [first] = errors;
  if (first) return `${first.package}: ${first.message}`;
  const lines = result.log.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => line.startsWith('E: ')) ?? lines.at(-1) ?? '';
}
