/** What stands before a secret of one kind of file, and the secret. */
interface FileRule {
  readonly path: RegExp;
  readonly pattern: RegExp;
}

/** What may stand before a setting that is switched off. */
const OFF = String.raw`[ \t]{0,40}(?:[#;/*]{1,4}[ \t]{0,8})?`;

const SECRET_NAME = String.raw`[\w.$-]{0,60}?(?:pass(?:word|wort|wd|phrase|code)?|kennwort|secret|token|psk|pwd?|pin)`;

/** A string, or one word; switches and the paths of files are none. */
const VALUE = String.raw`(?:"[^"\r\n]{1,1000}"|'[^'\r\n]{1,1000}'|(?!(?:yes|no|on|off|true|false|none|required|optional|files?)\b)[^\s"'=:;{}(][^\s;]{0,1000})`;

/** Behind these words a sentence tells the secret. */
const TOLD =
  '(?:kennw(?:ort|örter)|passw(?:ort|örter|ord|ords)|pass[ -]?phrase|geheimzahl|secret|pin)';

const RULES: readonly FileRule[] = [
  // `password hunter2`, `secret "hunter2";`, `set $pw "hunter2";`: a line of a name, blanks, and a value.
  {
    path: /./,
    pattern: new RegExp(
      String.raw`^(${OFF}(?:set[ \t]{1,8}\$)?${SECRET_NAME}[ \t]{1,40})(${VALUE})(?=[ \t]{0,8};?[ \t]{0,8}\r?$)`,
      'gim',
    ),
  },
  // “das Kennwort lautet hunter2”
  {
    path: /./,
    pattern: new RegExp(
      String.raw`((?<![\p{L}\d_])${TOLD}[ \t]{1,8}(?:[\p{L}\d_-]{1,40}[ \t]{1,8}){0,3}?(?:lautet|ist|hei(?:ß|ss)t|war|is|was)[ \t:]{1,8})([^\s]{1,1000})`,
      'giu',
    ),
  },
  // `# root password hunter2`: what is right behind the word and holds a digit is hardly ever a sentence.
  {
    path: /./,
    pattern: new RegExp(
      String.raw`((?<![\p{L}\d_])${TOLD}[ \t]{1,8}(?:\([^()\r\n]{0,40}\)[ \t]{1,8})?)(?=\S{4})([^\s"'=([{]\S{0,80}\d\S{0,80}|\d\S{3,160})`,
      'giu',
    ),
  },
  // `key x { secret "hunter2"; };`
  { path: /./, pattern: /(\bsecret[ \t]{1,8}")([^"\r\n]{1,1000})(?=")/gi },
  {
    path: /netrc$|fetchmailrc$|msmtprc$|authinfo$/,
    pattern:
      /((?<![\w-])(?:password|passwd|pass|account)[ \t]{1,40}(?:is[ \t]{1,8})?)("[^"\r\n]{1,1000}"|'[^'\r\n]{1,1000}'|[^\s"']\S{0,1000})/gi,
  },
  {
    path: /\/(?:voicemail(?:_users|_custom)?|minivm)\.conf$/,
    pattern: /^([ \t]*(?:;+[ \t]*)?\d+[ \t]*=>?[ \t]*)([^,\s]+)/gm,
  },
  // DUNDi: `x => context,0,IAX2,user:secret@host/x`; a variable is no secret.
  {
    path: /\/dundi\.conf$/,
    pattern: /(,(?:IAX2?|SIP|PJSIP|H323),[^\s:@,]{1,128}:)(?!\$\{)([^\s@,]{1,256})(?=@)/gi,
  },
  {
    path: /\/asterisk\//,
    pattern: /(\bCHANNEL\((?:secret|password)\)=)(?!\$[{[])([^\s,()"']{1,256})/gi,
  },
  // Squid: `cache_peer host parent 3128 0 login=user:secret`.
  {
    path: /squid/,
    pattern: /((?<=\s)login=[^\s:]{1,128}:)(\S{1,256})/gi,
  },
  // Telephones: `<user_pass idx="1">x</user_pass>`, `user_pass1!: x`; a PIN has four digits, a pin of a plug fewer.
  {
    path: /./,
    pattern: /(<\w{0,40}_pass(?:\s[^<>]{0,200})?>)([^<\s][^<\r\n]{0,1000})/gi,
  },
  { path: /./, pattern: /(<pin(?:\s[^<>]{0,200})?>)(\d{4,12})(?=<)/gi },
  {
    path: /./,
    pattern: /^([ \t]{0,40}\w{0,40}_pass(?:word)?\d{0,3}[!&]:[ \t]{0,40})(\S[^\r\n]{0,1000})/gim,
  },
  // Room, PIN, PIN of the administrator.
  {
    path: /\/meetme\.conf$/,
    pattern: /^([ \t]*(?:;+[ \t]*)?conf[ \t]*=>?[ \t]*[^,\r\n]{0,80},)([^\r\n;]*[^\s;,])/gim,
  },
  // `Authenticate(4711)`, `DISA(4711,context)`, `MeetMe(1234,options,4711)`, or with a comma as it was written long ago.
  {
    path: /^\/etc\/asterisk\//,
    pattern: /(\b(?:Authenticate|DISA)[ \t]*[(,|][ \t]*)((?!no-password\b)[^\s,)|(;][^,)|\r\n]*)/gi,
  },
  {
    path: /^\/etc\/asterisk\//,
    pattern: /(\bMeetMe[ \t]*[(,][^,)\r\n]{0,80},[^,)\r\n]{0,80},[ \t]*)([^\s,)(;][^,)\r\n]*)/gi,
  },
  // `agent => 1001,4711,Anna`
  {
    path: /\/agents\.conf$/,
    pattern: /^([ \t]*(?:;+[ \t]*)?agent[ \t]*=>?[ \t]*[^,\r\n]{0,80},)([^,\s]+)/gim,
  },
  // `TRUNK_AUTH=…`, `Set(GLOBAL(TRUNKPW)=…)`, `"${PW}" = "…"`
  {
    path: /\/extensions[^/]*$/,
    pattern:
      /(\b\w{0,40}(?:_AUTH|PW|PWD|PASS|SECRET|TOKEN|KEY)\d{0,2}(?:\}"|[)}])?[ \t]*={1,2}[ \t]*["']?)([^\s,)(;=>"'][^,)\r\n;"']*)/g,
  },
  {
    path: /^\/etc\/asterisk\//,
    pattern: /(\b(?:\w{0,40}_)?PIN\d{0,2}[ \t]*=[ \t]*)([^\s,)(;=>"'][^,)\r\n;]*)/gi,
  },
  { path: /turnserver/, pattern: /^([ \t]{0,40}(?:#[ \t]{0,8})?user=[^:\s]{1,128}:)(\S+)/gm },
  {
    path: /redis|sentinel|\.acl$/,
    pattern: /^([ \t]{0,40}(?:#[ \t]{0,8})?masterauth[ \t]{1,40}["']?)([^\s"']+)/gim,
  },
  // `user anna on >hunter2`, with `#` for its hash and `<` for one that is taken away.
  {
    path: /redis|sentinel|\.acl$/,
    pattern: /([ \t][><#!](?<=^[ \t]{0,40}(?:#[ \t]{0,8})?user[ \t][^\r\n]{0,400}))(\S+)/gim,
  },
  { path: /monit/, pattern: /(\ballow[ \t]{1,8}["']?[A-Za-z][\w.@-]{0,80}:)([^\s"']+)/gi },
  // A number behind `-p` is a port.
  {
    path: /nrpe|nagios|icinga/,
    pattern:
      /(\bcheck_\w{1,40}[ \t](?:[^\r\n]{0,400}?[ \t])??-p[ \t]{0,4})((?!\d{1,5}(?:\s|$))[^\s-]\S*)/gi,
  },
  {
    path: /grub/,
    pattern: /(\bpassword(?:_pbkdf2)?[ \t]{1,8}[^\s"']{1,80}[ \t]{1,8})([^\s"']+)/gi,
  },
  { path: /./, pattern: /(\bbasic_?auth[ \t]*[:=][ \t]*["']?[^\s:"']{1,80}:)([^\s"']+)/gi },
  {
    path: /nginx/,
    pattern:
      /(\$(?:arg|http|cookie)_\w{0,40}(?:key|token|auth\w{0,20}|secret|pass\w{0,10}|pw)\w{0,20}[ \t]*!?[=~]\*?[ \t]*["']?)([^\s"')]+)/gi,
  },
  {
    path: /nginx/,
    pattern: /(\bsecure_link_(?:md5|secret)[ \t]+)("[^"\r\n]+"|'[^'\r\n]+'|[^\s;]+)/gi,
  },
  // What a map of such a header compares it with.
  {
    path: /nginx/,
    pattern:
      /("(?<=\bmap[ \t]{1,8}\$\w{0,60}(?:key|token|auth\w{0,20}|secret|pass\w{0,10})\w{0,20}[ \t]{1,8}\$\w{1,60}[ \t]{0,8}\{[^{}]{0,2000}"))([^"\r\n]{4,})(?=")/gi,
  },
  // `# Zugang: admin / hunter2`, `# Login admin/hunter2`
  {
    path: /./,
    pattern:
      /((?:^|[\s;#/*])(?:(?:zugang(?:sdaten)?|anmeldung|log-?in|account)[ \t:]{1,8}[\w.@-]{1,80}|(?<=[;#][ \t]{0,8})(?:admin|root|benutzer|user)\w{0,20})[ \t]?\/[ \t]?)([^\s/]{4,})/gim,
  },
  // `# Passwort für die Leitung (hunter2)`
  {
    path: /./,
    pattern: new RegExp(
      String.raw`((?<![\p{L}\d_])${TOLD}[^\r\n()=]{0,60}\()([^()\s]{4,})(?=\))`,
      'giu',
    ),
  },
  {
    path: /./,
    pattern:
      /^([ \t]{0,40}(?:[#;][ \t]{0,8})?pass[ \t]word[ \t]{0,8}[:=][ \t]{0,8})(\S[^\r\n]*)/gim,
  },
  {
    path: /./,
    pattern:
      /^([ \t]{0,40}(?:[#;]{1,3}[ \t]{0,8})?li[cz]en[scz]e?(?:schl(?:ü|ue)ssel)?[ \t]{0,8}[:=][ \t]{0,8})(?=\S*\d)(\S{6,})$/gim,
  },
];

/** The text with the secrets covered that stand where files of this name have them. */
export function maskByFile(text: string, path: string, cover: (secret: string) => string): string {
  return RULES.filter((rule) => rule.path.test(path)).reduce(
    (masked, { pattern }) =>
      masked.replace(pattern, (_, before: string, value: string) => {
        const quote = /^(["']).*\1$/s.exec(value)?.[1] ?? '';
        const words = value.slice(quote.length, value.length - quote.length);
        const secret = words.trimEnd();
        return `${before}${quote}${secret === '' ? '' : cover(secret)}${words.slice(secret.length)}${quote}`;
      }),
    text,
  );
}
