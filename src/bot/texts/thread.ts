import type { Text } from '../../flows/run/text.ts';

/** The words of the thread. Arguments are finished mrkdwn in the language of the channel. */
export const THREAD = {
  started: (who: string, flow: string, host: string): Text => ({
    de: `${who} hat „${flow}“ auf \`${host}\` gestartet. Zuerst wird nur geprüft und geplant; am Server ändert sich nichts, bevor jemand den Plan freigibt.\nAlles zu diesem Lauf steht hier im Thread: Fragen, Freigaben, Ergebnisse – mit Namen und Uhrzeit.`,
    en: `${who} started “${flow}” on \`${host}\`. At first it only checks and plans; nothing changes on the server before somebody approves the plan.\nEverything about this run is here in the thread: questions, approvals, results – with names and times.`,
  }),
  done: { de: 'erledigt', en: 'done' },
  alreadyDone: {
    de: 'nichts zu tun, es ist auf dem Server schon so',
    en: 'nothing to do, it is already so on the server',
  },
  looksAgain: (guard: string, step: string): Text => ({
    de: `↻ *${guard}* – noch einmal: Der letzte Blick liegt zu lange zurück, um darauf „${step}“ zu beginnen.`,
    en: `↻ *${guard}* – once more: the last look is too long ago to begin “${step}” on it.`,
  }),
  took: (seconds: number): Text =>
    seconds < 90
      ? { de: `${Math.round(seconds)} s`, en: `${Math.round(seconds)} s` }
      : { de: `${Math.round(seconds / 60)} min`, en: `${Math.round(seconds / 60)} min` },
  whatToDo: { de: 'Was tun', en: 'What to do' },
  notYet: { de: 'Die letzte Antwort reicht noch nicht', en: 'The last answer is not enough yet' },
  evidence: { de: 'Was der Bot dazu zeigen kann', en: 'What the bot can show for it' },
  blocks: { de: 'hält den Lauf an', en: 'stops the run' },
  notOverridable: { de: 'lässt sich nicht übergehen', en: 'cannot be overridden' },
  changes: {
    de: '⚠ Der Plan hat sich seit der letzten Freigabe geändert; sie gilt nicht mehr',
    en: '⚠ The plan has changed since it was last approved; that approval no longer counts',
  },
  plan: { de: 'Was geschieht', en: 'What will happen' },
  losses: { de: 'Was dabei verloren geht', en: 'What will be lost' },
  wayBack: { de: 'Weg zurück', en: 'Way back' },
  planHash: (hash: string): Text => ({
    de: `Die Freigabe gilt genau für diesen Plan (\`${hash}\`). Ändert sich der Server vorher, wird neu gefragt.`,
    en: `The approval counts for exactly this plan (\`${hash}\`). If the server changes before, you are asked again.`,
  }),
  fullPlan: { de: 'Der vollständige Plan', en: 'The complete plan' },
  excerpt: { de: 'Ausgabe', en: 'Output' },
  excerptCut: (file: string): Text => ({
    de: `Ausgabe (Ausschnitt; vollständig in der Datei \`${file}\`)`,
    en: `Output (excerpt; in full in the file \`${file}\`)`,
  }),
  fullOutput: { de: 'Die vollständige Ausgabe', en: 'The complete output' },
  fullAnswer: { de: 'Die vollständige Antwort', en: 'The complete answer' },
  inFile: (file: string): Text => ({
    de: `… vollständig in der Datei \`${file}\``,
    en: `… in full in the file \`${file}\``,
  }),
  /** What the names of files begin with. */
  planFile: { de: 'plan', en: 'plan' },
  outputFile: { de: 'ausgabe', en: 'output' },
  answerFile: { de: 'antwort', en: 'answer' },
  labels: { de: 'Die Antworten im Wortlaut', en: 'The answers in full' },
  whoOperator: (who: string): Text => ({
    de: `Antworten können: ${who}`,
    en: `Can answer: ${who}`,
  }),
  /** Single choices that only approvers may take; `labels` are already joined. */
  whoStrict: (labels: string, who: string): Text => ({
    de: `„${labels.replaceAll('”, “', '“, „')}“ dürfen nur Freigebende wählen: ${who}`,
    en: `Only approvers may choose “${labels}”: ${who}`,
  }),
  whoApprover: (who: string): Text => ({
    de: `Entscheiden können: ${who}`,
    en: `Can decide: ${who}`,
  }),
  notStarter: (who: string): Text => ({
    de: ` – aber nicht ${who}: Wer den Lauf gestartet hat, gibt ihn nicht selbst frei (Vier-Augen-Prinzip)`,
    en: ` – but not ${who}: whoever started the run does not approve it (four eyes)`,
  }),
  nobody: {
    de: 'niemand – im Inventar ist keine Person eingetragen',
    en: 'nobody – no person is listed in the inventory',
  },
  wakes: (at: string): Text => ({
    de: `Der Bot sieht ${at} von selbst noch einmal nach.`,
    en: `The bot looks again by itself at ${at}.`,
  }),
  answered: (choice: string, who: string, at: string): Text => ({
    de: `➤ *${choice}* – ${who}, ${at}`,
    en: `➤ *${choice}* – ${who}, ${at}`,
  }),
  superseded: {
    de: '➤ Diese Frage hat sich erledigt; weiter unten steht, wie es weitergeht.',
    en: '➤ This question is settled; further down is how it goes on.',
  },
  closedByAbort: {
    de: '➤ Diese Frage ist geschlossen: Der Lauf wird abgebrochen.',
    en: '➤ This question is closed: the run is being aborted.',
  },
  closedByRollback: {
    de: '➤ Diese Frage gilt nicht mehr: Der Server wurde zurückgesetzt.',
    en: '➤ This question no longer counts: the server was rolled back.',
  },
  closedByEnd: {
    de: '➤ Diese Frage ist geschlossen: Der Lauf ist beendet.',
    en: '➤ This question is closed: the run has ended.',
  },
  abortRequested: (who: string, reason: string): Text => ({
    de: `*Abbruch verlangt* von ${who}: ${reason}\nWas gerade läuft, endet noch. Danach wird zurückgenommen, was sich zurücknehmen lässt.`,
    en: `*Abort requested* by ${who}: ${reason}\nWhat is running now still ends. Then what can be taken back is taken back.`,
  }),
  /** `undo` is the title of the undo. What came of it stands in the note: it may have found nothing to take back, or left some. */
  undone: (undo: string): Text => ({
    de: `↩ *${undo}*`,
    en: `↩ *${undo}*`,
  }),
  notUndone: (undo: string): Text => ({
    de: `✗ *${undo}* – nicht geschehen, bitte von Hand ansehen`,
    en: `✗ *${undo}* – not done, please look at it by hand`,
  }),
  rolledBack: {
    de: '*Der Server ist älter als das Protokoll:* Offenbar wurde ein Snapshot wiederhergestellt. Alles hält an; nichts wird stillschweigend wiederholt. Woran es zu sehen ist:',
    en: '*The server is older than the record:* a snapshot seems to have been restored. Everything stops; nothing is repeated silently. This is what shows it:',
  },
  observed: { de: '*Auf dem Server bemerkt:*', en: '*Noticed on the server:*' },
  ended: (outcome: string, host: string, who: string): Text => ({
    de: `*${host} – ${outcome}* (${who})`,
    en: `*${host} – ${outcome}* (${who})`,
  }),
  repeated: {
    de: '↻ Wiederholt: Slack hat den ersten Versuch nicht bestätigt. Steht die Meldung schon da, ist es dieselbe.',
    en: '↻ Repeated: Slack did not confirm the first attempt. If the message is already there, it is the same one.',
  },
  notShown: (seq: number, error: string): Text => ({
    de: `Meldung #${seq} ließ sich in Slack nicht darstellen (\`${error}\`). Sie steht vollständig im Protokoll: \`ucware-upgrade audit\`.`,
    en: `Message #${seq} could not be shown in Slack (\`${error}\`). It stands in full in the journal: \`ucware-upgrade audit\`.`,
  }),
  fileNotShown: (name: string, error: string): Text => ({
    de: `Die Datei \`${name}\` ließ sich nicht hochladen (\`${error}\`). Ihr Inhalt steht im Protokoll: \`ucware-upgrade audit\`.`,
    en: `The file \`${name}\` could not be uploaded (\`${error}\`). Its content stands in the journal: \`ucware-upgrade audit\`.`,
  }),
  answerByCli: {
    de: 'Die Knöpfe ließen sich nicht darstellen. Beantworten lässt sich die Frage mit `ucware-upgrade answer`.',
    en: 'The buttons could not be shown. The question can be answered with `ucware-upgrade answer`.',
  },
} as const;
