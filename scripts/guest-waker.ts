// The program that a machine which stands still has waiting: when it wakes it does at once what would cost three more to be started.

import type { Job } from './guest-job.ts';
import { quoted } from './quote.ts';

export interface Wake {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How many shares were plugged in. */
  readonly plugs: number;
}

/** clock_settime(2) and mount(2), for which perl has no names. */
const numbers = `case $(uname -m) in aarch64) set -- 112 40 ;; *) set -- 227 165 ;; esac`;

/**
 * For the guest's sh, by root: a function `waker` that becomes it, and in `by` the name of its program. It reads what `tellWaker` gives, sets
 * the clock, has the kernel's random numbers begin anew (random(4), RNDRESEEDCRNG), without which it fails, waits 2 s at most for what was
 * plugged in, and mounts: one behind the other, as far as it can.
 */
export const waker = {
  perl: `by=perl; waker() { ${numbers}; exec perl -e '
    open R,"+</dev/urandom"; ($s,$n,$plugs)=split " ",<STDIN>;
    $t=pack "q2",$s,$n; syscall($ARGV[0]+0,0,$t)==0 && ioctl R,0x5207,0 or die;
    while(<STDIN>){chomp; last if $_ eq ""; push @m,$_}
    for(1..400){$d=0; if(opendir D,"/sys/bus/virtio/drivers/virtiofs"){$d=grep /^virtio/,readdir D}
      last if $d>=$plugs; select undef,undef,undef,0.005}
    $y="virtiofs"; for(@m){($f,$a)=split / /,$_,2; $b=$a; last if syscall $ARGV[1]+0,$a,$b,$y,$f+0,0}' "$@"; }`,
  python3: `by=python3; waker() { exec python3 -c 'import fcntl,os,sys,time
try: import ctypes; mount=ctypes.CDLL(None).mount
except ImportError: mount=lambda *a: 1
r=open("/dev/urandom","wb"); s,n,plugs=map(int,sys.stdin.readline().split())
time.clock_settime(time.CLOCK_REALTIME,s+n/1e9); fcntl.ioctl(r,0x5207)
m=[l[:-1] for l in iter(sys.stdin.readline,"\\n")]
d="/sys/bus/virtio/drivers/virtiofs"
for i in range(400):
  if sum(e.startswith("virtio") for e in (os.listdir(d) if os.path.isdir(d) else []))>=plugs: break
  time.sleep(.005)
for l in m:
  f,a=l.split(" ",1); a=os.fsencode(a)
  if mount(a,a,b"virtiofs",int(f),None): break'; }`,
} as const;

/** The only options of a share that mount(2) needs no program for, and its flags of them. */
const flagsOf = (options: string): number | undefined =>
  /^(nofail|rw|ro)(,(nofail|rw|ro))*$/.test(options) ? Number(/\bro\b/.test(options)) : undefined;

/**
 * For sh: prints what it reads. Where nothing can be plugged in nothing is waited for. From the first share on that is for mount(8) all are: one
 * may lie in another.
 */
export function tellWaker({ now, plugs }: Wake, mounts: Job['mounts']): string {
  const flags = mounts.map(({ options }) => flagsOf(options));
  const own = flags.includes(undefined) ? flags.indexOf(undefined) : flags.length;
  const lines = mounts.slice(0, own).map(({ target }, at) => `${flags[at]} ${target}`);
  return `plugs=${plugs}; set -- /sys/bus/pci/slots/*; [ -e "$1" ] || plugs=0
printf '%s %s\\n%s' '${Math.floor(now / 1000)} ${(now % 1000) * 1e6}' "$plugs" ${quoted([...lines, '', ''].join('\n'))}`;
}
