/** A piece of an XML text: the start or end of an element, or the text between. Namespace prefixes are left out. */
export type XmlPiece =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: string;
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * Cuts XML into pieces in one go. Spreadsheets are written by programs, so comments, instructions and CDATA are all there is
 * besides elements; an unfinished piece ends the text. Entities of a document's own are left as they stand: nothing is fetched.
 */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next === -1) return;
    if (next > at) yield { kind: 'text', text: withoutEntities(xml.slice(at, next)) };
    if (xml.startsWith('<![CDATA[', next)) {
      const end = xml.indexOf(']]>', next);
      if (end === -1) return;
      yield { kind: 'text', text: xml.slice(next + 9, end) };
      at = end + 3;
    } else if (xml.startsWith('<!--', next)) {
      const end = xml.indexOf('-->', next);
      if (end === -1) return;
      at = end + 3;
    } else {
      const end = xml.indexOf('>', next);
      if (end === -1) return;
      yield* element(xml.slice(next + 1, end));
      at = end + 1;
    }
  }
}

/** The value of an attribute, by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}="([^"]*)"`).exec(attributes);
  return found ? withoutEntities(found[1] as string) : undefined;
}

function* element(inside: string): Generator<XmlPiece> {
  if (/^[?!]/.test(inside)) return;
  const name = local(/^\/?[^\s/]*/.exec(inside)?.[0].replace('/', '') ?? '');
  if (inside.startsWith('/')) yield { kind: 'close', name };
  else {
    const space = inside.search(/\s/);
    const attributes = space === -1 ? '' : inside.slice(space);
    yield { kind: 'open', name, attributes, empty: inside.endsWith('/') };
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withoutEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{2,4}));/g,
    (all, dec, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
