import { quote, type Text } from '../../run/text.ts';
import { continuesNumber } from './continues-number.ts';
import { emailKey, personOf, sameName } from './names.ts';
import type { Overview } from './overview.ts';
import type { UserRow } from './user-row.ts';

/** What speaks for two accounts being one person, and what is merely missing. */
export function evidenceFor(main: UserRow, other: UserRow, overview: Overview): Text[] {
  return [
    ...suffixEvidence(main, other, overview),
    ...nameEvidence(main, other),
    ...numberEvidence(main, other, overview),
    ...emailEvidence(main, other),
  ];
}

function suffixEvidence(main: UserRow, other: UserRow, overview: Overview): Text[] {
  if (overview.parentOf(other)?.row !== main) return [];
  const [own, name] = [quote(other.username), quote(main.username)];
  const suffix = quote(other.username.slice(main.username.length));
  return [
    {
      de: `\`${own}\` heißt wie \`${name}\` mit der Endung \`${suffix}\``,
      en: `\`${own}\` is called like \`${name}\` with the suffix \`${suffix}\``,
    },
  ];
}

function nameEvidence(main: UserRow, other: UserRow): Text[] {
  const name = quote(personOf(main));
  if (sameName(main, other)) {
    return [{ de: `beide heißen ${name}`, en: `both are called ${name}` }];
  }
  const named = quote(personOf(other));
  return other.firstName === '' && other.lastName === ''
    ? [
        {
          de: `\`${quote(other.username)}\` hat keinen Vor- und Nachnamen, der sich vergleichen ließe`,
          en: `\`${quote(other.username)}\` has no first and last name to compare`,
        },
      ]
    : [{ de: `Namen: ${name} und ${named}`, en: `names: ${name} and ${named}` }];
}

function numberEvidence(main: UserRow, other: UserRow, { byNumber }: Overview): Text[] {
  const [first = ''] = main.numbers;
  return other.numbers.map((number) => {
    if (continuesNumber(number, first)) {
      return {
        de: `${number} ist ${first} mit weiteren Ziffern`,
        en: `${number} is ${first} with more digits`,
      };
    }
    const rival = [number.slice(0, -1), number.slice(0, -2)]
      .flatMap((shorter) => byNumber.get(shorter) ?? [])
      .find((row) => row !== main && row !== other);
    return rival
      ? {
          de: `aber: ${number} passt nicht zu ${first || 'keiner Nummer'}, eher zur ${rival.numbers[0]} von \`${quote(rival.username)}\``,
          en: `but: ${number} does not go with ${first || 'no number'}, rather with ${rival.numbers[0]} of \`${quote(rival.username)}\``,
        }
      : {
          de: `aber: ${number} setzt ${first || 'keine Nummer'} nicht fort`,
          en: `but: ${number} does not continue ${first || 'any number'}`,
        };
  });
}

function emailEvidence(main: UserRow, other: UserRow): Text[] {
  if (main.email === '' || emailKey(main) !== emailKey(other)) return [];
  const mail = quote(main.email);
  return [{ de: `gleiche E-Mail-Adresse ${mail}`, en: `the same e-mail address ${mail}` }];
}
