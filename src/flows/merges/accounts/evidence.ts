import { quote, type Text } from '../../run/text.ts';
import { continuesNumber } from './continues-number.ts';
import { emailKey, personOf, sameName } from './names.ts';
import type { Overview } from './overview.ts';
import type { Evidence } from './proposal.ts';
import { SLOT_NAMES } from './slot.ts';
import type { UserRow } from './user-row.ts';

/** What speaks for two accounts being one person, what against it, and what is merely missing. */
export function evidenceFor(main: UserRow, other: UserRow, overview: Overview): Evidence[] {
  return [
    ...suffixEvidence(main, other, overview),
    ...nameEvidence(main, other),
    ...numberEvidence(main, other, overview),
    ...severalNumbers([main, other]),
    ...slotEvidence(other, overview),
    ...emailEvidence(main, other),
  ];
}

function suffixEvidence(main: UserRow, other: UserRow, overview: Overview): Evidence[] {
  const [own, name] = [quote(other.username), quote(main.username)];
  if (overview.parentOf(other)?.row !== main) {
    return [
      {
        against: true,
        de: `\`${own}\` heißt nicht wie \`${name}\` mit einer bekannten Endung`,
        en: `\`${own}\` is not called like \`${name}\` with a known suffix`,
      },
    ];
  }
  const suffix = quote(other.username.slice(main.username.length));
  return [
    {
      de: `\`${own}\` heißt wie \`${name}\` mit der Endung \`${suffix}\``,
      en: `\`${own}\` is called like \`${name}\` with the suffix \`${suffix}\``,
    },
  ];
}

function nameEvidence(main: UserRow, other: UserRow): Evidence[] {
  const name = quote(personOf(main));
  if (sameName(main, other)) {
    return [{ de: `beide heißen ${name}`, en: `both are called ${name}` }];
  }
  const bare = [other, main].find(({ firstName, lastName }) => firstName === '' || lastName === '');
  const named = quote(personOf(other));
  if (!bare || named !== name) {
    return other.firstName === '' && other.lastName === ''
      ? [notComparable(other, { de: 'keinen Vor- und Nachnamen', en: 'no first and last name' })]
      : [{ against: true, de: `Namen: ${name} und ${named}`, en: `names: ${name} and ${named}` }];
  }
  const missing =
    bare.firstName === ''
      ? { de: 'keinen Vornamen', en: 'no first name' }
      : { de: 'keinen Nachnamen', en: 'no last name' };
  return [notComparable(bare, missing)];
}

function notComparable({ username }: UserRow, missing: Text): Evidence {
  const name = quote(username);
  return {
    against: true,
    de: `\`${name}\` hat ${missing.de}, der sich vergleichen ließe`,
    en: `\`${name}\` has ${missing.en} to compare`,
  };
}

function numberEvidence(main: UserRow, other: UserRow, overview: Overview): Evidence[] {
  const [first] = main.numbers;
  if (first === undefined) return [noNumber(main)];
  if (other.numbers.length === 0) return [noNumber(other)];
  return other.numbers.map((number) => {
    if (continuesNumber(number, first)) {
      return {
        de: `${number} ist ${first} mit weiteren Ziffern`,
        en: `${number} is ${first} with more digits`,
      };
    }
    const rival = rivalFor(number, [main, other], overview);
    if (number === first) {
      return {
        against: true,
        de: `${number} steht bei beiden Konten`,
        en: `both accounts have ${number}`,
      };
    }
    return rival
      ? {
          against: true,
          de: `${number} passt nicht zu ${first}, eher zu \`${quote(rival.username)}\``,
          en: `${number} does not go with ${first}, rather with \`${quote(rival.username)}\``,
        }
      : {
          against: true,
          de: `${number} setzt ${first} nicht fort`,
          en: `${number} does not continue ${first}`,
        };
  });
}

/** Somebody else whose number this one continues. */
function rivalFor(
  number: string,
  own: readonly UserRow[],
  { byNumber }: Overview,
): UserRow | undefined {
  return [number.slice(0, -1), number.slice(0, -2)]
    .filter((shorter) => continuesNumber(number, shorter))
    .flatMap((shorter) => byNumber.get(shorter) ?? [])
    .find((row) => !own.includes(row));
}

function noNumber({ username }: UserRow): Evidence {
  const name = quote(username);
  return {
    against: true,
    de: `\`${name}\` hat keine Nummer, die sich vergleichen ließe`,
    en: `\`${name}\` has no number to compare`,
  };
}

function severalNumbers(rows: readonly UserRow[]): Evidence[] {
  return rows
    .filter(({ numbers }) => numbers.length > 1)
    .map(({ username, numbers }) => {
      const [name, list] = [quote(username), quote(numbers.join(', '))];
      return {
        against: true,
        de: `\`${name}\` hat mehrere Nummern: ${list}`,
        en: `\`${name}\` has several numbers: ${list}`,
      };
    });
}

/** Where the table has slots of its own, the suffix must not contradict them. */
function slotEvidence(row: UserRow, overview: Overview): Evidence[] {
  const slot = overview.suffixSlot(row);
  const odd = row.slots.find((one) => one !== slot);
  if (slot === undefined || odd === undefined) return [];
  const name = quote(row.username);
  return [
    {
      against: true,
      de: `\`${name}\` hat einen Slot ${SLOT_NAMES[odd].de}, die Endung steht für ${SLOT_NAMES[slot].de}`,
      en: `\`${name}\` has a slot ${SLOT_NAMES[odd].en}, the suffix stands for ${SLOT_NAMES[slot].en}`,
    },
  ];
}

function emailEvidence(main: UserRow, other: UserRow): Evidence[] {
  if (main.email === '' || emailKey(main) !== emailKey(other)) return [];
  const mail = quote(main.email);
  return [{ de: `gleiche E-Mail-Adresse ${mail}`, en: `the same e-mail address ${mail}` }];
}
