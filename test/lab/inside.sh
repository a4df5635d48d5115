#!/bin/sh
# inside.sh <command…>: the first process of the lab's own namespaces. Whatever is mounted, linked or started in here ends with it.
set -eu
run=/run/ucware-upgrade-lab
mount -t tmpfs -o mode=755,size=6g ucware-upgrade-lab "$run"
mkdir "$run/.cgroup"
mount -t cgroup2 cgroup2 "$run/.cgroup"
mkdir -p /run/netns
mount -t tmpfs -o mode=755 ucware-upgrade-lab /run/netns

# Two networks: NGN and VoIP. The office has address 1 in both.
ip link set lo up
for network in 'ngn 10.45.1.1' 'voip 10.45.2.1'; do
  bridge=br-${network% *}
  ip link add "$bridge" type bridge
  ip address add "${network#* }/24" dev "$bridge"
  ip link set "$bridge" up
done

"$@"
