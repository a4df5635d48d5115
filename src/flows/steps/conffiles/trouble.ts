import type { Unfit } from '../../merges/conffiles/chosen-text.ts';
import type { ForecastFile } from '../../merges/conffiles/forecast.ts';
import { asCode } from '../../remote/as-code.ts';
import { same, type Text } from '../../run/text.ts';

/** Why a decision makes no text, and what to do about it. */
export const UNFIT: Readonly<Record<Unfit, Text>> = {
  binary: {
    de: 'Die Datei ist kein Text; es gibt nur die eine oder die andere Fassung.',
    en: 'The file is not a text; there is only one version or the other.',
  },
  'no-base': {
    de: 'Ohne Ausgangsfassung wird nichts von selbst zusammengeführt. Bitte Stelle für Stelle entscheiden.',
    en: 'Without a base nothing is merged automatically. Please decide hunk by hunk.',
  },
  sides: {
    de: 'Die Datei hat sich inzwischen geändert, oder eine Stelle ist noch offen. Bitte noch einmal entscheiden.',
    en: 'The file has changed meanwhile, or a hunk is still open. Please decide once more.',
  },
  placeholders: {
    de: 'In der bearbeiteten Stelle fehlt ein Platzhalter wie ⟦1⟧, ist doppelt oder neu. Jeder der eigenen Fassung muss genau so oft vorkommen wie dort. Auch eine einzelne Klammer ⟦ oder ⟧, die in der Datei selbst steht, lässt sich hier nicht bearbeiten: dann bitte am Server ändern und neu lesen lassen.',
    en: 'In the edited hunk a placeholder like ⟦1⟧ is missing, doubled or new. Each of your own version has to occur exactly as often as there. Nor can a lone bracket ⟦ or ⟧ that is in the file itself be edited here: then please change the file on the server and have it read again.',
  },
  bare: {
    de: 'In der bearbeiteten Stelle steht ein Platzhalter, wo nicht mehr zu erkennen ist, dass sein Wert geheim ist: Beim nächsten Lesen stünde er lesbar da. Bitte den Platzhalter hinter seinem Namen lassen, oder am Server ändern und neu lesen lassen.',
    en: 'In the edited hunk a placeholder stands where nothing tells that its value is secret: the next reading would show it. Please leave the placeholder behind its name, or change the file on the server and have it read again.',
  },
  secret: {
    de: 'In der bearbeiteten Stelle steht etwas Geheimes; das Protokoll hat es unkenntlich gemacht. Oder die Datei enthält selbst die Zeichen ••••, die davon nicht zu unterscheiden sind. Bitte am Server eintragen und dann neu lesen lassen.',
    en: 'There is something secret in the edited hunk, and the record has masked it. Or the file itself holds the signs ••••, which cannot be told from that. Please enter it on the server and have the file read again.',
  },
  encoding: {
    de: 'Die bearbeitete Stelle enthält ein Zeichen, das es in der Zeichenkodierung der Datei (ISO 8859-1) nicht gibt.',
    en: 'The edited hunk holds a character that the encoding of the file (ISO 8859-1) does not have.',
  },
};

const UNREAD: Text = {
  de: 'Die gewählte Fassung ließ sich nicht bilden: Eine der Dateien hat sich währenddessen geändert oder ist nicht lesbar. Bitte neu lesen lassen oder anders entscheiden.',
  en: 'The chosen text could not be made: one of the files has changed in between or cannot be read. Please have it read again, or decide otherwise.',
};

/** Why a decision cannot be carried out as it is; null when it can. `objected` names a text only a checker is against. */
export interface Trouble {
  readonly text: Text;
  readonly objected: string | null;
}

export function troubleWith(file: ForecastFile, insisted: readonly string[]): Trouble | null {
  const { chosen } = file;
  if (!chosen) return null;
  if (!chosen.fits)
    return { text: UNFIT[(chosen.why ?? 'sides') as Unfit] ?? UNREAD, objected: null };
  const { check, md5 } = chosen;
  if (!check || check.ok || (md5 !== null && insisted.includes(md5))) return null;
  const tool = asCode(check.tool);
  const why: Text =
    check.said.trim() === ''
      ? { de: ', ohne zu sagen, warum', en: ' without saying why' }
      : same(`: ${asCode(check.said)}`);
  return {
    text: {
      de: `Die Syntaxprüfung mit ${tool} lehnt die gewählte Fassung ab${why.de}. Bitte anders entscheiden, oder darauf bestehen.`,
      en: `The syntax check with ${tool} refuses the chosen text${why.en}. Please decide otherwise, or insist.`,
    },
    objected: md5,
  };
}
