// What mounts a folder of the host in a guest.

import { file } from './guest-file.ts';

/** mount(8) runs it for fstab's type "share": virtiofs first, then 9p (msize: cilium/little-vm-helper-images#916). */
const mountShare = `#!/bin/sh
# Mounts a folder of the host by whichever way the virtual machine was given. With the option "overlay" the folder is only read,
# and what is written there stays on this disk.
tag=$1 at=$2 to=$2 mode=rw more=; shift 2
IFS=,
while getopts sfnvN:o: flag; do
  [ "$flag" != o ] || for word in $OPTARG; do
    case $word in rw | nofail) ;; ro) mode=ro ;; overlay) mode=ro to=/var/lib/makebox/share$at/lower ;; *) more=$more,$word ;; esac
  done
done
upper=\${to%lower}upper work=\${to%lower}work
[ "$to" = "$at" ] || mkdir -p "$to" "$work"
modprobe -q virtiofs
mount -i -t virtiofs -o "$mode$more" "$tag" "$to" 2>/dev/null || {
  modprobe -q 9pnet_virtio
  mount -i -t 9p -o "$mode$more,trans=virtio,version=9p2000.L,msize=512000,access=client" "$tag" "$to"
} || exit
[ "$to" != "$at" ] || exit 0
[ -e "$upper" ] || { mkdir "$upper"; chown --reference="$to" "$upper"; chmod --reference="$to" "$upper"; }
exec mount -t overlay -o "rw$more,lowerdir=$to,upperdir=$upper,workdir=$work" makebox "$at"
`;

export const mountShareFile = file('/usr/sbin/mount.share', mountShare, 0o755);
