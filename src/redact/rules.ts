import { NAMES, TAGS } from './names.ts';
import type { Rule } from './rule.ts';
import { SNMP_RULES } from './snmp.ts';

/** Every quantifier has an upper end or cannot start twice on the same text: masking stays linear on any input. */
export const RULES: readonly Rule[] = [
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
    /((?<![a-z])authorization(?:["']?[ \t]{0,8}(?:=>|[:=,])[ \t]{0,8}["']?|["']?[ \t]{1,8}["'])(?:basic|bearer|digest|token)[ \t]{1,8})[^\s"']+/gi,
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
  // netrc and apt's auth.conf, debconf's answers.
  [/(\blogin[ \t]{1,8}\S{1,128}\s{1,8}password[ \t]{1,8})\S+/gi, '$1§'],
  [/(\/\S{0,64}password\S{0,16}[ \t]{1,8}password[ \t]{1,8})\S+/gi, '$1§'],
  [
    /((?<![\w-])--(?:(?:http|ftp|proxy|user|bind|root|admin|db|mysql)-)?(?:password|passphrase|passwd|token|secret)[ \t]{1,8})(?:"(?:[^"\\\r\n]|\\.){0,1000}"?|'[^'\r\n]{0,1000}'?|(?![-\s"'|;&])\S)\S*/gi,
    '$1§',
  ],
  [/(-pass(?:in|out)?[ \t]{1,8}pass:)\S+/g, '$1§'],
  // Asterisk: `register => user:secret@provider`.
  [/(\bregister[ \t]{0,8}=>?[ \t]{0,8})[^\s:@]{1,128}:[^\s]{1,256}@/gi, '$1§@'],
  // Asterisk: `auth=user:secret@realm`, or `user#hash@realm`.
  [/(\bauth[ \t]{0,8}=>?[ \t]{0,8})[^\s:@#=]{1,128}[:#][^\s@]{1,256}@/gi, '$1§@'],
  // The same without a realm: to be told from mechanisms (`auth = md5:sha1`) and from where people are looked up.
  [
    /(\bauth[ \t]{0,8}=>?[ \t]{0,8})(?!(?:md5|sha|plain|login|cram|digest|basic|bearer|ntlm|gssapi|external|scram|file|unix|ldaps?|pam|https?|inet|tcp|udp|local|yes|no|on|off|true|false|none|optional|required)\b)[^\s:@#=;"'<>&]{1,128}[:#][^\s@;,"'<>&]{1,256}(?![^\s;,"'<>&])/gi,
    '$1§',
  ],
  // Asterisk: `Dial(SIP/user:secret@provider)`.
  [/(\b(?:SIP|PJSIP|IAX2?|H323|OOH323)\/[^\s:@,()&/]{1,128}:)[^\s@,()&]{1,256}@/g, '$1§@'],
  // Signed addresses: who has one needs no password.
  [/([?&](?:amp;)?(?:sig|signature|X-Amz-Signature)=)[^\s&"'<>]+/gi, '$1§'],
  // What a program is given on its stdin; a variable is no secret.
  [
    /(\b(?:echo|printf)[ \t]{1,8}(?:-[neE]{1,3}[ \t]{1,8}|['"]%s(?:\\n)?['"][ \t]{1,8})?)(?!["']?\$[\w({])(?:"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[^\s"'|;&-](?:[^\r\n"'|;&]{0,200}[^\s"'|;&])?)(?=[ \t]{0,8}\|[ \t]{0,8}(?:\/\S{0,40}\/)?(?:sudo[ \t][^\r\n|;&]{0,80}?-[A-Za-z]{0,4}S|chpasswd\b|passwd[ \t]{1,8}--stdin|htpasswd[ \t][^\r\n|;&]{0,80}?-i))/g,
    '$1§',
  ],
  // LDAP, ifupdown and SNMP put a blank between name and value.
  [
    /^([ \t]{0,40}(?:[#;][ \t]{0,8})?(?:(?:root)?bindpw|AuthLDAPBindPassword|rootpw|rootpwmodpw|wpa-(?:psk|password)|r[ow]community6?|trapcommunity|def(?:Auth|Priv)?Passphrase)[ \t]{1,40})(?:"[^"\r\n]{1,256}"\S*|[^\s"=:]\S*)/gim,
    '$1§',
  ],
  [
    /^([ \t]{0,40}(?:[#;][ \t]{0,8})?com2sec6?[ \t]{1,40}(?:-Cn[ \t]{1,8}\S{1,64}[ \t]{1,40})?\S{1,64}[ \t]{1,40}\S{1,64}[ \t]{1,40})\S+/gim,
    '$1§',
  ],
  ...SNMP_RULES,
  // The keys of IPsec: `me peer : PSK "x"`.
  [/(:[ \t]{0,8}(?:PSK|XAUTH|EAP|NTLM)[ \t]{1,8})(?:"[^"\r\n]{1,256}"\S*|0[sx]\S+)/g, '$1§'],
  [
    new RegExp(
      String.raw`(<[\w:-]{0,40}(?:${TAGS})[\w:-]{0,20}(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?)[^<\r\n]+`,
      'gi',
    ),
    '$1§',
  ],
  [
    new RegExp(
      String.raw`(<[\w:-]{0,40}(?:${TAGS})[\w:-]{0,20}\s(?:[^<>]{0,200}?\s)?(?:value|content)=["'])[^"'<>\r\n]+`,
      'gi',
    ),
    '$1§',
  ],
  // What web servers hand on: `fastcgi_param DB_PASSWORD "x"`; their variables are no secrets.
  [
    new RegExp(
      String.raw`((?<![\w-])(?:(?:fastcgi|uwsgi|scgi)_param|(?:proxy|grpc)_set_header|SetEnv|RequestHeader[ \t]{1,8}set)[ \t]{1,40}["']?[\w-]{0,60}?${NAMES}["']?[ \t]{1,40})(?![$%])(?:"(?!\$\w{1,60}")[^"\r\n]{1,256}"[^\s;]*|'[^'\r\n]{1,256}'[^\s;]*|[^\s"';][^\s;]*)`,
      'gim',
    ),
    '$1§',
  ],
  // XML: `<param name="password" value="x"/>`, in either order.
  [
    new RegExp(
      String.raw`(<[\w:-]{1,40}\s[^<>]{0,200}?\b(?:name|key|id)=["'][\w.-]{0,60}?${NAMES}["'][^<>]{0,200}?\b(?:value|content|default)=["'])[^"'<>\r\n]+`,
      'gim',
    ),
    '$1§',
  ],
  [
    new RegExp(
      String.raw`(<[\w:-]{1,40}\s[^<>]{0,200}?\b(?:value|content|default)=["'])[^"'<>\r\n]+(?=["'][^<>]{0,200}?\b(?:name|key|id)=["'][\w.-]{0,60}?${NAMES}["'])`,
      'gim',
    ),
    '$1§',
  ],
  // The same with the value as the content of the element.
  [
    new RegExp(
      String.raw`(<[\w:-]{1,40}\s[^<>]{0,200}?\b(?:name|key|id)=["'][\w.-]{0,60}?${NAMES}["'][^<>]{0,200}>)[^<\r\n]+`,
      'gim',
    ),
    '$1§',
  ],
];
