/** Names whose values are secrets wherever the name stands, also as the end of a longer one (`db_password`, `sipSecret`). */
const NAMES = String.raw`(?:pass(?:word|wort|phrase|code)|kennwort|secret|token|credentials?|authentication_string|(?:api|private|access|encryption)[_-]?key|licen[cs]e_?key|session[_-]?id|(?<=[_$"'-])passwd|passwd(?=["'\]]{0,3}[ \t]{0,8}=)|(?:(?<=[_$"'-])|db|sql|auth|user|ldap|smtp)pass|(?<![a-z])pass(?=["'\]]{0,3}[ \t]{0,8}=)|(?:(?<=[_-])|db)pwd)(?:[_-]?(?:hash|key|value|plain|again|confirm|old|new|md5|\d{1,3}))?`;

/** What stands between name and value: `=`, `:`, `=>`, `'] = `, `\":`, or the comma of `define('DB_PASSWORD', 'x')`. */
const BETWEEN = String.raw`(?:[\\"'\]]{0,5}[ \t]{0,40}(?:=>|:=|={1,3}|:|%3D)[ \t]{0,40}|["'][ \t]{0,8},[ \t]{0,8}(?=["']))`;

/** `libsecret:amd64` is a package, not a password. */
const NO_ARCHITECTURE = String.raw`(?!(?:amd64|i386|arm64|armhf|all|any)\b)`;

/** From here on a line of a configuration file is the value, blanks and commas included. */
const LINE = new RegExp(
  String.raw`^([ \t+\-<>!#;]{0,40}[\w.$[\]-]{0,60}?${NAMES}${BETWEEN})${NO_ARCHITECTURE}(?![\\"'\s])[^\r\n]+`,
  'gim',
);

const PAIR = new RegExp(
  String.raw`(${NAMES}${BETWEEN})${NO_ARCHITECTURE}(?:(\\{1,3}["'])[^"'\r\n]*|(")[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*|(')[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*|[^\s"'<>&]+)`,
  'gi',
);

type Rule = readonly [pattern: RegExp, kept: string];

/**
 * Every quantifier has an upper end or cannot start twice on the same text: masking stays linear on any input. `§` stands
 * for the mask.
 */
