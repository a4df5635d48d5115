#!/bin/sh
# boot.sh <machine folder> <host name> <namespace>: boots the machine again each time it restarts, until it is switched off.
# A restart ends the process-id namespace (the kernel's way of rebooting one), takes the network away and stays away a while.
set -u
folder=$1
name=$2
namespace=$3
here=$(cd "$(dirname "$0")" && pwd)
away=4

set_links() {
  for link in ngn voip; do
    ip -n "$namespace" link set "$link" "$1"
  done
}

echo $$ >"$folder/cgroup/cgroup.procs"
while :; do
  cat /proc/sys/kernel/random/uuid >"$folder/boot-id"
  cat "$folder/boot-id" >>"$folder/boots"
  set_links up
  ip netns exec "$namespace" unshare --pid --fork --mount --uts --ipc --cgroup --propagation private --kill-child=KILL \
    sh "$here/init.sh" "$folder" "$name" </dev/null >>"$folder/console" 2>&1
  code=$?
  set_links down
  echo "boot ended: $code" >>"$folder/console"
  # 129: ended by SIGHUP, which is how a namespace says that it wants to restart.
  [ "$code" -eq 129 ] && [ ! -e "$folder/stay-off" ] || exit 0
  sleep "$away"
done
