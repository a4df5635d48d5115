/** A word of a command line, in quotes or not, or both. */
const WORD = String.raw`(?:"(?:[^"\\\r\n]|\\.){0,1000}"?|'[^'\r\n]{0,1000}'?|(?![-\s"'|;&])\S)\S*`;

/** A name, a colon and a word. */
const USER = String.raw`(?:"[^":\r\n]{1,128}:[^"\r\n]{1,1000}"?\S*|'[^':\r\n]{1,128}:[^'\r\n]{1,1000}'?\S*|[^\s:"']{1,128}:\S+)`;

/** Commands, and the options whose argument is a secret. */
const COMMANDS: readonly (readonly [names: string, option: string, argument: string])[] = [
  ['mysql(?:dump|admin|check|import|show|slap)?', '-p', `(?!\`)${WORD}`],
  [
    'ldap(?:search|add|modify|delete|modrdn|compare|whoami|passwd|exop)',
    String.raw`-[xZvnLMPIQN]{0,6}w[ \t=]{0,4}`,
    WORD,
  ],
  // The new and the old password.
  ['ldappasswd', String.raw`-[sa][ \t]{0,4}`, WORD],
  // Community, and the pass phrases of a user.
  [
    'snmp(?:walk|get|getnext|bulkwalk|bulkget|set|trap|inform|table|status|test|df)',
    String.raw`-[cAX][ \t]{0,4}`,
    WORD,
  ],
  ['openssl', String.raw`-[kK][ \t]{1,4}`, WORD],
  ['ipmitool', String.raw`-P[ \t]{0,4}`, WORD],
  // Behind the file and the user; with `-n` there is no file.
  [
    'htpasswd',
    String.raw`(?:-\w{1,8}[ \t]{1,4}){0,4}-(?=\w{0,6}b)(?:(?=\w{0,6}n)|(?!\w{0,6}n)\w{1,7}[ \t]{1,4}\S{1,256}(?=[ \t]))\w{0,7}[ \t]{1,4}\S{1,128}[ \t]{1,4}`,
    WORD,
  ],
  ['zip', String.raw`(?:-P|--password)[ \t=]{1,4}`, WORD],
  ['7z[ar]?', '-p', WORD],
  ['rclone', String.raw`--[\w-]{1,40}-pass[ \t=]{1,4}`, WORD],
  ['lftp', String.raw`(?:-u|--user)[ \t=]{0,4}[^\s,"']{1,128},`, WORD],
  ['redis-cli', String.raw`-a[ \t]{1,4}`, WORD],
  ['sshpass', String.raw`-p[ \t]{0,8}`, WORD],
  ['curl', String.raw`(?:-u|--user|-U|--proxy-user)[ \t=]{0,4}`, USER],
  [
    'smbclient|rpcclient|smbget',
    String.raw`(?:-U|--user)[ \t=]{0,4}`,
    String.raw`["']?[^\s%"']{1,128}%\S+`,
  ],
];

const ALL = COMMANDS.map(([names]) => names).join('|');

/** One command with its arguments, as far as they belong to it. */
const LINE = new RegExp(
  String.raw`(?<![\w-])(?:${ALL})[ \t](?:"(?:[^"\\\r\n]|\\.){0,1000}"|'[^'\r\n]{0,1000}'|[^\r\n|;&])*`,
  'g',
);

const PATTERNS = COMMANDS.map(([names, option, argument]) => ({
  names: new RegExp(`(?:${names})[ \\t]`),
  secrets: new RegExp(String.raw`((?<=[ \t])${option})(${argument})`, 'g'),
}));

/** Masks secrets among the arguments of commands people type, as they stand in scripts, crontabs and logs. */
export function maskCommands(text: string, cover: (secret: string) => string): string {
  return text.replace(LINE, (line) => {
    let masked = line;
    for (const { names, secrets } of PATTERNS) {
      if (!names.test(masked)) continue;
      masked = masked.replace(
        secrets,
        (_, before: string, secret: string) => `${before}${cover(secret)}`,
      );
    }
    return masked;
  });
}
