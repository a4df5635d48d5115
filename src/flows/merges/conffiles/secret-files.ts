/** Files that are known to hold secrets: there every quoted string may be one. */
const HOLDING =
  /^\/etc\/(?:ucware\/|mysql\/|asterisk\/|apt\/auth|ldap|nslcd|exim4\/|postfix\/|ppp\/|php\/|openvpn\/|snmp\/|hylafax\/|freeradius\/|wpa_supplicant\/|bind\/rndc)|\.my\.cnf$|secret|passw|netrc$|fetchmailrc$|msmtprc$/;

export function holdsSecrets(path: string): boolean {
  return HOLDING.test(path);
}

/** On each line, a comment or not, what stands before the first sign of this kind tells whose secret the rest is. */
const BEHIND_COLON = /^([^\r\n:]{0,300}:)([^\r\n]*\S[^\r\n]*)/gm;
const BEHIND_BLANK = /^([ \t]{0,40}(?:[#;][ \t]{0,8})?[^\s#;]\S{0,300}[ \t]{1,80})(\S[^\r\n]*)/gm;
const BEHIND_EQUALS = /^([ \t]{0,40}[\w#;.-][^\r\n=]{0,300}=[ \t]{0,40})([^\s=][^\r\n]*)/gm;

/** Files that are nothing but credentials, by what parts their columns. */
const CREDENTIALS: readonly (readonly [path: RegExp, behind: RegExp])[] = [
  [/\/passwd\.client$|\/hosts\.hfaxd$|htpasswd|htdigest|\.?pgpass$|\/g?shadow-?$/, BEHIND_COLON],
  [/\/rsyncd\.secrets$|\/mosquitto\/(?:passwd|pwfile)$|\/\.htusers$/, BEHIND_COLON],
  [/\/dovecot\/(?:users|passwd)$|\/ipsec\.secrets$/, BEHIND_COLON],
  [/\/(?:sasl_?passwd\w{0,20}|(?:chap|pap|srp)-secrets|davfs2\/secrets)$|netrc$/, BEHIND_BLANK],
  [/\/(?:chrony|ntp)[\w./-]{0,40}keys$/, BEHIND_BLANK],
  [/\.my\.cnf$|\/\.?smbcredentials$/, BEHIND_EQUALS],
];

/** In a file that is nothing but credentials: each line in two, the second of which is secret. */
export function allSecret(path: string): RegExp | undefined {
  return CREDENTIALS.find(([known]) => known.test(path))?.[1];
}
