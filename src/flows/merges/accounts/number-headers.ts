import { plainWord } from '../table/plain-word.ts';
import type { HeaderRating } from '../table/table-spec.ts';

/** Words that stand for the numbers of an account, whatever stands around them. */
const STRONG =
  /nebenstelle|rufnummer|durchwahl|direktwahl|extension|telefonnummer|tele?phonenumber|phonenumber/;
/** Words that may stand for numbers of anything, at the begin or end of a header. */
const WEAK = /^(?:nummern?|numbers?|nst|ext|dw|ddi|did|msn)|(?:nummern?|numbers?|nst|ddi)$/;
/** What may stand before or behind a name without making another thing of it. */
const MORE =
  /^(?:weiterer?|zusatzlicher?|andere|zweiter?|dritter?|vierter?|sonstige|alle|interner?|further|more|other|additional|second|third|all|internal)|(?:intern|internal)$/g;
const NAMES =
  /^(?:nebenstellen?|rufnummern?|durchwahl(?:en)?|extensions?|nebenstellennummern?|durchwahlnummern?)$/;

/** Numbers of other kinds: of faxes, of telephones elsewhere. The handset of a DECT telephone is none of them. */
const OTHER = /fax|mobil(?!teil)|mobile|handy|cell|privat|notruf|emergency/;
/** Figures that are no telephone numbers, and may be nobody's business. */
const FOREIGN =
  /pin|passw|kennwort|code|secret|kunden|customer|personal|mitarbeiter|employee|raum|room|zimmer|haus|gebaude|building|etage|stockwerk|floor|platz|kosten|cost|konto|plz|postleit|zip|anzahl|count|numberof|serien|serial|vertrag|inventar|jahr|year|vlan|port$|sort|prio|lizenz|licen|version/;
const IDS = /^(?:id|uid|nr|no|lfd|lfdnr|pos|index|zeile|line|alter|age|benutzerid|userid)$/;

/** What the header of a column says about whether it holds numbers of the account. */
export function rateNumberHeader(label: string): HeaderRating {
  const word = plainWord(label).replaceAll(/\p{N}/gu, '');
  if (NAMES.test(word.replaceAll(MORE, ''))) return 'sure';
  const strong = STRONG.test(word);
  if (OTHER.test(word)) return 'other';
  if (FOREIGN.test(word)) return strong ? 'unknown' : 'never';
  if (IDS.test(word)) return 'never';
  return strong || WEAK.test(word) ? 'likely' : 'unknown';
}
