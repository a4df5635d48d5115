import { joinTexts, quote, type Text } from '../../run/text.ts';
import type { Header } from './find-header.ts';
import type { ImportProblem } from './imported.ts';
import type { Pages } from './pages.ts';
import type { TableSpec } from './table-spec.ts';

/** Long lines are shown shortened in messages. */
const SHOWN = 80;

export const UNCLOSED: Text = {
  de: 'Hier beginnt ein Anführungszeichen, das nirgends endet. Bitte die Zeile prüfen und die Tabelle neu speichern.',
  en: 'A quotation mark begins here and ends nowhere. Please check the line and save the table again.',
};

export function emptyText<Id extends string>(
  { title, place }: TableSpec<Id>,
  source: 'table' | 'mysql',
): Text {
  return source === 'mysql'
    ? {
        de: `Die Abfrage hat nichts geliefert. Erwartet wird die ${title.de}, mit Spaltennamen in der ersten Zeile.`,
        en: `The query returned nothing. The ${title.en} is expected, with the names of the columns in the first line.`,
      }
    : {
        de: `Hier steht nichts. Erwartet wird die ${title.de} aus *${place}*.`,
        en: `There is nothing here. The ${title.en} of *${place}* is expected.`,
      };
}

/** Says what a header looks like and what was found instead. */
export function noHeader<Id extends string>(
  text: string,
  spec: TableSpec<Id>,
  header: Header<Id> | null,
): Text {
  const first = shorten(
    text
      .split('\n')
      .find((row) => row.trim() !== '')
      ?.trim() ?? '',
  );
  const labels = spec.columns.filter(({ required }) => required).map(({ label }) => label);
  const wanted = labels.join(', ');
  if (header === null) {
    return {
      de: `In der Tabelle ist keine Kopfzeile der ${spec.title.de} zu erkennen; sie beginnt mit „${first}“. Gebraucht werden mindestens die Spalten ${wanted}, wie in *${spec.place}*. Bitte die Kopfzeile mitkopieren.`,
      en: `The table has no header of the ${spec.title.en}; it begins with “${first}”. At least the columns ${wanted} are needed, as in *${spec.place}*. Please copy the header too.`,
    };
  }
  const missing = header.missing.map(({ label }) => label).join(', ');
  const found = shorten(header.labels.filter((label) => label !== '').join(', '), 3 * SHOWN);
  return {
    de: `In der Kopfzeile fehlt: ${missing}. Gefunden wurde: ${found}. Gebraucht werden mindestens die Spalten ${wanted}, wie in *${spec.place}*.`,
    en: `The header lacks: ${missing}. Found was: ${found}. At least the columns ${wanted} are needed, as in *${spec.place}*.`,
  };
}

export function noRows<Id extends string>({ title }: TableSpec<Id>): Text {
  return {
    de: `Unter der Kopfzeile der ${title.de} steht nichts. Bitte die ganze Tabelle übergeben.`,
    en: `There is nothing under the header of the ${title.en}. Please hand in the whole table.`,
  };
}

export function wrongWidth<Id extends string>(
  cells: readonly string[],
  { labels }: Header<Id>,
  layout: Text | undefined,
): Text {
  const row = shorten(cells.filter((cell) => cell !== '').join(' · '));
  if (layout === undefined) {
    return {
      de: `Die Zeile hat ${cells.length} Zellen, die Kopfzeile ${labels.length}: „${row}“. Vielleicht sind Zellen verrutscht, neben der Tabelle steht noch etwas, oder ein Wert geht über mehrere Zeilen.`,
      en: `The line has ${cells.length} cells, the header ${labels.length}: “${row}”. Perhaps cells have slipped, something else stands beside the table, or a value runs over several lines.`,
    };
  }
  return {
    de: `Die Zeile hat ${cells.length} Zellen, die Kopfzeile ${labels.length} (getrennt durch ${layout.de}): „${row}“. Steht in einem Wert ein Trennzeichen oder ein Zeilenumbruch, gehört er in Anführungszeichen.`,
    en: `The line has ${cells.length} cells, the header ${labels.length} (separated by ${layout.en}): “${row}”. A value with a separator or a line break in it belongs in quotation marks.`,
  };
}

export function endsEarly(label: string): Text {
  const column = shorten(label);
  return {
    de: `Die letzte Zeile endet vor der Spalte „${column}“; sie ist als leer übernommen. Bitte prüfen, ob beim Kopieren etwas fehlt.`,
    en: `The last line ends before the column “${column}”, which is taken as empty. Please check whether anything was left out when copying.`,
  };
}

export function tooLong(cells: readonly string[]): Text {
  const longest = Math.max(...cells.map((cell) => cell.length));
  return {
    de: `Ein Wert in dieser Zeile hat ${longest} Zeichen. Vielleicht fehlt ein Anführungszeichen, oder das ist keine Tabelle dieser Art.`,
    en: `A value in this line has ${longest} characters. Perhaps a quotation mark is missing, or this is no table of this kind.`,
  };
}

/** Columns by their headers; by their place where they have none. */
export function columnsAt<Id extends string>(
  places: readonly number[],
  { labels }: Header<Id>,
): Text {
  const shown = places.map((at): Text => {
    const label = shorten(labels[at] ?? '');
    return label === ''
      ? { de: `${at + 1}. Spalte, ohne Überschrift`, en: `column ${at + 1}, without a header` }
      : { de: `„${label}“`, en: `“${label}”` };
  });
  return joinTexts(shown, ', ');
}

export function onlyAPage<Id extends string>(
  { shown, all }: Pages,
  { place }: TableSpec<Id>,
): Text {
  return {
    de: `Das sind nur ${shown} von ${all} Einträgen. Bitte unter *${place}* „Elemente pro Seite“ erhöhen, oder alle Seiten untereinander einfügen.`,
    en: `These are only ${shown} of ${all} entries. Please raise “Elemente pro Seite” (items per page) under *${place}*, or paste all pages one under the other.`,
  };
}

export function onlySomePages<Id extends string>(
  { shown, all }: Pages,
  { place }: TableSpec<Id>,
): Text {
  return {
    de: `Hier sind nur ${shown} von ${all} Seiten. Bitte unter *${place}* „Elemente pro Seite“ erhöhen, oder alle Seiten untereinander einfügen.`,
    en: `Here are only ${shown} of ${all} pages. Please raise “Elemente pro Seite” (items per page) under *${place}*, or paste all pages one under the other.`,
  };
}

export function fewerThanAnnounced({ all, line }: Pages, read: number): ImportProblem {
  return {
    line,
    severity: 'warning',
    text: {
      de: `Hier steht, dass es ${all} Einträge gibt; gelesen wurden ${read}. Bitte prüfen, ob beim Kopieren Zeilen verloren gegangen sind.`,
      en: `It says here that there are ${all} entries; ${read} were read. Please check whether lines were lost in copying.`,
    },
  };
}

/** Made harmless and short enough for a message. */
export function shorten(words: string, most = SHOWN): string {
  return quote(words.length > most ? `${words.slice(0, most)}…` : words);
}

/** Problems as people read them, the first ones of many. */
export function describeProblems(problems: readonly ImportProblem[], most = 10): Text {
  const shown = problems
    .slice(0, most)
    .map(({ line, text }) =>
      line === null ? text : { de: `Zeile ${line}: ${text.de}`, en: `Line ${line}: ${text.en}` },
    );
  const left = problems.length - shown.length;
  const more = { de: `… und ${left} weitere.`, en: `… and ${left} more.` };
  return joinTexts(left > 0 ? [...shown, more] : shown, '\n');
}
