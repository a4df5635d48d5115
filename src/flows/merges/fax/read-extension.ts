import { readNumbers } from '../accounts/read-numbers.ts';

/** The one number of a fax as people write it (`401`, `040/66969-401`, `+49 40 66969 401`); undefined for anything else. */
export function readExtension(cell: string): string | undefined {
  const [number, another] = readNumbers(cell).numbers;
  return another === undefined && number !== undefined && PLAIN.test(number) ? number : undefined;
}

const PLAIN = /^\+?\d{1,20}$/;
