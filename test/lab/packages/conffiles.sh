#!/bin/sh
# conffiles.sh <package> <version> <folder>: the configuration files a version ships. Which of them a release changed, and which
# the customer (see ../build/customer.sh) changed too:
#
#   /etc/init/asterisk.conf   changed by 4.5.0.10 and 5, and by the customer in other lines: a clean merge
#   /etc/ucware/ucware.php    changed by 4.5.0.10 and 5, and by the customer in the same lines: a conflict
#   /etc/ucware/dialplan.conf changed by the customer only
#   /etc/ucware/queues.conf   changed by 4.5.0.10 and 5 only
#   /etc/ucware/ports.conf    changed by nobody
#
# The package telephone-samples has a file for each further class:
#
#   /etc/samples/latin1.conf  changed by every release and by the customer in other lines, not in UTF-8, closed to others: a clean merge
#   /etc/samples/same.conf    changed by 4.5.0.10, and by the customer in the same way
#   /etc/samples/deleted.conf changed by every release, deleted by the customer
#   /etc/samples/kept-away.conf deleted by the customer, changed by nobody
#   /etc/samples/fresh.conf   shipped from 4.5.0.10 on
#   /etc/samples/gone.conf    no longer shipped from 4.5.0.10 on
#   /etc/samples/moved.conf   changed by the customer, removed by a maintainer script of 4.5.0.10
#   /etc/samples/binary.dat   not text, changed by every release and by the customer
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
  telephone-samples)
    printf '; Gr\374\337e\r\nlevel=%s\r\n\r\n; here and there\r\n\r\nown=no\r\n' "$level" | conffile /etc/samples/latin1.conf
    if [ "$level" = 1 ]; then echo 'a=1' | conffile /etc/samples/same.conf; else echo 'a=2' | conffile /etc/samples/same.conf; fi
    echo "level=$level" | conffile /etc/samples/deleted.conf
    echo 'always=yes' | conffile /etc/samples/kept-away.conf
    if [ "$level" -gt 1 ]; then echo 'fresh=yes' | conffile /etc/samples/fresh.conf; fi
    if [ "$level" = 1 ]; then
      echo 'gone=soon' | conffile /etc/samples/gone.conf
      echo 'moved=soon' | conffile /etc/samples/moved.conf
    fi
    printf 'level %s\000\001\n' "$level" | conffile /etc/samples/binary.dat
    ;;
esac
