/** `/etc/init/asterisk.conf` as each version ships it; the guide sees it ask in both passes. */
export const ASTERISK_CONF = {
  '4.5.0.8': job('4.5.0.8', 'exec /usr/sbin/asterisk -f -C /etc/asterisk/asterisk.conf'),
  '4.5.0.10': job('4.5.0.10', 'exec /usr/sbin/asterisk -f -g -C /etc/asterisk/asterisk.conf'),
  '5': job('5', 'exec /usr/sbin/asterisk -f -g -p -C /etc/asterisk/asterisk.conf'),
} as const;

function job(version: string, command: string): string {
  return `# asterisk - telephony daemon (UCware ${version})
description "Asterisk"

start on (filesystem and net-device-up IFACE!=lo)
stop on runlevel [!2345]

respawn
respawn limit 10 5
limit nofile 8192 8192

${command}
`;
}

/** What the administrator of the practice server made of it. */
export const ASTERISK_CONF_LOCAL = ASTERISK_CONF['4.5.0.8']
  .replace('limit nofile 8192 8192', 'limit nofile 65536 65536')
  .replace(
    'respawn limit 10 5',
    'respawn limit 10 5\n# local: wait for the trunk\npre-start exec sleep 5',
  );

/** `/etc/ucware/ucware.php` as each version ships it. The password is the vendor's placeholder. */
export const UCWARE_PHP = {
  '4.5.0.8': php('4.5', ["'session_lifetime' => 3600,"]),
  '4.5.0.10': php('4.5', ["'session_lifetime' => 3600,", "'ldap_timeout' => 5,"]),
  '5': php('5', [
    "'session_lifetime' => 28800,",
    "'ldap_timeout' => 5,",
    "'admin_client' => true,",
  ]),
} as const;

function php(version: string, lines: readonly string[]): string {
  return `<?php
// UCware ${version}
return [
  'db_host' => 'localhost',
  'db_user' => 'ucware',
  'db_password' => 'changeme',
${lines.map((line) => `  ${line}\n`).join('')}  'timezone' => 'UTC',
];
`;
}

/** The same file with the customer's database password and time zone. */
export const UCWARE_PHP_LOCAL = UCWARE_PHP['4.5.0.8']
  .replace("'changeme'", "'canary-db-password-7391'")
  .replace("'UTC'", "'Europe/Berlin'");

/** `/etc/asterisk/logger.conf`: a file whose two sides do not meet in the first pass. */
export const LOGGER_CONF = {
  '4.5.0.8': logger([], 'notice,warning,error'),
  '4.5.0.10': logger(['queue_log = yes'], 'notice,warning,error'),
  '5': logger(['queue_log = yes', 'use_callids = yes'], 'notice,warning,error,security'),
} as const;

function logger(lines: readonly string[], levels: string): string {
  return `[general]
dateformat = %F %T
${lines.map((line) => `${line}\n`).join('')}
; where messages go
[logfiles]
console => notice,warning,error
messages => ${levels}
`;
}

/** The administrator wanted to see more on the console. */
export const LOGGER_CONF_LOCAL = LOGGER_CONF['4.5.0.8'].replace(
  'console => notice,warning,error',
  'console => notice,warning,error,verbose',
);
