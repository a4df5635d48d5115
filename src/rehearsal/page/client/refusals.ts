type Language = 'de' | 'en';

/** German for what the stand-in says in English, as Slack's client speaks the language of its person. */
const GERMAN: readonly (readonly [RegExp, string])[] = [
  [/^Please complete this required field\.$/, 'Bitte füllen Sie dieses Feld aus.'],
  [/^Please enter a valid number\.$/, 'Bitte geben Sie eine Zahl ein.'],
  [/^Must be at least (.+)\.$/, 'Mindestens $1.'],
  [/^Must be at most (.+)\.$/, 'Höchstens $1.'],
  [/^Please enter at least (.+) characters\.$/, 'Bitte mindestens $1 Zeichen.'],
  [/^Please enter at most (.+) characters\.$/, 'Bitte höchstens $1 Zeichen.'],
  [/^Please choose at most (.+)\.$/, 'Bitte höchstens $1 auswählen.'],
  [/^Please enter a valid email address\.$/, 'Bitte geben Sie eine E-Mail-Adresse ein.'],
  [/^Please enter a valid URL\.$/, 'Bitte geben Sie eine Internetadresse ein.'],
  [/^A date and time is .+$/, 'Bitte geben Sie Datum und Uhrzeit an.'],
  [/^A time is HH:mm\.$/, 'Bitte geben Sie die Uhrzeit als HH:mm an.'],
  [/^A date is YYYY-MM-DD\.$/, 'Bitte geben Sie ein Datum an.'],
  [/^(.+) is not one of: (.+)\.$/, '$1 ist nicht von dieser Art: $2.'],
  [/^(\S+) failed with the error "dispatch_failed"\.$/, '$1: Die App ist nicht verbunden.'],
  [
    /^(\S+) failed with the error "operation_timeout"\.$/,
    '$1: Die App hat nicht rechtzeitig geantwortet.',
  ],
  [/^“(.+)” failed: dispatch_failed\.$/, '„$1“: Die App ist nicht verbunden.'],
  [/^“(.+)” failed: operation_timeout\.$/, '„$1“: Die App hat nicht rechtzeitig geantwortet.'],
  [/^(\S+) is not a valid command\.$/, '$1 ist kein Befehl dieses Workspace.'],
  [/^Slack does not answer\.$/, 'Slack antwortet nicht.'],
  [/^(.+) is deactivated\.$/, '$1 ist deaktiviert.'],
  [/^(.+) is archived\.$/, '$1 ist archiviert.'],
  [
    /^We had some trouble connecting\. Try again\?$/,
    'Die Verbindung hat gestockt. Noch einmal versuchen?',
  ],
];

/** A sentence of the stand-in in the language of the page. */
export function refusalIn(language: Language, sentence: string): string {
  if (language === 'en') return sentence;
  for (const [pattern, german] of GERMAN) {
    if (pattern.test(sentence)) return sentence.replace(pattern, german);
  }
  return sentence;
}
