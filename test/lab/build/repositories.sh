#!/bin/sh
# repositories.sh <packages> <root> <folder>: signed repositories as the vendor and Ubuntu lay them out, and the public key.
# The root's own packages come first, installed, so that the Ubuntu stand-in can say that they are its own.
set -eu
packages=$1
root=$2
out=$3

export GNUPGHOME="$out/.gnupg"
mkdir -p "$GNUPGHOME" && chmod 700 "$GNUPGHOME"
gpg --batch --quiet --pinentry-mode loopback --passphrase '' --quick-generate-key 'Lab <lab@example.invalid>' rsa3072 sign never
gpg --batch --export >"$out/lab.gpg"

repository() { # <folder> <origin> <packages folder>: pool and Packages; further entries on stdin
  binary="$out/$1/dists/bionic/main/binary-$(dpkg --print-architecture)"
  mkdir -p "$binary" "$out/$1/pool/main"
  cp "$packages/$3"/*.deb "$out/$1/pool/main/"
  (cd "$out/$1" && apt-ftparchive packages pool/main) >"$binary/Packages"
  cat >>"$binary/Packages"
  gzip -9nk "$binary/Packages"
  (cd "$out/$1/dists/bionic" && apt-ftparchive -o "APT::FTPArchive::Release::Origin=$2" -o "APT::FTPArchive::Release::Label=$2" \
    -o APT::FTPArchive::Release::Suite=bionic -o APT::FTPArchive::Release::Codename=bionic \
    -o APT::FTPArchive::Release::Components=main \
    -o "APT::FTPArchive::Release::Architectures=$(dpkg --print-architecture)" release . >../../Release)
  mv "$out/$1/Release" "$out/$1/dists/bionic/Release"
  gpg --batch --quiet --clearsign --output "$out/$1/dists/bionic/InRelease" "$out/$1/dists/bionic/Release"
  gpg --batch --quiet --detach-sign --armor --output "$out/$1/dists/bionic/Release.gpg" "$out/$1/dists/bionic/Release"
}

for series in ucware-4.5 ucware-5 ucware-firmware; do
  repository "packages.ucware.de/ubuntu/$series" UCware "$series" </dev/null
done

# What is installed already, as if it came from there. Nothing newer is offered, so none of it is ever fetched.
awk -v RS= -v ORS='\n\n' '/\nStatus: install ok installed/ && !/^Package: (ucware|asterisk|ubuntu-adv|friendly)/' \
  "$root/var/lib/dpkg/status" | awk '
  /^Conffiles:/ { skip = 1; next }
  /^[^ ]/ { skip = 0 }
  /^Status:/ || skip { next }
  /^$/ { print "Filename: pool/main/none.deb\nSize: 1\nSHA256: 0000000000000000000000000000000000000000000000000000000000000000" }
  { print }' >"$out/installed"
repository archive.ubuntu.com/ubuntu Ubuntu ubuntu <"$out/installed"
rm -rf "$out/installed" "$GNUPGHOME"

# The vendor's server speaks HTTPS, so the lab has an authority of its own.
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Lab' -keyout "$out/ca.key" -out "$out/ca.crt" 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj '/CN=packages.ucware.de' -keyout "$out/server.key" -out "$out/server.csr" 2>/dev/null
echo 'subjectAltName=DNS:packages.ucware.de' >"$out/server.ext"
openssl x509 -req -in "$out/server.csr" -CA "$out/ca.crt" -CAkey "$out/ca.key" -CAcreateserial -days 3650 \
  -extfile "$out/server.ext" -out "$out/server.crt" 2>/dev/null
rm -f "$out/ca.key" "$out/server.csr" "$out/server.ext" "$out/ca.srl"
