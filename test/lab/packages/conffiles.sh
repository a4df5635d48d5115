#!/bin/sh
# conffiles.sh <package> <version> <folder>: the configuration files a version ships. Which of them a release changed, and which
# the customer (see ../build/customer.sh) changed too:
#
#   /etc/init/asterisk.conf   changed by 4.5.0.10 and 5, and by the customer in other lines: a clean merge
#   /etc/ucware/ucware.php    changed by 4.5.0.10 and 5, and by the customer in the same lines: a conflict
#   /etc/ucware/dialplan.conf changed by the customer only
#   /etc/ucware/queues.conf   changed by 4.5.0.10 and 5 only
#   /etc/ucware/ports.conf    changed by nobody
set -eu
version=$2
case $version in
  4.5.0.8) level=1 ;;
  4.5.0.10) level=2 ;;
  *) level=3 ;;
esac
mkdir -p "$3/DEBIAN"

conffile() {
  mkdir -p "$folder$(dirname "$1")"
  cat >"$folder$1"
  echo "$1" >>"$folder/DEBIAN/conffiles"
}
folder=$3

case $1 in
  asterisk)
    conffile /etc/init/asterisk.conf <<END
# asterisk - telephony server
description "UCware Asterisk"

start on (local-filesystems and net-device-up IFACE!=lo)
stop on runlevel [!2345]

# Limits
limit nofile 16384 16384
limit core unlimited unlimited

respawn
respawn limit 10 $((5 * level))

# Environment
env ASTVARRUNDIR=/var/run/asterisk
env AST_LEVEL=$level

exec /usr/sbin/asterisk -f
END
    ;;
  ucware)
    conffile /etc/ucware/ucware.php <<END
<?php
\$config['product'] = 'UCware';
\$config['db_host'] = 'localhost';
\$config['session_timeout'] = $((level * 1800));
\$config['log_level'] = 'warning';
\$config['schema'] = $level;
END
    conffile /etc/ucware/dialplan.conf <<END
; Dialplan additions of the customer are kept in this file.
[internal]
exten => _4XX,1,Dial(SIP/\${EXTEN})
END
    conffile /etc/ucware/queues.conf <<END
[general]
strategy=ringall
timeout=$((level * 10))
END
    conffile /etc/ucware/ports.conf <<END
http=80
https=443
END
    ;;
esac
