/**
 * dpkg's comparison of two version strings: negative, zero or positive as `a` is older than, equal to or newer than `b`.
 * The algorithm is that of deb-version(7): epoch, upstream version, revision; digits by value, letters before other
 * characters, `~` before everything, even the end.
 */
export function compareVersions(a: string, b: string): number {
  const left = split(a);
  const right = split(b);
  return (
    left.epoch - right.epoch ||
    comparePart(left.upstream, right.upstream) ||
    comparePart(left.revision, right.revision)
  );
}

/** Whether the upstream version is 4.5 or 4.5.something. */
export function isVersion45(version: string): boolean {
  return /^4\.5(?!\d)/.test(split(version).upstream);
}

/** Whether the upstream version is 5 or 5.something. */
export function isVersion5(version: string): boolean {
  return /^5(?!\d)/.test(split(version).upstream);
}

/** The version the vendor gave it: without epoch and package revision, which count in the archive only. */
export function upstreamVersion(version: string): string {
  return split(version).upstream;
}

interface Parts {
  readonly epoch: number;
  readonly upstream: string;
  readonly revision: string;
}

function split(version: string): Parts {
  const trimmed = version.trim();
  const colon = trimmed.indexOf(':');
  const epoch = colon > 0 ? Number(trimmed.slice(0, colon)) : 0;
  const rest = colon > 0 ? trimmed.slice(colon + 1) : trimmed;
  const hyphen = rest.lastIndexOf('-');
  return {
    epoch: Number.isInteger(epoch) ? epoch : 0,
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    revision: hyphen < 0 ? '' : rest.slice(hyphen + 1),
  };
}

function comparePart(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    while ((i < a.length && !isDigit(a[i])) || (j < b.length && !isDigit(b[j]))) {
      const difference = order(a[i]) - order(b[j]);
      if (difference !== 0) return difference;
      i += 1;
      j += 1;
    }
    const left = leadingDigits(a, i);
    const right = leadingDigits(b, j);
    const difference = compareDigits(left, right);
    if (difference !== 0) return difference;
    i += left.length;
    j += right.length;
  }
  return 0;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** A digit or the end counts 0, `~` less, letters their code, everything else more than any letter. */
function order(character: string | undefined): number {
  if (character === undefined || isDigit(character)) return 0;
  if (character === '~') return -1;
  const code = character.codePointAt(0) ?? 0;
  return /[A-Za-z]/.test(character) ? code : code + 256;
}

function leadingDigits(text: string, from: number): string {
  let end = from;
  while (isDigit(text[end])) end += 1;
  return text.slice(from, end);
}

/** By value, without losing digits of numbers too long for a float (dates with times). */
function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
