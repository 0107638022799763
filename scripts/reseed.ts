// The random numbers of a guest whose memory came out of a file, and may do so again.

/** Programs that have an ioctl, of which a minimal system has one or the other. */
const reseeders = {
  perl: `perl -e 'open F,"+</dev/urandom";exit !ioctl F,0x5207,0'`,
  python3: `python3 -c 'import fcntl;f=open("/dev/urandom","wb");fcntl.ioctl(f,0x5207)'`,
};

/**
 * A function for the guest's sh, by root: its kernel's random numbers begin anew (random(4), RNDRESEEDCRNG), where it would go on with those
 * of the state for a minute. vmgenid does it by itself, where the kernel has that driver; Debian 12's has not.
 */
export const reseed = `reseed() { ${reseeders.perl} || ${reseeders.python3}; } </dev/null 2>/dev/null`;

/** For the guest's sh, by root: with numbers of the host's, of which the driver still holds some from before (drivers/char/hw_random). */
export const reseedFromHost = `${reseed}; head -c 512 /dev/hwrng 2>/dev/null >/dev/urandom; reseed`;
