#!/bin/sh
# debootstrap.sh <folder>: a small Debian of the release this machine runs, from the mirror it is configured with.
set -eu

packages=openssh-server,sudo,systemd,systemd-sysv,dbus,libpam-systemd,ca-certificates,procps,iproute2,iputils-ping,locales,python3,dialog,netcat-openbsd

. /etc/os-release
mirror=$(apt-cache policy base-files | awk -v wanted="$VERSION_CODENAME/main" '$3 == wanted { print $2; exit }')
[ -n "$mirror" ] || { echo "apt knows no mirror of $VERSION_CODENAME; run apt-get update" >&2; exit 1; }

rm -rf "$1.new"
debootstrap --variant=minbase --include="$packages" "$VERSION_CODENAME" "$1.new" "$mirror" >&2
rm -rf "$1.new"/var/cache/apt/archives/*.deb
# The mirror is this machine's business and nobody's in the lab.
: >"$1.new/etc/apt/sources.list"
rm -rf "$1.new"/var/lib/apt/lists/*
mv "$1.new" "$1"
