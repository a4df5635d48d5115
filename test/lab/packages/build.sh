#!/bin/sh
# build.sh <folder>: every package of the lab, one folder per place it is offered: installed, ucware-4.5, ucware-5,
# ucware-firmware, ubuntu-old, ubuntu.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O1 -o "$work/asterisk" "$here/asterisk.c"

control() { # <package> <version> <architecture> <depends> <description>
  mkdir -p "$tree/DEBIAN" "$tree/usr/share/doc/$1"
  echo "$1 ($2)" >"$tree/usr/share/doc/$1/changelog"
  {
    printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: Lab <lab@example.invalid>\n' "$1" "$2" "$3"
    [ -z "$4" ] || printf 'Depends: %s\n' "$4"
    printf 'Section: misc\nPriority: optional\nInstalled-Size: 64\nDescription: %s\n' "$5"
  } >"$tree/DEBIAN/control"
}
script() { # <name>, text on stdin
  { printf '#!/bin/sh\nset -e\n'; cat; } >"$tree/DEBIAN/$1"
  chmod 755 "$tree/DEBIAN/$1"
}
unit() { # <name> <command>
  mkdir -p "$tree/lib/systemd/system"
  printf '[Unit]\nDescription=%s\nAfter=network.target mysql.service\n\n[Service]\nExecStart=%s\n\n[Install]\nWantedBy=multi-user.target\n' \
    "$1" "$2" >"$tree/lib/systemd/system/$1.service"
}
finish() { # <place>
  mkdir -p "$out/$1"
  dpkg-deb --root-owner-group -Zgzip --build "$tree" "$out/$1" >/dev/null
}
fresh() {
  tree="$work/tree"
  rm -rf "$tree"
  mkdir -p "$tree"
}
service_scripts() { # <unit>: stopped before the files change, started again after; both take their time
  script prerm <<END
if [ "\$1" = upgrade ] || [ "\$1" = remove ]; then
  echo "Stopping $1"
  systemctl stop $1 || true
fi
END
  script postinst <<END
[ "\$1" = configure ] || exit 0
$2
systemctl daemon-reload || true
systemctl enable --quiet $1
echo "Starting $1"
sleep 1
systemctl start $1
END
}

product() { # <version> <place>
  arch=$(dpkg --print-architecture)
  five=
  case $1 in 5*) five=yes ;; esac

  fresh
  sh "$here/conffiles.sh" asterisk "$1" "$tree"
  control asterisk "$1" "$arch" libc6 'telephony server (stand-in)'
  mkdir -p "$tree/usr/sbin"
  cp "$work/asterisk" "$tree/usr/sbin/asterisk"
  unit asterisk '/usr/sbin/asterisk -f'
  service_scripts asterisk ''
  finish "$2"

  fresh
  control ucware-core "$1" "$arch" '' 'UCware daemon and database schema (stand-in)'
  unit ucware-daemon '/bin/sleep infinity'
  # What the guide asks for: root reaches MySQL over the socket, without a password, while the packages are configured.
  service_scripts ucware-daemon "$([ -z "$five" ] || cat <<'END'
echo "Migrating the database"
sleep 2
mysql -uroot -e 'SELECT 1' >/dev/null || { echo "ucware-core: root cannot reach MySQL, the schema was not migrated" >&2; exit 1; }
END
)"
  finish "$2"

  fresh
  sh "$here/conffiles.sh" ucware "$1" "$tree"
  control ucware "$1" all "ucware-core (= $1), asterisk (= $1)${five:+, ucware-admin-client}" 'UCware telephone server (stand-in)'
  mkdir -p "$tree/usr/share/ucware"
  echo "$1" >"$tree/usr/share/ucware/VERSION"
  script postinst <<'END'
[ "$1" = configure ] || exit 0
echo "Rebuilding provisioning data"
sleep 1
END
  finish "$2"
}

samples() { # <version> <place>: a configuration file of each class
  fresh
  sh "$here/conffiles.sh" telephone-samples "$1" "$tree"
  control telephone-samples "$1" all '' 'configuration files of every class'
  for name in preinst postinst postrm; do
    echo 'dpkg-maintscript-helper rm_conffile /etc/samples/moved.conf 4.5.0.9~ telephone-samples -- "$@"' | script "$name"
  done
  finish "$2"
}

for pair in '4.5.0.8 installed' '4.5.0.10 ucware-4.5' '5.0.3 ucware-5'; do
  samples "${pair% *}" "${pair#* }"
done

product 4.5.0.8 installed
product 4.5.0.10 ucware-4.5
product 5.0.3 ucware-5

fresh
control ucware-admin-client 5.0.3 all '' 'UCware Admin Client (stand-in)'
finish ucware-5

for pair in '1.2.0 installed' '1.3.0 ucware-firmware'; do
  fresh
  control ucware-firmware "${pair% *}" all '' 'telephone firmware (stand-in)'
  finish "${pair#* }"
done

for name in ubuntu-advantage-tools friendly-recovery; do
  fresh
  control "$name" 17 all '' "$name (stand-in)"
  finish installed
  fresh
  control "$name" 27.14.4~18.04.1 all '' "$name (stand-in)"
  finish ubuntu
done
