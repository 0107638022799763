// The guest's half of run-NAME: what of an image waits for a command from the host, and the script that the host sends.

import { file, folder, type GuestFile, link } from './guest-file.ts';
import { mountShareFile } from './mount-share.ts';
import { quoted } from './quote.ts';
import { reseed } from './reseed.ts';

/** Names of the virtio ports (QEMU's virtserialport, `name=`), in the order of the descriptors that qemu is given. */
const ports = { job: 'makebox.job', out: 'makebox.out', err: 'makebox.err' } as const;

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

export interface Job {
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
  /** Where shares are mounted, and with which options (mount(8)); where the first is there, it begins. */
  readonly mounts: readonly { readonly target: string; readonly options: string }[];
  /** For the user's shell. Absent: a login shell on a terminal of this size. */
  readonly command?: string;
  readonly terminal: { readonly type: string; readonly rows: number; readonly columns: number };
  /** Whether what is written stays on the disk: then the system is ended before it is left. */
  readonly kept: boolean;
  /** Where it did not boot, but woke. */
  readonly woke?: Waking;
}

/** Codes that are not the command's: those of timeout(1), and the one by which docker says that it came to no command. */
export const codes = { timeout: 124, broken: 125 } as const;

/** The network that qemu's user mode has: addresses are always these (qemu(1), "-netdev user"). */
const network = `nic=
if [ -z "$(ip -4 route show default)" ]; then
  for nic in /sys/class/net/*; do
    nic=\${nic##*/}
    [ "$nic" != lo ] || continue
    ip addr add 10.0.2.15/24 dev "$nic"; ip link set "$nic" up; ip route add default via 10.0.2.2
    mkdir -p /run/systemd/resolve; echo 'nameserver 10.0.2.3' >/etc/resolv.conf
    break
  done
fi`;

/** What it says goes to the host. */
const said = `port ${ports.out} && exec >"$at"; port ${ports.err} && exec 2>"$at"`;

const path = `PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export PATH
`;

/** Raised when what a state waits for is not what it will be sent. */
export const warmth = 1;

/** Brings a machine to where a command can begin, says \`warm\`, and waits for another script. */
export const warmScript = `${path}${reseed}
${said}
${network}
modprobe -q -a 9pnet_virtio vmgenid
timeout 60 systemctl is-system-running --wait >/dev/null 2>&1
umount -a -t virtiofs,9p 2>/dev/null
date >/dev/null; mount >/dev/null; ip link >/dev/null; setpriv --reuid=1 --regid=1 --clear-groups env -i sh -c :
reseed || { echo 'makebox: no perl and no python3: two machines would have the same random numbers' >/dev/console; echo 'exit 125' >&3; exit; }
sync
echo warm >&3
read -r length <&3
head -c "$length" <&3 >/run/makebox-next
. /run/makebox-next
`;

interface Waking {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 96 hex digits that nobody else has. */
  readonly seed: string;
  readonly mac: string;
  /** How many shares were plugged in. */
  readonly plugs: number;
}

/** What must not be the same in two machines that woke from one state. */
const waking = ({
  now,
  seed,
  mac,
  plugs,
}: Waking) => `{ date -s @${now / 1000} >/dev/null; echo ${seed.slice(32)} >/dev/urandom; reseed; } &
echo ${seed.slice(0, 32)} >/etc/machine-id
[ -z "$nic" ] || ip link set dev "$nic" address ${mac} &
left=100; set -- /sys/bus/pci/slots/*; [ -e "$1" ] || left=0
while set -- /sys/bus/virtio/drivers/virtiofs/virtio*; [ -e "$1" ] || shift; [ $# -lt ${plugs} ] && [ $left -gt 0 ]; do left=$((left - 1)); sleep 0.02; done
`;

/** What the guest says of a share. */
export const notMounted = 'could not be mounted';

/** By virtiofs without mount.share where that does. As /proc/mounts has it, a space in a path is \\040 (proc(5)). */
const mount = ({ target, options }: Job['mounts'][number]) => {
  const at = quoted(target);
  const share = `mount.share ${at} ${at} -o ${quoted(options)}`;
  const quick = /\boverlay\b/.test(options)
    ? ''
    : `mount -i -t virtiofs -o ${quoted(options)} ${at} ${at} 2>/dev/null || `;
  return `mounted ${quoted(target.replaceAll(' ', String.raw`\040`))} || { [ -d ${at} ] || mkdir -p ${at}; ${quick}${share}; } || {
  echo ${quoted(`makebox: ${target} ${notMounted}`)} >&2; echo 'exit ${codes.broken}' >&3; exit; }`;
};
const mounted = 'mounted() { while read -r _ at _; do [ "$at" != "$1" ] || return 0; done </proc/mounts; return 1; }';

/** The script that the guest's root runs; the port of the job is its descriptor 3. It answers \`begun\`, then \`exit N\`. */
export function jobScript({ user, uid, gid, mounts, command, terminal, kept, woke }: Job): string {
  const home = `/home/${user}`;
  const as = `setpriv --reuid=${uid} --regid=${gid} --init-groups env -i HOME=${home} USER=${user} LOGNAME=${user} SHELL=/bin/bash LANG="\${LANG:-C.UTF-8}" \\
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
  const { type, rows, columns } = terminal;
  const work =
    command === undefined
      ? `while read -r rows columns <&3; do stty -F /dev/hvc0 rows "$rows" columns "$columns"; done &
setsid -w sh -c 'exec <>/dev/hvc0 >&0 2>&0; stty rows ${rows} columns ${columns}; exec "$@"' sh ${as} TERM=${quoted(type)} bash -l; code=$?`
      : `${as} sh -c ${quoted(command)} </dev/null 3>&-; code=$?`;
  return `${woke ? waking(woke) : `${path}${said}\n{ ${network}; } &`}
${mounted}
${mounts.map(mount).join('\n')}
wait
cd ${mounts[0] ? quoted(mounts[0].target) : home}
echo begun >&3
${work}
${kept ? 'sync; mount -o remount,ro / 2>/dev/null || { echo u >/proc/sysrq-trigger; }\n' : ''}echo "exit $code" >&3
`;
}
