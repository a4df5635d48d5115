/** The options a stand-in understands: a name with or without a value of its own. Several spellings may share a line. */
export type OptionSpec = Readonly<Record<string, 'flag' | 'value'>>;

export interface Options {
  has(...names: readonly string[]): boolean;
  /** The last value given under one of the names. */
  value(...names: readonly string[]): string | undefined;
  all(...names: readonly string[]): readonly string[];
  readonly rest: readonly string[];
  /** Options nobody declared. */
  readonly unknown: readonly string[];
}

/**
 * Splits a command line as getopt_long does: `-xy`, `-xVALUE`, `--long=VALUE`, `--`. With `stopAtWord` the first word
 * that is no option ends the options, as for `sudo` and `env`.
 */
export function parseOptions(
  args: readonly string[],
  spec: OptionSpec,
  { stopAtWord = false }: { readonly stopAtWord?: boolean } = {},
): Options {
  const given: { readonly name: string; readonly value: string }[] = [];
  const rest: string[] = [];
  const unknown: string[] = [];
  const queue = [...args];

  function take(name: string, attached: string | undefined): void {
    const kind = spec[name];
    if (kind === undefined) unknown.push(name);
    else if (kind === 'flag') given.push({ name, value: attached ?? '' });
    else given.push({ name, value: attached ?? queue.shift() ?? '' });
  }

  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') {
      rest.push(...queue);
      break;
    }
    if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      if (equals < 0) take(word, undefined);
      else take(word.slice(0, equals), word.slice(equals + 1));
    } else if (word.startsWith('-') && word.length > 1) {
      if (spec[word] !== undefined) take(word, undefined);
      else shortOptions(word);
    } else {
      rest.push(word);
      if (stopAtWord) {
        rest.push(...queue);
        break;
      }
    }
  }

  function shortOptions(word: string): void {
    for (let index = 1; index < word.length; index += 1) {
      const name = `-${word[index] ?? ''}`;
      const attached = word.slice(index + 1);
      if (spec[name] === 'value') {
        take(name, attached === '' ? undefined : attached);
        return;
      }
      take(name, undefined);
    }
  }

  const matching = (names: readonly string[]) => given.filter(({ name }) => names.includes(name));
  return {
    has: (...names) => matching(names).length > 0,
    value: (...names) => matching(names).at(-1)?.value,
    all: (...names) => matching(names).map(({ value }) => value),
    rest,
    unknown,
  };
}
