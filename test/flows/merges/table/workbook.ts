import { strToU8, zipSync } from 'fflate';

/** A workbook as spreadsheets write it, with the parts a reader needs. */
export function workbook(sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns:r="r"><sheets><sheet name="Geheim" sheetId="1" state="hidden" r:id="rId9"/><sheet name="Benutzer &amp; mehr" sheetId="2" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="w" Target="worksheets/sheet2.xml"/><Relationship Id="rId9" Type="w" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

/** A workbook of these sheets, in this order; `more` is written below the rows of a sheet. */
export function sheetsIn(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const entries = names.map((name, at) => `<sheet name="${name}" r:id="rId${at}"/>`).join('');
  const targets = names
    .map((_, at) => `<Relationship Id="rId${at}" Target="worksheets/s${at}.xml"/>`)
    .join('');
  const contents = Object.values(sheets).map((rows, at) => [
    `xl/worksheets/s${at}.xml`,
    `<worksheet><sheetData>${inlineRows(rows)}${more[names[at] ?? ''] ?? ''}</sheetData></worksheet>`,
  ]);
  return workbook('', {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${entries}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${targets}</Relationships>`,
    ...Object.fromEntries(contents),
  });
}

/** Rows of texts, written into the cells themselves. */
export function inlineRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => {
      const inside = cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`);
      return `<row>${inside.join('')}</row>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
