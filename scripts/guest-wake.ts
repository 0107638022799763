// A machine of run-NAME between warm-NAME and its command: it is brought to where nothing is left to be started, stands still, and wakes
// as another one. An emulated machine that wakes has translated nothing yet, so a program that it starts costs it 30 to 100 ms.

import { as, codes, type Job, jobWith, network, opening, type Runner, sshd, startFolder } from './guest-job.ts';
import { quoted } from './quote.ts';
import { reseed, reseeders } from './reseed.ts';

/** Raised when what a state waits for is not what it will be sent. */
export const warmth = 3;

/** Bytes that one which stands still waits for; a longer script is in what follows. */
const block = 8192;

/** By pipes that root alone opens, and that programs which wait have as their input. */
const pipes = { shell: '/run/makebox-shell', seed: '/run/makebox-seed' };
/** What they have no other of. */
const none = '3>&- 4>&- 5>&-';
const command = '/run/makebox-command';

/**
 * For the guest's sh: a function `reseeder` that becomes a program which does it when it reads a line, and `plain` that becomes its words
 * with no signal ignored, which sh does for what it runs beside itself (POSIX.1, 2.11); `by` is that program's name.
 */
const beside = `if command -v perl >/dev/null; then
  by=perl; reseeder() { exec ${reseeders.perl}; }
  plain() { exec perl -e '$SIG{INT}=$SIG{QUIT}="DEFAULT";exec @ARGV' "$@"; }
else
  by=python3; reseeder() { exec ${reseeders.python3}; }
  plain() { exec python3 -c 'import os,signal,sys
for s in (2,3,13,25): signal.signal(s,signal.SIG_DFL)
os.execvp(sys.argv[1],sys.argv[1:])' "$@"; }
fi`;

/** Brings a machine to where a command can begin, says \`warm\`, and waits for another script. */
export const warmScript = (runner: Runner, ssh: number) => `${opening}
${reseed}
${sshd(ssh)}${network}
modprobe -q -a 9pnet_virtio vmgenid
timeout 60 systemctl is-system-running --wait >/dev/null 2>&1
umount -a -t virtiofs,9p 2>/dev/null
date >/dev/null; mount >/dev/null; ip link >/dev/null
reseed || { echo 'makebox: no perl and no python3: two machines would have the same random numbers' >/dev/console; echo 'exit ${codes.broken}' >&3; exit; }
mkfifo -m 600 ${pipes.shell} ${pipes.seed}
exec 4<>${pipes.shell} 5<>${pipes.seed}
${beside}
plain ${as(runner)} sh -c 'read -r go; exec </dev/null; . ${command}' <&4 ${none} & shell=$!
reseeder <&5 ${none} 2>/dev/null & seed=$!
head -c ${block} <&3 >/run/makebox-next ${none} & next=$!
# Until a program is there, and waits.
waits() {
  left=200; until read -r _ name state _ </proc/$1/stat && [ "$name $state" = "($2) S" ]; do
    [ $left -gt 0 ] || { echo "makebox: $2 has ended, or does not wait, but $name is $state" >/dev/console; echo 'exit ${codes.broken}' >&3; exit; }
    left=$((left - 1)); sleep 0.05
  done 2>/dev/null
}
waits $shell sh; waits $seed $by; waits $next head
sync
echo warm >&3
wait $next
. /run/makebox-next
`;

export interface Waking {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 96 hex digits that nobody else has. */
  readonly seed: string;
  readonly mac: string;
  /** How many shares were plugged in. */
  readonly plugs: number;
}

/** What must not be the same in two machines that woke from one state; beside it they mount. */
const waking = ({ now, seed, mac, plugs }: Waking) => `echo ${seed.slice(32)} >/dev/urandom; echo >&5
{ echo ${seed.slice(0, 32)} >/etc/machine-id; date -s @${now / 1000} >/dev/null; [ -z "$nic" ] || ip link set dev "$nic" address ${mac}; } & own=$!
left=100; set -- /sys/bus/pci/slots/*; [ -e "$1" ] || left=0
while set -- /sys/bus/virtio/drivers/virtiofs/virtio*; [ -e "$1" ] || shift; [ $# -lt ${plugs} ] && [ $left -gt 0 ]; do left=$((left - 1)); sleep 0.02; done
`;

/** The same as jobScript for one that has woken, in as many bytes as it waits for. */
export function wakeScript(job: Job, woke: Waking): string {
  // Nothing, where it is not for the shell that waits: that ends.
  const told =
    job.command === undefined
      ? `: >${command}; echo >&4`
      : `printf %s ${quoted(`cd -P ${startFolder(job)} && unset OLDPWD && exec sh -c ${quoted(job.command)}; exit ${codes.broken}`)} >${command}`;
  const script = jobWith(job, `${waking(woke)}${told}`, 'wait $own $seed', 'echo >&4; wait $shell; code=$?');
  const bytes = Buffer.byteLength(script);
  if (bytes <= block) return script + '\n'.repeat(block - bytes);
  return `${`head -c ${bytes} <&3 >/run/makebox-rest; . /run/makebox-rest\n`.padEnd(block, '\n')}${script}`;
}
