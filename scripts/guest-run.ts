// The guest's half of run-NAME: what of an image waits for a command from the host, and the script that the host sends.

import { file, folder, type GuestFile, link } from './guest-file.ts';
import { mountShareFile } from './mount-share.ts';
import { quoted } from './quote.ts';

/** Names of the virtio ports (QEMU's virtserialport, `name=`), in the order of the descriptors that qemu is given. */
const ports = { job: 'makebox.job', out: 'makebox.out', err: 'makebox.err' } as const;

const agentFile = '/usr/sbin/makebox-run';
const units = '/etc/systemd/system';

/** What is in every image. It says "ready", is told a length, takes a script of so many bytes, and becomes it. */
const agent = `#!/bin/sh
# Runs what the host sends, where the host has made a port for it: docs/run.md.
port() { grep -lx "$1" /sys/class/virtio-ports/*/name 2>/dev/null | sed 's|.*/\\(vport[^/]*\\)/name$|/dev/\\1|'; }
modprobe -q virtio_console
left=100
until [ -c "$(port ${ports.job})" ]; do
  [ $left -gt 0 ] || exit 0
  left=$((left - 1)); sleep 0.05
done
exec 3<>"$(port ${ports.job})"
echo ready >&3
read -r length <&3
mkdir -p /run/makebox
head -c "$length" <&3 >/run/makebox/job
. /run/makebox/job
`;

/** Without the dependencies that a service has by itself: in the fast boot there is nothing else. */
const service = `[Unit]
Description=A command of the host
DefaultDependencies=no
After=makebox-modules.service basic.target network.target remote-fs.target systemd-user-sessions.service
ConditionKernelCommandLine=|makebox.run
ConditionPathExists=|/dev/virtio-ports/${ports.job}

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
}

/** Codes that are not the command's: those of timeout(1), and the one by which docker says that it came to no command. */
export const codes = { timeout: 124, broken: 125 } as const;

/** The network that qemu's user mode has: addresses are always these (qemu(1), "-netdev user"). */
const network = `modprobe -q virtio_net
if [ -z "$(ip -4 route show default)" ]; then
  for nic in /sys/class/net/*; do
    nic=\${nic##*/}
    [ "$nic" != lo ] || continue
    ip addr add 10.0.2.15/24 dev "$nic"; ip link set "$nic" up; ip route add default via 10.0.2.2
    mkdir -p /run/systemd/resolve; echo 'nameserver 10.0.2.3' >/etc/resolv.conf
    break
  done
fi`;

const mount = ({ target, options }: Job['mounts'][number]) => {
  const at = quoted(target);
  return `mountpoint -q ${at} || { mkdir -p ${at}; mount.share ${at} ${at} -o ${quoted(options)}; } || {
  echo ${quoted(`makebox: ${target} could not be mounted: does this kernel have virtiofs or 9p?`)} >&2; echo 'exit ${codes.broken}' >&3; exit; }`;
};

/** The script that the guest's root runs; the port of the job is its descriptor 3. It answers \`begun\`, then \`exit N\`. */
export function jobScript({ user, uid, gid, mounts, command, terminal, kept }: Job): string {
  const home = `/home/${user}`;
  const as = `setpriv --reuid=${uid} --regid=${gid} --init-groups env -i HOME=${home} USER=${user} LOGNAME=${user} SHELL=/bin/bash LANG="\${LANG:-C.UTF-8}" \\
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
  const { type, rows, columns } = terminal;
  const work =
    command === undefined
      ? `while read -r rows columns <&3; do stty -F /dev/hvc0 rows "$rows" columns "$columns"; done &
setsid -w sh -c 'exec <>/dev/hvc0 >&0 2>&0; stty rows ${rows} columns ${columns}; exec "$@"' sh ${as} TERM=${quoted(type)} bash -l; code=$?`
      : `${as} sh -c ${quoted(command)} </dev/null 3>&-; code=$?`;
  return `PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export PATH
exec >"$(port ${ports.out})" 2>"$(port ${ports.err})"
${network}
${mounts.map(mount).join('\n')}
cd ${mounts[0] ? quoted(mounts[0].target) : home}
echo begun >&3
${work}
sync
${kept ? 'mount -o remount,ro / 2>/dev/null || { echo u >/proc/sysrq-trigger; }\n' : ''}echo "exit $code" >&3
`;
}
