// A machine of run-NAME between warm-NAME and its command: it is brought to where nothing is left to be started, stands still, and wakes
// as another one. An emulated machine that wakes has translated nothing yet, so a program that it starts costs it 30 to 100 ms.

import { as, codes, type Job, jobWith, network, opening, type Runner, sshd, startFolder } from './guest-job.ts';
import { tellWaker, type Wake, waker } from './guest-waker.ts';
import { quoted } from './quote.ts';
import { reseed } from './reseed.ts';

/** Raised when what a state waits for is not what it will be sent. */
export const warmth = 4;

/** Bytes that one which stands still waits for; a longer script is in what follows. */
const block = 8192;

/** Pipes that root alone opens, and at which programs wait. */
const pipes = { shell: '/run/makebox-shell', waker: '/run/makebox-waker', ip: '/run/makebox-ip' };
/** What they have no other of. */
const none = '3>&- 4>&- 5>&- 6>&-';
/** The command, for the shell that waits: what that says of it has this name, as in "sh: 1: /run/CMD: mkae: not found". */
const command = '/run/CMD';
/**
 * What that shell does: it reads a number and where to begin, and runs the command itself, which spares it another shell. Where it is bash, its
 * RANDOM and SECONDS would go on from the state.
 */
export const waitingShell = `read -r seed; IFS= read -r go; exec </dev/null; cd -P "$go" || exit ${codes.broken}
[ -z "$BASH_VERSION" ] || { RANDOM=$seed; SECONDS=0; }; unset seed go OLDPWD; . ${command}`;

/**
 * For the guest's sh: the waker, and a function `plain` that becomes its words with no signal ignored, which sh does for what it runs beside
 * itself (POSIX.1, 2.11).
 */
const beside = `if command -v perl >/dev/null; then
  ${waker.perl}
  plain() { exec perl -e '$SIG{INT}=$SIG{QUIT}="DEFAULT";exec @ARGV' "$@"; }
else
  ${waker.python3}
  plain() { exec python3 -c 'import os,signal,sys
for s in (2,3,13,25): signal.signal(s,signal.SIG_DFL)
os.execvp(sys.argv[1],sys.argv[1:])' "$@"; }
fi`;

/** Brings a machine to where a command can begin, with the folders that will be mounted, says \`warm\`, and waits for another script. */
export const warmScript = (runner: Runner, ssh: number, folders: readonly string[]) => `${opening}
${reseed}
${sshd(ssh)}${network}
# With its new address it says where it is now: who looks for the old one tries again only after 6 s (ip-sysctl.rst, arp_notify).
[ -z "$nic" ] || echo 1 >"/proc/sys/net/ipv4/conf/$nic/arp_notify"
modprobe -q -a virtiofs 9pnet_virtio vmgenid
timeout 60 systemctl is-system-running --wait >/dev/null 2>&1
umount -a -t virtiofs,9p 2>/dev/null
${folders.map(folder => `mkdir -p ${quoted(folder)}\n`).join('')}mount >/dev/null
reseed || { echo 'makebox: no perl and no python3: two machines would have the same random numbers' >/dev/console; echo 'exit ${codes.broken}' >&3; exit; }
mkfifo -m 600 ${pipes.shell} ${pipes.waker} ${pipes.ip}
exec 4<>${pipes.shell} 5<>${pipes.waker} 6<>${pipes.ip}
${beside}
plain ${as(runner)} sh -c ${quoted(waitingShell)} <&4 ${none} & shell=$!
waker <&5 ${none} 2>/dev/null & waker=$!
ip -batch ${pipes.ip} </dev/null ${none} & ip=$!
head -c ${block} <&3 >/run/makebox-next ${none} & next=$!
# Until a program is there, and waits.
waits() {
  left=200; until read -r _ name state _ </proc/$1/stat && [ "$name $state" = "($2) S" ]; do
    [ $left -gt 0 ] || { echo "makebox: $2 has ended, or does not wait, but $name is $state" >/dev/console; echo 'exit ${codes.broken}' >&3; exit; }
    left=$((left - 1)); sleep 0.05
  done 2>/dev/null
}
waits $shell sh; waits $waker $by; waits $ip ip; waits $next head
sync
echo warm >&3
wait $next
. /run/makebox-next
`;

export interface Waking extends Wake {
  /** 96 hex digits that nobody else has. */
  readonly seed: string;
  readonly mac: string;
}

/** What must not be the same in two machines that woke from one state, and its shares, whose folders are in the state; ip ends when nobody can say more to it. */
const waking = (woke: Waking, mounts: Job['mounts']) => `echo ${woke.seed.slice(32)} >/dev/urandom
echo ${woke.seed.slice(0, 32)} >/etc/machine-id
[ -z "$nic" ] || echo "link set dev $nic address ${woke.mac}" >&6; exec 6>&-
${tellWaker(woke, mounts)} >&5
`;

const orBroken = (sh: string, what: string) =>
  `${sh} || { echo 'makebox: ${what} could not be set' >&2; echo 'exit ${codes.broken}' >&3; exit; }`;

/** The same as jobScript for one that has woken, in as many bytes as it waits for. */
export function wakeScript(job: Job, woke: Waking): string {
  // Nothing, where it is not for the shell that waits: that ends.
  const told =
    job.command === undefined ? `: >${command}; echo >&4; echo >&4` : `printf %s ${quoted(job.command)} >${command}`;
  const begins = `printf '%s\\n' ${Number.parseInt(woke.seed.slice(0, 4), 16)} ${startFolder(job)} >&4`;
  const script = jobWith(
    job,
    `${waking(woke, job.mounts)}${told}\n${orBroken('wait $waker', 'its clock and random numbers')}`,
    orBroken('wait $ip', 'its network address'),
    `${begins}; wait $shell; code=$?`,
  );
  const bytes = Buffer.byteLength(script);
  if (bytes <= block) return script + '\n'.repeat(block - bytes);
  return `${`head -c ${bytes} <&3 >/run/makebox-rest; . /run/makebox-rest\n`.padEnd(block, '\n')}${script}`;
}
