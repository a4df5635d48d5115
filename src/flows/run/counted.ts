import type { Text } from './text.ts';

/** What is counted, as one and as many. */
export interface Noun {
  readonly one: Text;
  readonly many: Text;
}

/** A number with its noun: nobody is shown “1 proposals”. */
export function counted(count: number, { one, many }: Noun): Text {
  const noun = count === 1 ? one : many;
  return { de: `${count} ${noun.de}`, en: `${count} ${noun.en}` };
}
