#!/bin/sh
# customer.sh <root>: what people changed on this server, and what its telephones say. See packages/conffiles.sh.
set -eu
root=$1

sed -i 's/^limit nofile .*/limit nofile 65536 65536/' "$root/etc/init/asterisk.conf"
sed -i "s/'session_timeout'\] = .*/'session_timeout'] = 28800;/" "$root/etc/ucware/ucware.php"
cat >>"$root/etc/ucware/dialplan.conf" <<'END'
[nachtschaltung]
exten => 400,1,Goto(ansage,s,1)
END
chmod 640 "$root/etc/ucware/ucware.php"

samples="$root/etc/samples"
sed -i 's/^own=no/own=yes/' "$samples/latin1.conf"
chown 1000:1000 "$samples/latin1.conf"
chmod 640 "$samples/latin1.conf"
echo 'a=2' >"$samples/same.conf"
rm "$samples/deleted.conf" "$samples/kept-away.conf"
echo 'moved=later' >"$samples/moved.conf"
printf 'mine\000\n' >"$samples/binary.dat"

answers="$root/var/lib/asterisk/answers"
mkdir -p "$answers"
echo 'Asterisk 13.38.3 (stand-in) built for the lab' >"$answers/core-show-version"
printf '0 active channels\n0 active calls\n1742 calls processed\n' >"$answers/core-show-channels-count"
: >"$answers/core-show-channels-concise"
: >"$answers/database-show-registrar"
{
  printf '%-40s %-39s %-3s %-10s %-10s %-3s %-8s %-11s %s\n' Name/username Host Dyn Forcerport Comedia ACL Port Status Description
  for peer in 413 414 416 4161; do
    printf '%-40s %-39s %-3s %-10s %-10s %-3s %-8s %-11s\n' "$peer/$peer" "10.45.2.$((peer % 200 + 20))" D Auto Yes '' 5060 'OK (9 ms)'
    printf '  * Name       : %s\n  Useragent    : snomD785/10.1.54.13\n' "$peer" >"$answers/sip-show-peer-$peer"
  done
  echo '4 sip peers [Monitored: 4 online, 0 offline Unmonitored: 0 online, 0 offline]'
} >"$answers/sip-show-peers"
