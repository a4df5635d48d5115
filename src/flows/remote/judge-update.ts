/** What can be wrong when apt reads a repository, as far as its messages tell the cases apart. */
export const UPDATE_TROUBLES = [
  'login-refused',
  'name-resolution',
  'certificate',
  'key',
  'clock',
  'not-there',
  'unreachable',
  'other',
] as const;
export type UpdateTrouble = (typeof UPDATE_TROUBLES)[number];

/**
 * In the order in which they are looked for: apt follows a refused login with “is not signed”, so the first cause wins. Wording of
 * apt 1.6 to 2.6 in the C locale.
 */
const SIGNS: readonly (readonly [UpdateTrouble, RegExp])[] = [
  ['login-refused', /\b(?:401\s+Unauthorized|403\s+Forbidden|407\s+Proxy)/i],
  [
    'name-resolution',
    /could not resolve|temporary failure resolving|something wicked happened resolving/i,
  ],
  ['clock', /is not valid yet|is not yet valid|not yet activated/i],
  [
    'certificate',
    /certificate|could not handshake|TLS|SSL|server certificate verification|gnutls/i,
  ],
  [
    'key',
    /EXPKEYSIG|KEYEXPIRED|NO_PUBKEY|BADSIG|REVKEYSIG|signatures? (?:couldn't|could not|were)|GPG error|is not signed|is expired/i,
  ],
  ['not-there', /404\s+Not Found|does not have a Release file/i],
  [
    'unreachable',
    /could not connect|cannot initiate the connection|unable to connect|connection (?:failed|timed out|refused|reset)|timed out|network is unreachable/i,
  ],
  ['other', /^E:|failed to fetch|index files failed/i],
];

const LONGEST = 300;

/**
 * An awk program that picks what matters from the output of `apt-get update` and prints it as `<key>TAB<words>`: errors, warnings and
 * the reason below each `Err:`, which for a certificate apt 1.6 gives nowhere else. Without credentials; 20 lines at most.
 */
export const PICK_WHAT_APT_SAID = String.raw`
    function said(words) {
      sub(/^ +/, "", words); gsub(/:\/\/[^ ]*@/, "://***@", words); gsub(/[^ -~]+/, "?", words)
      if (++lines <= 20) printf "%s\t%s\n", key, substr(words, 1, 400)
    }
    /^Err:/ { reason = 1; next }
    /^  / && reason { said($0) }
    { reason = 0 }
    /^[EW]:/ { said($0) }`;

/**
 * What `apt-get update` meant. Exit code 0 alone means nothing: before apt 1.6.13 a name that cannot be resolved ends with 0
 * and a warning.
 */
export function judgeUpdate(
  exitCode: number,
  said: readonly string[],
): { readonly state: 'ok' | UpdateTrouble; readonly said: string } {
  for (const [state, sign] of SIGNS) {
    const line = said.find((words) => sign.test(withoutHarmless(words)));
    if (line !== undefined) return { state, said: line.slice(0, LONGEST) };
  }
  if (exitCode === 0) return { state: 'ok', said: '' };
  if (exitCode === 124) return { state: 'unreachable', said: 'no answer within 90 s' };
  return { state: 'other', said: `exit code ${exitCode}` };
}

/** Warnings that do not keep apt from reading a repository. */
function withoutHarmless(words: string): string {
  return /^W:.*(?:legacy trusted\.gpg|configured multiple times|weak digest|unsandboxed)/i.test(
    words,
  )
    ? ''
    : words;
}
