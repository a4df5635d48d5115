/** Line by line, what a key in YAML has for a value: one word or a string. `passwd: compat systemd` is the switch of NSS. */
const YAML_VALUE = String.raw`(?=["']?[ \t]{0,8}:[ \t]{1,40}(?!(?:compat|files|db|dns|ldap|nis|nisplus|sss|systemd|winbind|extrausers)(?![\w.-]))(?:["'][^\s"']|[^\s,}"']{1,256}(?:[,}]|[ \t]{0,8}(?:#|$))))`;

/** `PWD` is the folder of a shell, and programs complain in its name. */
const NO_FOLDER = String.raw`(?!["']?[:=]["']?\/|"[ \t]{0,8}!?={1,2}[ \t]{0,8}["']?\/|["']?[ \t]{0,8}[:=]{1,2}[ \t]{0,8}["']?(?:\/(?:root|home|tmp|srv|var|opt|etc|usr|mnt|run)\b|\$[({]|\$pwd\b|\x60|getcwd|os\.|process\.)|:[ ](?:error|invalid|too|ignoring)\b)`;

/** Longer runs of letters and digits that end in `pw=` are base64; `vipw` is a program. */
const SHORT_PW = String.raw`pw(?<![A-Za-z0-9+/]{12}pw)(?<!\bvipw)`;

/** `!PSK:` and `DHE-PSK:` belong to a list of ciphers. */
const PSK = String.raw`psk(?:(?<![a-z!:+-]psk)|(?<=\b(?:wpa|my|ipsec)psk)|(?<=-psk)(?!:\S))`;

/** Behind a plural stand values, or a number of them, or whether there are any. */
const SEVERAL = String.raw`(?=[\\"'\]]{0,5}[ \t]{0,40}(?:$|=>|:=|={1,3}|:|%3D|[,>])(?![ \t]{0,40}(?:\d{1,9}|true|false|yes|no|on|off|none|null|enabled|disabled)(?:[\s,;.}\])]|$)))`;

/** Names whose values are secrets wherever the name stands, also as the end of a longer one (`db_password`, `sipSecret`). */
export const NAMES = String.raw`(?:pass(?:word|wort|[ _-]?phrase|code)|kennwort|(?:access|pin|unlock)[_-]?code|wep[_-]?key|md5_cred|(?:pass(?:words|phrases|codes|w(?:ö|oe)rter)|kennw(?:ö|oe)rter|secrets|tokens|(?:api|private|access|encryption)[_-]?keys)${SEVERAL}|secret|token|credentials?|authentication_string|(?:api|private|access|encryption)[_-]?key|licen[cs]e_?key|session[_-]?id|passwd(?:(?<=[_$"'-]passwd)|(?=["'\]]{0,3}[ \t]{0,8}=)|(?<![\w:./-]passwd)${YAML_VALUE})|pass(?:(?<=(?:[_$"'-]|db|sql|auth|user|ldap|smtp)pass)|(?<![a-z]pass)(?=["'\]]{0,3}[ \t]{0,8}=)|(?<![\w:./-]pass)${YAML_VALUE}(?![ \t]{0,8}:[ \t]{1,40}\d{1,9}\b))|${SHORT_PW}d(?!==)${NO_FOLDER}|${SHORT_PW}(?!==|:\d{2,5}(?:[/\s]|$))|${PSK})(?:[_-]?(?:hash|key|value|plain|again|confirm|old|new|md5|\d{1,3}))?`;

/** What makes the name of an element of XML a key-like one. */
export const TAGS = String.raw`password|passwd|passphrase|kennwort|secret|token|(?:pwd?|psk)(?=[\s>_-])`;

/** What stands between name and value: `=`, `:`, `=>`, `'] = `, `\":`, or the comma of `define('DB_PASSWORD', 'x')`. Blanks may be those of web pages. */
export const BETWEEN = String.raw`(?:[\\"'\]]{0,5}[^\S\r\n]{0,40}(?:=>|:=|={1,3}|:|%3D)[^\S\r\n]{0,40}|["'][ \t]{0,8},[ \t]{0,8}(?=["'\d]))`;

/** The beginning of an object or list that holds the value: `{"value":`, `[`, `{value: `. */
export const BRACKET = String.raw`[{[][{[ \t]{0,8}(?:\\{0,3}["']|$|[\w-]{1,40}:[ \t])`;

/** The mark of YAML for a value on the lines below. */
export const BLOCK = String.raw`(?:![\w!./-]{0,60}[ \t]{1,8})?[|>][-+\d]{0,2}[ \t]{0,8}(?:#[^\r\n]{0,200})?$`;

/** `libsecret:amd64` is a package, not a password; and a value further below is found with its lines. */
export const NO_VALUE = String.raw`(?!(?:amd64|i386|arm64|armhf|all|any)\b)(?!${BRACKET})(?!${BLOCK})`;

/** Whether values under this name are secrets: for data that is masked before it becomes text. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) || SHORT_NAME.test(name);
}

const SECRET_NAME =
  /(?:pass(?:words?|wort|phrases?|wd)|kennwort|secrets?|tokens?|credentials?|authentication_string|(?:api|private)[_-]?keys?)$/i;

/** Names of two or three letters, alone or as a part of their own. */
const SHORT_NAME = /(?:^|[_-]|db|bind|root)(?:pw|pwd|psk)$|[a-z](?:Pw|PW|Pwd|PWD|Psk|PSK)$/;