const RULES: readonly Rule[] = [
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    '§',
  ],
  [
    /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:?#"'<>[]{0,256}(?::[^\s/@"'<>]{0,256})?@(?:[^\s/?#@"'<>]{1,256}@){0,8}/gi,
    '$1§@',
  ],
  // A slash inside the password: what follows the colon is no port, and an at sign comes later.
  [
    /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:?#"'<>[]{1,256}:(?!\d{1,5}(?:[/?#\s"'<>]|$))[^\s@"'<>]{1,256}@(?:[^\s/?#@"'<>]{1,256}@){0,8}/gi,
    '$1§@',
  ],
  [/\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[A-Za-z0-9-]{6,}/g, '§'],
  [/(\bhooks\.slack\.com\/)[^\s"'<>|]+/gi, '$1§'],
  [/\beyJ[\w-]{10,4096}\.[\w-]{10,4096}\.[\w-]{0,1024}/g, '§'],
  [
    /(\bauthorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?:basic|bearer|digest|token)[ \t]{1,8})[^\s"']+/gi,
    '$1§',
  ],
  [/(\bPVEAPIToken[ \t]{0,2}=[ \t]{0,2})[^\s"']+/gi, '$1§'],
  // Hashes of passwords: MySQL's (`*` and 40 hex digits) and crypt's.
  [/(?<![\w*])\*[0-9A-F]{40}\b/g, '§'],
  [/\$(?:1|2[aby]|5|6|y|apr1)\$[./A-Za-z0-9$=,]{8,}/g, '§'],
  [
    /(\bIDENTIFIED[ \t]{1,8}(?:WITH[ \t]{1,8}\S{1,64}[ \t]{1,8})?(?:BY|AS)[ \t]{1,8}(?:PASSWORD[ \t]{1,8})?)(?:"[^"\r\n]*"?|'[^'\r\n]*'?)/gi,
    '$1§',
  ],
  [/(\bPASSWORD[ \t]{0,8}\([ \t]{0,8})(?:"[^"\r\n]*"?|'[^'\r\n]*'?)/gi, '$1§'],
  // netrc and apt's auth.conf, debconf's answers, the command lines of mysql, sshpass and curl.
  [/(\blogin[ \t]{1,8}\S{1,128}\s{1,8}password[ \t]{1,8})\S+/gi, '$1§'],
  [/(\/\S{0,64}password\S{0,16}[ \t]{1,8}password[ \t]{1,8})\S+/gi, '$1§'],
  [/((?<![\w-])--(?:password|passphrase|passwd|token|secret)[ \t]{1,8})(?![-\s])\S+/gi, '$1§'],
  [/((?<![\w-])mysql(?:dump|admin|check)?[ \t](?:[^\r\n|;&]{0,200}?[ \t])?-p)[^\s`-]\S*/g, '$1§'],
  [/((?<![\w-])sshpass[ \t]{1,8}-p[ \t]{0,8})\S+/g, '$1§'],
  [
    /((?<![\w-])curl[ \t](?:[^\r\n|;&]{0,200}?[ \t])?(?:-u|--user)[ \t=]?)[^\s:]{1,128}:\S+/g,
    '$1§',
  ],
  // Asterisk: `register => user:secret@provider`.
  [/(\bregister[ \t]{0,8}=>?[ \t]{0,8})[^\s:@]{1,128}:[^\s]{1,256}@/gi, '$1§@'],
  [
    /(<[\w:-]{0,40}(?:password|passwd|secret|token)[\w:-]{0,20}(?:\s[^<>]{0,200})?>)[^<\r\n]+/gi,
    '$1§',
  ],
];

/** The last lines of a private key whose beginning was cut off. */
const KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY-----/g;

/** A secret that a text already holds as a number only. It says nothing, and people have to hand it back as it is. */
const NUMBERED = /^⟦\d{1,6}⟧$/;

/**
 * Masks what looks like a secret by its shape or by the name before it, whether or not this process knows it. `hide` says what
 * stands in its place.
 */
export function maskByShape(text: string, hide: (secret: string) => string): string {
  const cover = (secret: string): string => (NUMBERED.test(secret) ? secret : hide(secret));
  let masked = text;
  for (const [pattern, kept] of RULES) {
    masked = masked.replace(pattern, (all: string, first: unknown) => {
      const before = kept.startsWith('$1') && typeof first === 'string' ? first : '';
      const after = kept.endsWith('@') ? '@' : '';
      return `${before}${cover(all.slice(before.length, all.length - after.length))}${after}`;
    });
  }
  if (masked.includes('PRIVATE KEY-----')) masked = maskKeyTails(masked, cover);
  masked = masked.replace(
    LINE,
    (all: string, before: string) => `${before}${cover(all.slice(before.length))}`,
  );
  return masked.replace(
    PAIR,
    (all: string, before: string, escaped?: string, double?: string, single?: string) => {
      // The quotes stay, so that JSON remains JSON and masking twice changes nothing.
      const quote = escaped ?? double ?? single ?? '';
      const end = escaped ? keptBackslashes(all) : '';
      const secret = all.slice(before.length + quote.length, all.length - end.length);
      return `${before}${quote}${secret === '' ? '' : cover(secret)}${end}`;
    },
  );
}

/** Whether values under this name are secrets: for data that is masked before it becomes text. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

const SECRET_NAME =
  /(?:pass(?:word|wort|phrase|wd)|kennwort|secret|token|credentials?|authentication_string|(?:api|private)[_-]?key)$/i;

/** The backslashes before a closing `\"` belong to the quote, not to the value. */
function keptBackslashes(all: string): string {
  return /\\*$/.exec(all)?.[0] ?? '';
}

function maskKeyTails(text: string, cover: (secret: string) => string): string {
  let done = 0;
  let masked = '';
  for (const { 0: end, index } of text.matchAll(KEY_END)) {
    let start = index;
    while (start > done && /[A-Za-z0-9+/=\s]/.test(text.charAt(start - 1))) start -= 1;
    masked += `${text.slice(done, start)}${cover(text.slice(start, index + end.length))}`;
    done = index + end.length;
  }
  return masked + text.slice(done);
}
