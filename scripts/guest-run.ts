// The guest's half of run-NAME: what of an image waits for a script from the host (guest-job.ts, guest-wake.ts).

import { file, folder, type GuestFile, link } from './guest-file.ts';
import { mountShareFile } from './mount-share.ts';

/** Names of the virtio ports (QEMU's virtserialport, `name=`), in the order of the descriptors that qemu is given. */
export const ports = { job: 'makebox.job', out: 'makebox.out', err: 'makebox.err' } as const;

const agentFile = '/usr/sbin/makebox-run';
const units = '/etc/systemd/system';

/** What is in every image. It says "ready" and its clock, is told a length, takes a script of so many bytes, and becomes it. */
const agent = `#!/bin/sh
# Runs what the host sends, where the host has made a port for it: docs/run.md.
# As the first process, in the fast boot, it keeps systemd from generating units, of which nothing starts: half a second.
[ $$ != 1 ] || {
  mount -t tmpfs makebox /usr/lib/systemd/system-generators
  [ -e /proc/uptime ] || mount -t proc proc /proc
  { read -r init _ </proc/uptime && echo "$init" >/usr/lib/systemd/system-generators/init; } 2>/dev/null
  exec /sbin/init "$@"
}
# Sets at to the device of a port; without a process, of which each costs an emulated machine 30 ms.
port() {
  for at in /sys/class/virtio-ports/*; do
    name=; read -r name <"$at/name"; at=/dev/\${at##*/}
    [ "$name" != "$1" ] || return 0
  done 2>/dev/null
  return 1
}
modprobe -q -a virtio_console virtio_net virtiofs
left=100 turn=0.05
until port ${ports.job} && [ -c "$at" ]; do
  [ $left -gt 0 ] || turn=1
  left=$((left - 1)); sleep $turn
done
exec 3<>"$at"
# Seconds of this kernel: when it was done, and now.
init=0; read -r now _ </proc/uptime; { read -r init </usr/lib/systemd/system-generators/init; } 2>/dev/null
echo "ready $init $now" >&3
read -r length <&3
head -c "$length" <&3 >/run/makebox-job
. /run/makebox-job
`;

/** Without the dependencies that a service has by itself: in the fast boot there is nothing else. */
const service = `[Unit]
Description=A command of the host
DefaultDependencies=no
After=makebox-modules.service basic.target network.target remote-fs.target systemd-user-sessions.service
ConditionKernelCommandLine=|makebox.run
ConditionPathExists=|/dev/virtio-ports/${ports.job}
# Whoever ends it from inside, there is nobody then who could answer.
SuccessAction=poweroff-force
FailureAction=poweroff-force

[Service]
ExecStart=${agentFile}
StandardOutput=null
StandardError=null
# For what it becomes, as after a login.
IgnoreSIGPIPE=no
`;

/** A kernel of kernels/ has its modules on a disk of their own, the second (scripts/make/run.mk). */
const modules = `[Unit]
Description=The modules of a kernel that is not this image's
DefaultDependencies=no
Before=systemd-modules-load.service systemd-udevd.service systemd-udev-trigger.service
ConditionKernelCommandLine=makebox.modules

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=mount -t ext4 -o ro /dev/vdb /lib/modules
`;

const fastTarget = `[Unit]
Description=A command of the host, and nothing else
DefaultDependencies=no
Requires=makebox-run.service
Wants=makebox-modules.service
AllowIsolate=yes
`;

/** In the layer of a VM; its clones have them from there. Shares that are copied over ssh are mounted here, too. */
export const runFiles: readonly GuestFile[] = [
  mountShareFile,
  file(agentFile, agent, 0o755),
  file(`${units}/makebox-run.service`, service),
  file(`${units}/makebox-run.target`, fastTarget),
  file(`${units}/makebox-modules.service`, modules),
  folder(`${units}/sysinit.target.wants`),
  link(`${units}/sysinit.target.wants/makebox-modules.service`, '../makebox-modules.service'),
  folder(`${units}/multi-user.target.wants`),
  link(`${units}/multi-user.target.wants/makebox-run.service`, '../makebox-run.service'),
];

/** A script, as what waits in an image takes it. */
export const framed = (script: string) => `${Buffer.byteLength(script)}\n${script}`;
