import { z } from 'zod';
import { FileDecision } from '../../merges/conffiles/decision.ts';
import { Outcome } from '../../remote/conffiles/compare-forecast.ts';
import { Plan } from '../../remote/plan.ts';
import { defineFact } from '../../run/fact.ts';
import type { StepContext } from '../../run/step.ts';
import { type Pass, Snapshot } from '../../steps/pass.ts';
import { consoleContact } from '../prepare/console-access.ts';
import { window } from '../prepare/window.ts';
import { openWindow } from './gate-window.ts';

const Leftovers = z.array(
  z.strictObject({ path: z.string(), md5: z.string(), person: z.string().nullable() }),
);

/** Snapshots of the run: before 4.5 is brought up to date, and before version 5. */
export const snapshot1 = defineFact('snapshot1', Snapshot);
export const snapshot2 = defineFact('snapshot2', Snapshot);

function windowEnd(ctx: StepContext): string | undefined {
  const agreed = ctx.get(window);
  if (!agreed) return undefined;
  return new Date(Date.parse(agreed.start) + agreed.minutes * 60_000).toISOString();
}

export const PASS_45: Pass = {
  id: '4.5',
  phase: 'update-4.5',
  goal: { de: 'UCware 4.5 auf dem letzten Stand', en: 'the newest UCware 4.5' },
  plan: defineFact('plan-4.5', Plan),
  decisions: defineFact('conffile-decisions-4.5', z.array(FileDecision)),
  snapshot: snapshot1,
  snapshotWarnings: [],
  outcomes: defineFact('conffile-outcomes-4.5', z.array(Outcome)),
  leftovers: defineFact('leftovers-4.5', Leftovers),
  consoleContact,
  deadline: windowEnd,
  window: (ctx, minutes) => openWindow({ id: '4.5' }, ctx, minutes),
  losses: [],
  wayBack: {
    de: 'Snapshot 1 (Stand direkt vor der ersten Änderung). Was danach auf dem Server entsteht (Anrufe, Nachrichten, Faxe), ginge dabei verloren.',
    en: 'Snapshot 1 (as it is right before the first change). What comes into being on the server after it (calls, messages, faxes) would be lost.',
  },
  guide: {
    packages: ['Ubuntu aktualisieren', 'Pakete für Ubuntu und UCware 4.5 aktualisieren'],
    snapshot: ['Ausgangszustand des Systems sichern'],
    check: ['Update überprüfen'],
  },
};

export const PASS_5: Pass = {
  id: '5',
  phase: 'upgrade-5',
  goal: { de: 'UCware 5', en: 'UCware 5' },
  plan: defineFact('plan-5', Plan),
  decisions: defineFact('conffile-decisions-5', z.array(FileDecision)),
  snapshot: snapshot2,
  snapshotWarnings: [
    {
      de: 'Auf ZFS-Speicher kommt Proxmox nur zum neuesten Snapshot zurück: Wer später zu Snapshot 1 zurück will, muss dafür Snapshot 2 löschen. Snapshot 1 jetzt nicht löschen.',
      en: 'On ZFS storage Proxmox can only go back to the newest snapshot: who wants to go back to snapshot 1 later has to delete snapshot 2 for that. Do not delete snapshot 1 now.',
    },
  ],
  outcomes: defineFact('conffile-outcomes-5', z.array(Outcome)),
  leftovers: defineFact('leftovers-5', Leftovers),
  consoleContact,
  deadline: windowEnd,
  window: (ctx, minutes) => openWindow({ id: '5' }, ctx, minutes),
  losses: [
    {
      de: 'Nicht übernommen werden: Anruflisten, individuelle Anrufbeantworternachrichten und Ansagen, Einstellungen der Benutzeroberfläche.',
      en: 'Not taken over: call lists, personal voicemail messages and announcements, settings of the user interface.',
    },
    {
      de: 'Alle Rufumleitungsprofile sind danach inaktiv, auch Nachtschaltung und Feiertage; sie bleiben erhalten und müssen von Hand aktiviert werden.',
      en: 'All forwarding profiles are inactive afterwards, night service and holidays too; they are kept and have to be activated by hand.',
    },
    {
      de: 'Ohne neuen Lizenzschlüssel lassen sich keine Benutzerkonten anlegen und der UCC-Client nicht nutzen.',
      en: 'Without a new licence key no user accounts can be created and the UCC-Client cannot be used.',
    },
  ],
  wayBack: {
    de: 'Snapshot 2 (Stand direkt vor dem Wechsel der Paketquellen). Einen Weg zurück ohne Snapshot gibt es nach der Installation nicht: Die Datenbank ist dann umgestellt.',
    en: 'Snapshot 2 (as it is right before the package sources are switched). After the installation there is no way back without a snapshot: the database has been converted by then.',
  },
  guide: {
    packages: ['Pakete auf UCware 5 aktualisieren'],
    snapshot: ['Aktuelle Installation sichern'],
    check: ['Admin-Client starten'],
  },
};
