import { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';

/** A made-up customer, and which accounts really are one person. */
interface Customer {
  readonly rows: readonly UserRow[];
  /** The person behind each account, by user name. */
  readonly truth: ReadonlyMap<string, number>;
}

const FIRST =
  'Anna Armin Berta Carl Dora Emil Frieda Gustav Hanna Iris Jonas Klara Lukas Marta Nils Olga Paul Ralf Sandra Theo Uwe Vera Willi Xenia Yusuf Zoe'.split(
    ' ',
  );
const LAST =
  'Artmann Becker Conrad Dietz Ebert Fuchs Groß Hübner Immsee Jäger Köhler Lang Möller Nagel Otte Peters Quast Ranke Singer Thoma Ulrich Vogt Weiß Zander'.split(
    ' ',
  );

/** A small generator of numbers that gives the same customer every time (Park and Miller). */
function dice(seed: number): (sides: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/**
 * `users` accounts of people with one to three accounts each, numbered as the guide does, and everything that makes real tables
 * treacherous: namesakes, family members, shared mailboxes, missing names and numbers, foreign numbers, names that end like a suffix.
 */
export function makeCustomer(users: number, seed: number): Customer {
  const roll = dice(seed);
  const rows: UserRow[] = [];
  const truth = new Map<string, number>();
  const taken = new Set<string>();
  const add = (
    person: number,
    row: Omit<Partial<UserRow>, 'line'> & { username: string },
  ): void => {
    rows.push(UserRow.parse({ line: rows.length + 2, ...row }));
    truth.set(row.username, person);
  };
  for (let person = 0; rows.length < users; person += 1) {
    const firstName = FIRST[roll(FIRST.length)] as string;
    // Long tables need more last names than a list has: double names.
    const lastName = [
      LAST[roll(LAST.length)],
      ...(roll(3) > 0 ? [LAST[roll(LAST.length)]] : []),
    ].join('-');
    const plain = `${firstName}.${lastName}`
      .toLowerCase()
      .replaceAll('ü', 'ue')
      .replaceAll('ö', 'oe')
      .replaceAll('ä', 'ae')
      .replaceAll('ß', 'ss');
    let username = plain;
    for (let nth = 2; taken.has(username); nth += 1) username = `${plain}${nth}`;
    taken.add(username);
    const number = String(1000 + person);
    const email =
      roll(3) === 0 ? '' : roll(12) === 0 ? 'team@firma.example' : `${username}@firma.example`;
    add(person, { username, firstName, lastName, numbers: [number], email });
    const shape = roll(20);
    // Half of the people have one account.
    if (shape < 10) continue;
    if (shape < 18) {
      for (const [suffix, digit] of [
        ['.d', '1'],
        ['.m', '2'],
      ] as const) {
        if (roll(5) === 0) continue;
        const oddity = roll(25);
        add(person, {
          username: `${username}${suffix}`,
          firstName: oddity === 1 ? '' : firstName,
          lastName: oddity === 1 ? '' : lastName,
          numbers: oddity === 2 ? [] : oddity === 3 ? [`9${number}`] : [`${number}${digit}`],
          email: oddity === 4 ? '' : email,
        });
      }
    } else if (shape === 18) {
      // The same person under another name: `artmann` beside `armin.artmann`.
      add(person, {
        username: `${username}.handy`,
        firstName,
        lastName,
        numbers: [`${number}7`],
        email,
      });
    } else {
      // Somebody else whose user name only looks like a suffix: a relative, an intern, an apprentice.
      add(person + 1_000_000, {
        username: `${username}.m`,
        firstName: FIRST[roll(FIRST.length)] as string,
        lastName: roll(2) === 0 ? lastName : (LAST[roll(LAST.length)] as string),
        numbers: [String(500_000 + person)],
        email: roll(2) === 0 ? '' : `m.${username}@firma.example`,
      });
    }
  }
  return { rows, truth };
}
