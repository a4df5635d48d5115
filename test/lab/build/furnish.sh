#!/bin/sh
# furnish.sh <root> <lab folder> <packages> <certificates and key>: makes a telephone server out of a bare Debian.
set -eu
root=$1
lab=$2
packages=$3
trust=$4

inside() {
  chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    SYSTEMD_OFFLINE=1 "$@"
}

# Ubuntu 18.04 in what programs ask for, German in what people set.
rm -f "$root/etc/os-release"
cp -a "$lab/root/." "$root/"
chown -R 0:0 "$root/usr/lib/ucware-lab" "$root/usr/bin/mysql" "$root/usr/bin/lsb_release"
echo 'de_DE.UTF-8 UTF-8' >"$root/etc/locale.gen"
inside locale-gen >/dev/null
printf 'LANG=de_DE.UTF-8\nLANGUAGE=de_DE:de\n' >"$root/etc/default/locale"

# apt 1.6 cannot wait for locks; the real program lies beside, under its own name.
mkdir -p "$root/usr/lib/ucware-lab/real"
inside dpkg-divert --quiet --local --rename --divert /usr/lib/ucware-lab/real/apt-get --add /usr/bin/apt-get
ln -s /usr/lib/ucware-lab/apt-get "$root/usr/bin/apt-get"

# Who logs in. The password is the lab's own and known to everybody.
inside useradd --create-home --shell /bin/bash --groups sudo ucware
inside useradd --create-home --shell /bin/sh sicherung
echo 'ucware:Telefon-4.5!' | inside chpasswd
inside passwd --quiet --lock root
rm -f "$root"/etc/ssh/ssh_host_*

# Package sources as on an old server: credentials and an option in the line, a comment above it.
mkdir -p "$root/usr/local/share/ca-certificates"
cp "$trust/ca.crt" "$root/usr/local/share/ca-certificates/lab.crt"
inside update-ca-certificates >/dev/null 2>&1
cp "$trust/lab.gpg" "$root/etc/apt/trusted.gpg.d/lab.gpg"
echo 'deb http://archive.ubuntu.com/ubuntu bionic main' >"$root/etc/apt/sources.list"
cat >"$root/etc/apt/sources.list.d/ucware.list" <<'END'
# UCware
deb [arch=amd64] https://kunde4711:Gelb-Tonne-88@packages.ucware.de/ubuntu/ucware-4.5 bionic main
deb [arch=amd64] https://kunde4711:Gelb-Tonne-88@packages.ucware.de/ubuntu/ucware-firmware bionic main
END
sed -i "s/arch=amd64/arch=$(dpkg --print-architecture)/" "$root/etc/apt/sources.list.d/ucware.list"
echo 'APT::Sandbox::User "_apt";' >"$root/etc/apt/apt.conf.d/90lab"

# MySQL 5.7 as it was installed with a root password, and the files that go with it.
mkdir -p "$root/var/lib/mysql" "$root/etc/mysql"
native() { python3 -c 'import hashlib,sys; print("*"+hashlib.sha1(hashlib.sha1(sys.argv[1].encode()).digest()).hexdigest().upper())' "$1"; }
cat >"$root/var/lib/mysql/lab.json" <<END
{"plugins": [], "user": [
 {"Host": "localhost", "User": "root", "plugin": "mysql_native_password", "authentication_string": "$(native Wurzel-4711)"},
 {"Host": "127.0.0.1", "User": "root", "plugin": "mysql_native_password", "authentication_string": "$(native Wurzel-4711)"},
 {"Host": "localhost", "User": "debian-sys-maint", "plugin": "mysql_native_password", "authentication_string": "$(native Maint-0815)"}
]}
END
printf '[client]\nhost     = localhost\nuser     = debian-sys-maint\npassword = Maint-0815\nsocket   = /var/run/mysqld/mysqld.sock\n' >"$root/etc/mysql/debian.cnf"
chmod 600 "$root/etc/mysql/debian.cnf" "$root/var/lib/mysql/lab.json"
for home in root home/ucware; do
  printf '[client]\nuser=root\npassword=Wurzel-4711\n' >"$root/$home/.my.cnf"
  chmod 600 "$root/$home/.my.cnf"
done
inside chown ucware:ucware /home/ucware/.my.cnf

# The product as it was installed, and what the customer made of it.
mkdir -p "$root/tmp/packages"
cp "$packages/installed"/*.deb "$root/tmp/packages/"
inside sh -c 'dpkg --install /tmp/packages/*.deb' >/dev/null
# As on any server that was installed by apt: its cache still holds what is installed, the bases of merges.
mkdir -p "$root/var/cache/apt/archives"
mv "$root/tmp/packages"/*.deb "$root/var/cache/apt/archives/"
rm -rf "$root/tmp/packages"
sh "$lab/build/customer.sh" "$root"

inside systemctl --quiet enable mysql.service apache2.service ssh.service
# Hardware, clocks and kernel settings belong to the machine outside.
inside systemctl --quiet mask systemd-udevd.service systemd-udevd-kernel.socket systemd-udevd-control.socket \
  systemd-udev-trigger.service systemd-modules-load.service systemd-sysctl.service sys-kernel-debug.mount \
  sys-kernel-tracing.mount sys-kernel-config.mount sys-fs-fuse-connections.mount dev-hugepages.mount dev-mqueue.mount \
  proc-sys-fs-binfmt_misc.automount getty@tty1.service console-getty.service e2scrub_all.timer e2scrub_reap.service fstrim.timer
