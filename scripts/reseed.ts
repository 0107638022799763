// The random numbers of a guest whose memory came out of a file, and may do so again.

/** Programs that have an ioctl, of which a minimal system has one or the other: each reads a line, and does it then. */
const programs = {
  perl: `perl -e 'open F,"+</dev/urandom";<STDIN>;exit !ioctl F,0x5207,0'`,
  python3: `python3 -c 'import fcntl,sys;f=open("/dev/urandom","wb");sys.stdin.readline();fcntl.ioctl(f,0x5207)'`,
};

/**
 * A function for the guest's sh, by root: its kernel's random numbers begin anew (random(4), RNDRESEEDCRNG), where it would go on with those
 * of the state for a minute. vmgenid does it by itself, where the kernel has that driver; Debian 12's has not.
 */
export const reseed = `reseed() { ${programs.perl} || ${programs.python3}; } </dev/null 2>/dev/null`;

/**
 * For the guest's sh: a function `reseeder` that becomes a program which does it when it reads a line, and `plain` that becomes its words
 * with no signal ignored, which sh does for what it runs beside itself (POSIX.1, 2.11); `by` is that program's name.
 */
export const beside = `if command -v perl >/dev/null; then
  by=perl; reseeder() { exec ${programs.perl}; }
  plain() { exec perl -e '$SIG{INT}=$SIG{QUIT}="DEFAULT";exec @ARGV' "$@"; }
else
  by=python3; reseeder() { exec ${programs.python3}; }
  plain() { exec python3 -c 'import os,signal,sys
for s in (2,3,13,25): signal.signal(s,signal.SIG_DFL)
os.execvp(sys.argv[1],sys.argv[1:])' "$@"; }
fi`;

/** For the guest's sh, by root: with numbers of the host's, of which the driver still holds some from before (drivers/char/hw_random). */
export const reseedFromHost = `${reseed}; head -c 512 /dev/hwrng 2>/dev/null >/dev/urandom; reseed`;
