// The script by which a machine of run-NAME runs one command: the guest's root takes it from the host (guest-run.ts).

import { ports } from './guest-run.ts';
import { lastWords } from './output.ts';
import { quoted } from './quote.ts';

/** Whose command it is, in the guest. */
export interface Runner {
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Job extends Runner {
  /** Where shares are mounted, and with which options (mount(8)); where the first is there, it begins. */
  readonly mounts: readonly { readonly target: string; readonly options: string }[];
  /** For the user's shell. Absent: a login shell on a terminal of this size. */
  readonly command?: string;
  readonly terminal: { readonly type: string; readonly rows: number; readonly columns: number };
  /** The port at which sshd is to answer; absent: nobody gets in. */
  readonly ssh?: number;
  /** Whether what is written stays on the disk: then the system is ended before it is left. */
  readonly kept: boolean;
  /** Letters and digits, which stand behind what it says. */
  readonly mark: string;
}

/** Codes that are not the command's: those of timeout(1), and the one by which docker says that it came to no command. */
export const codes = { timeout: 124, broken: 125 } as const;

/** The network that qemu's user mode has: addresses are always these (qemu(1), "-netdev user"). */
export const network = `nic=
if [ -z "$(ip -4 route show default)" ]; then
  for nic in /sys/class/net/*; do
    nic=\${nic##*/}
    [ "$nic" != lo ] || continue
    ip addr add 10.0.2.15/24 dev "$nic"; ip link set "$nic" up; ip route add default via 10.0.2.2
    mkdir -p /run/systemd/resolve; echo 'nameserver 10.0.2.3' >/etc/resolv.conf
    break
  done
fi`;

/** What it finds programs by, and that what it says goes to the host. */
export const opening = `PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export PATH
port ${ports.out} && exec >"$at"; port ${ports.err} && exec 2>"$at"`;

/**
 * For the guest's sh: sshd at a port, if it has one and nothing else listens there. Not beside sh: what that runs so, and all that it begets,
 * has SIGINT and SIGQUIT ignored (POSIX.1, 2.11).
 */
export const sshd = (port: number) => `mkdir -p -m 755 /run/sshd; /usr/sbin/sshd -p ${port} 2>/dev/null\n`;

/** What the guest says of a share. */
export const notMounted = 'could not be mounted';

/** By virtiofs without mount.share where that does. As /proc/mounts has it, a backslash in a path is \\134, and a space \\040 (proc(5)). */
const mount = ({ target, options }: Job['mounts'][number]) => {
  const at = quoted(target);
  const share = `mount.share ${at} ${at} -o ${quoted(options)}`;
  const quick = /\boverlay\b/.test(options)
    ? ''
    : `mount -i -t virtiofs -o ${quoted(options)} ${at} ${at} 2>/dev/null || `;
  return `mounted ${quoted(target.replaceAll('\\', String.raw`\134`).replaceAll(' ', String.raw`\040`))} || { [ -d ${at} ] || mkdir -p ${at}; ${quick}${share}; } || {
  echo ${quoted(`makebox: ${target} ${notMounted}`)} >&2; echo 'exit ${codes.broken}' >&3; exit; }`;
};
/** Also one whose path leads over a link: its tag is the path as it is defined. */
const mounted =
  'mounted() { while read -r tag at type _; do [ "$at" != "$1" ] && [ "$tag $type" != "$1 virtiofs" ] || return 0; done </proc/mounts; return 1; }';

const home = ({ user }: Runner) => `/home/${user}`;
/** Where a command begins, for sh. */
export const startFolder = (job: Job) => (job.mounts[0] ? quoted(job.mounts[0].target) : home(job));

/** In front of a program that the user is to run. */
export const as = (runner: Runner) =>
  `setpriv --reuid=${runner.uid} --regid=${runner.gid} --init-groups env -i HOME=${home(runner)} USER=${runner.user} LOGNAME=${runner.user} SHELL=/bin/bash LANG="\${LANG:-C.UTF-8}" \\
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;

/** A login shell on the terminal, whose size the host tells. */
const shell = (job: Job) => {
  const { type, rows, columns } = job.terminal;
  return `while read -r rows columns <&3; do stty -F /dev/hvc0 rows "$rows" columns "$columns"; done &
setsid -w sh -c 'exec <>/dev/hvc0 >&0 2>&0; stty rows ${rows} columns ${columns}; exec "$@"' sh ${as(job)} TERM=${quoted(type)} bash -l; code=$?`;
};

/** Between beginning and command: its folders are there, then what else was begun, which it answers with \`begun\`. */
export const jobWith = (job: Job, begun: string, waited: string, command: string) => `${begun}
${mounted}
${job.mounts.map(mount).join('\n')}
${waited}
cd ${startFolder(job)}
echo begun >&3
${job.command === undefined ? shell(job) : command}
${job.kept ? 'sync; mount -o remount,ro / 2>/dev/null || { echo u >/proc/sysrq-trigger; }\n' : ''}${lastWords(job.mark)}
while read -r _ <&3; do :; done
`;

/** For one that has booted; the port of the job is its descriptor 3. It answers \`begun\`, then \`exit N said\`. */
export const jobScript = (job: Job): string =>
  jobWith(
    job,
    `${opening}\n${job.ssh ? sshd(job.ssh) : ''}{ ${network}; } &`,
    'wait',
    `${as(job)} sh -c ${quoted(job.command ?? '')} </dev/null 3>&-; code=$?`,
  );
